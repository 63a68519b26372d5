using System.Collections.Immutable;
using System.Security.Cryptography;
using Upskill.Adoption;
using Upskill.Kit;
using Upskill.Kit.Ledger;
using Upskill.Kit.Storage;
using Upskill.Learning.Programmes;

namespace Upskill.Learning.Learners;

/// <summary>The process around a <see cref="Learner"/>: decide, commit, announce, answer.</summary>
[GrainType("learning-learner")]
internal sealed class LearnerGrain(Programme programme, IKeyStore keys, Journal journal, DomainClock clock, ILearnerAnnouncer announcer)
    : LedgerGrain<Learner, LearnerFact>, ILearnerGrain
{
    /// <summary>The journals of learners.</summary>
    public const string JournalKind = "learner";

    private string? token, secret;

    protected override string Kind => JournalKind;

    protected override Learner Empty => Learner.Nobody;

    /// <summary>Opaque, and gone with the key that it is derived from.</summary>
    private string Token => token ??= LearnerRow.Token(keys.KeyOf(Name.Subject));

    /// <summary>Decides which variants of a drill the learner meets first; known to nobody and gone with the key.</summary>
    private string Secret => State.Enrolment is null ? ""
        : secret ??= keys.IsDestroyed(Name.Subject) ? "" : Convert.ToHexStringLower(HMACSHA256.HashData(keys.KeyOf(Name.Subject), "draw"u8));

    public Task Place(PlaceLearner command) =>
        Commit(command.Id, learner => learner.PlaceAt(command, programme, clock.Today), (_, _) => true);

    public Task Leave(CommandId id) => Commit(id, learner => learner.Leave(), (_, _) => true);

    public Task<SubmissionTaken> Submit(MakeSubmission command) =>
        Commit(command.Id, learner => learner.Submit(command, programme, Secret), (learner, facts) => new SubmissionTaken(
            learner.Activities[(command.Module, command.Activity)].Assessment, facts.Any(fact => fact is LearnerFact.ModuleCompleted)));

    public Task ChooseLanguage(ChooseLanguage command) => Commit(command.Id, learner => learner.Choose(command), (_, _) => true);

    public Task<LearnerStanding> Standing() => Task.FromResult(State.Standing(Number, Secret));

    public Task<MandatoryStatus> Status() => Task.FromResult(State.Status(clock.Today));

    public Task<ImmutableArray<EvidenceItem>> Evidence() => Task.FromResult(State.Evidence);

    public Task Mend() => MendRows();

    public async Task Remove()
    {
        if (keys.IsDestroyed(Name.Subject))
            return;
        if (State.Place is { } place)
        {
            await journal.Delete(Name, AllRows(State, Number));
            await Unit(place.Unit).RowLeft(Token, Number);
        }
        keys.Destroy(Name.Subject);
        DeactivateOnIdle();
    }

    protected override Learner Fold(Learner state, LearnerFact fact, DateTimeOffset at) => state.With(fact, at);

    protected override IReadOnlyList<RowWrite> Rows(Learner before, Learner after, long number) =>
        LearnerRow.IsSame(before, after) ? [] : AllRows(after, number);

    /// <summary>The learner's row where they are, and none where they were before or since they left.</summary>
    protected override IReadOnlyList<RowWrite> AllRows(Learner state, long number)
    {
        if (state.Place is not { } place)
            return [];
        var row = state.IsHere
            ? UnitRows.Put(Name.Partition, place.Unit, LearnerRow.Of(state, Token, number))
            : UnitRows.TakeOut(Name.Partition, place.Unit, Token);
        return state.LeftUnit is { } left ? [UnitRows.TakeOut(Name.Partition, left, Token), row] : [row];
    }

    protected override void Announce(Learner before, Learner after)
    {
        announcer.Moved(new PersonId(Name.Subject), Number);
        if (LearnerRow.IsSame(before, after))
            return;
        // Exactly one call a row written: the unit counts them against the store's counter to know that it missed none.
        if (after.LeftUnit is { } left)
            Unit(left).RowLeft(Token, Number).Ignore();
        var unit = Unit(after.Place!.Unit);
        (after.IsHere ? unit.RowChanged(LearnerRow.Of(after, Token, Number)) : unit.RowLeft(Token, Number)).Ignore();
    }

    private IUnitFiguresGrain Unit(UnitId unit) => GrainFactory.GetGrain<IUnitFiguresGrain>(unit.Value);
}
