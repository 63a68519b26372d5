using System.Collections.Immutable;
using Orleans.Concurrency;
using Upskill.Kit.Ledger;
using Upskill.Kit.Storage;
using Upskill.Learning.Learners;

namespace Upskill.Learning.Publishing;

/// <summary>Folds people's ledgers one after the other and forgets each: a count must not fill the memory with learners who are not at work.</summary>
[GrainType("learning-content-tally"), StatelessWorker]
internal sealed class ContentTallyGrain(TrainingLedger ledger, IKeyStore keys, ContentStore contents, ProgrammeInUse inUse) : Grain, IContentTallyGrain
{
    public async Task<ContentTally> Tally(string content, ImmutableArray<PersonId> people)
    {
        if (await contents.Read(content) is not { Programme: { } next })
            return ContentTally.Nobody;
        var (tally, today) = (ContentTally.Nobody, inUse.Current);
        foreach (var person in people)
        {
            if (await Enrolled(person) is var (learner, number))
                tally += ProgrammeChanges.TallyOf(learner.Standing(number), today, next);
        }
        return tally;
    }

    public async Task<ImmutableArray<PersonId>> Unsettled(ImmutableArray<PersonId> people)
    {
        var unsettled = ImmutableArray.CreateBuilder<PersonId>();
        foreach (var person in people)
        {
            if (await Enrolled(person) is var (learner, _) && !learner.Settle(inUse.Current).IsEmpty)
                unsettled.Add(person);
        }
        return unsettled.ToImmutable();
    }

    private async Task<(Learner Learner, long Number)?> Enrolled(PersonId person)
    {
        if (keys.IsDestroyed(person.Value))
            return null;
        var page = await ledger.Read<LearnerFact>(new(LearnerGrain.JournalKind, person.Value), LedgerHead.Empty);
        var learner = page.Entries.Aggregate(Learner.Nobody, (state, entry) => entry.Facts.Aggregate(state, (next, fact) => next.With(fact, entry.At)));
        return learner is { IsEnrolled: true, IsHere: true } ? (learner, page.Head.Length) : null;
    }
}
