using System.Collections.Immutable;
using System.Security.Cryptography;
using Upskill.Adoption;
using Upskill.Kit;
using Upskill.Kit.Ledger;
using Upskill.Kit.Storage;
using Upskill.Learning.Publishing;
using Upskill.Learning.Questions;

namespace Upskill.Learning.Learners;

/// <summary>The process around a <see cref="Learner"/>: decide, commit, announce, answer.</summary>
[GrainType("learning-learner")]
internal sealed class LearnerGrain(ProgrammeInUse inUse, WrongQuestions wrong, IKeyStore keys, Journal journal, DomainClock clock, ILearnerAnnouncer announcer)
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
    private string Secret => !State.IsEnrolled ? ""
        : secret ??= keys.IsDestroyed(Name.Subject) ? "" : Convert.ToHexStringLower(HMACSHA256.HashData(keys.KeyOf(Name.Subject), "draw"u8));

    public Task Place(PlaceLearner command) =>
        Commit(command.Id, learner => learner.PlaceAt(command, inUse.Current, clock.Today), (_, _) => true);

    public Task Leave(CommandId id) => Commit(id, learner => learner.Leave(), (_, _) => true);

    public Task<SubmissionTaken> Submit(MakeSubmission command) =>
        Commit(command.Id, learner => learner.Submit(command, wrong.Taught, Secret), (learner, facts) => new SubmissionTaken(
            learner.Activities[(command.Module, command.Activity)].Assessment, facts.Any(fact => fact is LearnerFact.ModuleCompleted)));

    public Task ChooseLanguage(ChooseLanguage command) => Commit(command.Id, learner => learner.Choose(command), (_, _) => true);

    public Task Attend(AttendLive command) => Commit(command.Id, learner => learner.Attend(command, inUse.Current), (_, _) => true);

    public async Task Report(ReportQuestion command)
    {
        // Refused before anything is written; then first without the name, so that a report that the learner was told is kept cannot miss its reader.
        if (!State.Report(command).IsEmpty)
            await GrainFactory.GetGrain<IQuestionRegisterGrain>(IQuestionRegisterGrain.Organisation).Note(command);
        await Commit(command.Id, learner => learner.Report(command), (_, _) => true);
    }

    public Task CountForAll(QuestionDecision decision) => Commit(CommandId.New(), learner => Rescoring.Of(learner, decision, inUse.Current), (_, _) => true);

    public Task Settle() => Commit(CommandId.New(), learner => learner.Settle(inUse.Current), (_, _) => true);

    public Task<LearnerStanding> Standing() => Task.FromResult(State.Standing(Number, Secret) with
    {
        DueOn = State.DueFor(inUse.Current, clock.Today),
        Status = State.Status(inUse.Current, clock.Today),
    });

    public Task<MandatoryStatus> Status() => Task.FromResult(State.Status(inUse.Current, clock.Today));

    public Task Excuse(ExcuseLearner command) =>
        Commit(command.Id, learner => learner.Waivers.Excuse(command, learner, inUse.Current, clock.Today), (_, _) => true);

    public Task WithdrawWaiver(WithdrawWaiver command) => Commit(command.Id, learner => learner.Waivers.Withdraw(command, clock.Today), (_, _) => true);

    public Task<ImmutableArray<Waiver>> Waivers() => Task.FromResult(State.Waivers.Waivers);

    public Task<bool> JoinCohort(JoinCohort command) =>
        Commit(command.Id, learner => learner.Join(command, inUse.Current), (learner, _) => learner.Cohort?.Cohort == command.Cohort);

    public Task LeaveCohort(CommandId id, CohortId cohort) => Commit(id, learner => learner.Leave(cohort), (_, _) => true);

    public Task<ImmutableArray<EvidenceItem>> Evidence() => Task.FromResult(State.Evidence);

    public async Task Remove()
    {
        if (keys.IsDestroyed(Name.Subject))
            return;
        if (State.Place is not null)
        {
            await journal.Delete(Name, AllRows(State, Number));
            await Task.WhenAll(LearnerRow.Places(State).Select(place => Unit(place.Unit).RowLeft(Token, Number)));
        }
        keys.Destroy(Name.Subject);
        DeactivateOnIdle();
    }

    protected override Learner Fold(Learner state, LearnerFact fact, DateTimeOffset at) => state.With(fact, at);

    protected override IReadOnlyList<RowWrite> Rows(Learner before, Learner after, long number) =>
        LearnerRow.IsSame(before, after, inUse.Current, clock.Today) ? [] : AllRows(after, number);

    protected override void Announce(Learner before, Learner after)
    {
        announcer.Moved(new PersonId(Name.Subject), Number);
        if (LearnerRow.IsSame(before, after, inUse.Current, clock.Today))
            return;
        // Exactly one call a row written: the unit counts them against the store's counter to know that it missed none.
        foreach (var (unit, isIn) in LearnerRow.Places(after))
            (isIn ? Unit(unit).RowChanged(LearnerRow.Of(after, inUse.Current, clock.Today, Token, Number)) : Unit(unit).RowLeft(Token, Number)).Ignore();
    }

    /// <summary>The learner's row where they are, and none where they were before or since they left.</summary>
    private IReadOnlyList<RowWrite> AllRows(Learner state, long number) =>
    [
        .. LearnerRow.Places(state).Select(place => place.IsIn
            ? UnitRows.Put(Name.Partition, place.Unit, LearnerRow.Of(state, inUse.Current, clock.Today, Token, number))
            : UnitRows.TakeOut(Name.Partition, place.Unit, Token)),
    ];

    private IUnitFiguresGrain Unit(UnitId unit) => GrainFactory.GetGrain<IUnitFiguresGrain>(unit.Value);
}
