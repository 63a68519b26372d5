using System.Collections.Immutable;
using System.Text.Json;
using Orleans.Concurrency;
using Upskill.Adoption;
using Upskill.Kit;
using Upskill.Kit.Ledger;
using Upskill.Kit.Storage;
using Upskill.Learning.Publishing;

namespace Upskill.Learning.Learners;

/// <summary>
/// Begins many learners' chains at once. It decides by the same rules as a <see cref="LearnerGrain"/> of somebody of whom nothing is known; where
/// something is, the store says so and the learner's own grain takes over.
/// </summary>
[GrainType("learning-intake"), StatelessWorker]
internal sealed class LearnerIntakeGrain(ProgrammeInUse inUse, IKeyStore keys, TrainingLedger ledger, DomainClock clock) : Grain, ILearnerIntakeGrain
{
    /// <summary>Each is a read and a write of its own: more of them at once, from all partitions, would keep people at work waiting for the store.</summary>
    private const int KnownAtOnce = 16;

    private static readonly JsonElement Answer = JsonSerializer.SerializeToElement(true, LedgerJson.Options);

    public async Task Place(ImmutableArray<LearnerToPlace> arriving)
    {
        var rules = await GrainFactory.GetGrain<IEnrolmentGrain>(IEnrolmentGrain.Organisation).Rules();
        ImmutableArray<LearnerToPlace> learners = [.. arriving.Select(learner => learner with { Place = learner.Place with { Rules = rules } })];
        var (now, personal) = (clock.Now, keys.KeysOf([.. learners.Select(learner => learner.Person.Value)]));
        var begun = learners.Select((learner, i) => Begin(learner, LearnerRow.Token(personal[i]), now)).ToList();
        var isNew = await ledger.Begin([.. begun.Select(one => one.Entry)]);

        foreach (var some in learners.Where((_, i) => !isNew[i]).Chunk(KnownAtOnce))
            await Task.WhenAll(some.Select(known => GrainFactory.GetGrain<ILearnerGrain>(known.Person.Value).Place(known.Place)));
        foreach (var unit in begun.Where((_, i) => isNew[i]).GroupBy(one => one.Unit, one => one.Row))
            GrainFactory.GetGrain<IUnitFiguresGrain>(unit.Key.Value).RowsChanged([.. unit]).Ignore();
    }

    private (FirstEntry<LearnerFact> Entry, UnitId Unit, UnitRow Row) Begin(LearnerToPlace learner, string token, DateTimeOffset now)
    {
        var name = new JournalName(LearnerGrain.JournalKind, learner.Person.Value);
        var (programme, today) = (inUse.Current, DateOnly.FromDateTime(now.UtcDateTime));
        var facts = Learner.Nobody.PlaceAt(learner.Place, programme, today);
        var row = LearnerRow.Of(facts.Aggregate(Learner.Nobody, (state, fact) => state.With(fact, now)), programme, today, token, number: 1);
        return (
            new(name, new(learner.Place.Id, now, facts, Answer), [UnitRows.Put(name.Partition, learner.Place.Unit, row)]), learner.Place.Unit, row);
    }
}
