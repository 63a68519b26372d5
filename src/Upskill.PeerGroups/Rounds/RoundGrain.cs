using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using Upskill.Kit;
using Upskill.Kit.Ledger;
using Upskill.PeerGroups.Draws;

namespace Upskill.PeerGroups.Rounds;

/// <summary>
/// The process around <see cref="RoundLog"/>. The roster and the secrets are kept before they are committed to, the groups before the draw is on the ledger;
/// so what the ledger says can always be shown, and what a kill cut off is done again with the same outcome.
/// </summary>
[GrainType("peer-groups-round")]
internal sealed partial class RoundGrain(
    [PersistentState("round-places")] IPersistentState<RoundPlacesState> places,
    [PersistentState("round-members")] IPersistentState<RoundMembersState> members, [PersistentState("round-willing")] IPersistentState<RoundWillingState> willing,
    RoundPreparation preparation, IRoundAnnouncer announcer, ILogger<RoundGrain> log) : LedgerGrain<RoundLog, RoundFact>, IRoundGrain, IDisposable
{
    /// <summary>The journal of a round.</summary>
    public const string JournalKind = "round";

    /// <summary>More than progress announces between two entries of the ledger, so that what is shown never goes backwards.</summary>
    private const int StepsOfAnEntry = 1_000;

    private readonly RoundProgress progress = new();

    /// <summary>Of the last commitment.</summary>
    private (int Preparation, RosterInHand Roster)? inHand;

    protected override string Kind => JournalKind;

    protected override RoundLog Empty => RoundLog.Empty;

    private RoundId Id => new(this.GetPrimaryKeyString());

    private IRoundsGrain Rounds => GrainFactory.GetGrain<IRoundsGrain>(IRoundsGrain.Organisation);

    private DomainClock Clock => (DomainClock)ServiceProvider.GetService(typeof(DomainClock))!;

    public async Task Ask(AskRound command)
    {
        State.Ask(command);
        await Rounds.List(new(Id, command.Audience, command.By));
        await Commit(command.Id, log => log.Ask(command), (_, _) => true);
        GoOnOrAsk();
    }

    public async Task Contribute(CommandId id, string contribution, PersonId by)
    {
        await Rounds.Begins(Id);
        var secret = (await InHand())?.Kept.Secret ?? "";
        // A secret that does not fit what was published is never revealed as its.
        await Commit(id, log => log.Stage is RoundStage.Committed && FairSeed.Commitment(secret) != log.Attempts[^1].Commitment
            ? throw new Refusal("commitment-lost", "What was prepared last is not what was committed to. Discard it and prepare again. Nothing was drawn.")
            : log.Contribute(contribution, secret, by), (_, _) => true);
        GoOn();
    }

    public async Task Discard(CommandId id, string reason, PersonId by)
    {
        await Rounds.Begins(Id); // who was in it is forgotten in time
        await Commit(id, log => log.Discard(reason, by), (_, _) => true);
        GoOnOrAsk();
    }

    public async Task PrepareAgain(CommandId id, PersonId by)
    {
        await Rounds.Begins(Id);
        await Commit(id, log => log.PrepareAgain(by), (_, _) => true);
        GoOnOrAsk();
    }

    public async Task Open(CommandId id, PersonId by)
    {
        await Rounds.Begins(Id);
        await GrainFactory.GetGrain<IRoundsGrain>(IRoundsGrain.Talks).Begins(Id);
        await Commit(id, log => log.Open(by, Clock.Now), (_, _) => true);
        GoOn();
    }

    public Task<Round?> Round() => Task.FromResult(State.Asked is not { } asked ? null : new Round(
        Id, new(default, asked.By, asked.Audience, asked.TargetSize, asked.Groups, asked.Length, asked.Starters), State.AskedAt, State.Stage, State.Sentence,
        progress.Percent, State.Attempts, State.OpenedAt, State.ClosesAt, State.Turns.Sum(turn => turn.People), State.Left, State.LateCommitment, State.LateSecret, Shown,
        State.Turns, State.ForgottenAt, State.Stage is RoundStage.Asking ? About : 0));

    public async Task<string?> Roster(int attempt) => Committed(attempt) is { } made ? (await RosterOf(made.Preparation).Kept())?.Text : null;

    public async Task<string?> Drawn(int attempt) => Committed(attempt) is { DrawHash: not null } drawn ? await RosterOf(drawn.Preparation).Drawn() : null;

    public Task<ImmutableArray<ImmutableArray<PersonId>>> Groups() =>
        Task.FromResult(State.OpenedAt is null ? [] : places.State.Groups);

    public Task<int> GroupOf(PersonId person) => Task.FromResult(State.OpenedAt is null ? 0 : Find(person) + 1);

    public Task<ImmutableArray<PersonId>> Members(int group) =>
        Task.FromResult(State.OpenedAt is not null && group > 0 && group <= places.State.Groups.Length ? places.State.Groups[group - 1] : []);

    protected override RoundLog Fold(RoundLog state, RoundFact fact, DateTimeOffset at) => state.With(fact, at);

    protected override void Announce(RoundLog before, RoundLog after)
    {
        progress.Clear();
        Tell();
    }

    private long Shown => Number * StepsOfAnEntry + progress.Steps;

    private void Tell() => announcer.Moved(Id, Shown);

    private RoundAttempt? Committed(int attempt) => attempt >= 0 && attempt < State.Attempts.Length ? State.Attempts[attempt] : null;

    private IRoundRosterGrain RosterOf(int preparation) =>
        GrainFactory.GetGrain<IRoundRosterGrain>(string.Create(CultureInfo.InvariantCulture, $"{Id}/{preparation}"));

    /// <summary>Fetched and read once; null before there is one, and once it is forgotten.</summary>
    private async ValueTask<RosterInHand?> InHand()
    {
        if (State.Attempts.IsEmpty || State.ForgottenAt is not null)
            return null;
        var number = State.Attempts[^1].Preparation;
        if (inHand?.Preparation != number)
            inHand = await RosterOf(number).Kept() is { } kept ? (number, new(kept)) : null;
        return inHand?.Roster;
    }

    /// <summary>The same step makes the same command, so that a repeat changes nothing. With a colon, which no client's id may have: nobody can use one up beforehand.</summary>
    private CommandId Step(string step) => new("step:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Id}\n{step}")))[..32]);
}

internal static partial class RoundGrainLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Round {Round} could not go on ({Failure}); trying again.")]
    public static partial void GoesOnLater(this ILogger log, string round, string failure);
}
