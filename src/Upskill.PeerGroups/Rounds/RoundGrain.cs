using System.Collections.Immutable;
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
    [PersistentState("round-roster")] IPersistentState<RoundRosterState> roster,
    [PersistentState("round-places")] IPersistentState<RoundPlacesState> places,
    RoundPreparation preparation, IRoundAnnouncer announcer, ILogger<RoundGrain> log) : LedgerGrain<RoundLog, RoundFact>, IRoundGrain, IDisposable
{
    /// <summary>The journal of a round.</summary>
    public const string JournalKind = "round";

    /// <summary>More than progress announces between two entries of the ledger, so that what is shown never goes backwards.</summary>
    private const int StepsOfAnEntry = 1_000;

    /// <summary>Fewer are not counted: who they are would be no secret.</summary>
    private const int SmallestCount = 5;

    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromSeconds(1);
    private readonly RoundProgress progress = new();
    private IGrainTimer? work;
    private Roster? parsed;

    protected override string Kind => JournalKind;

    protected override RoundLog Empty => RoundLog.Empty;

    private RoundId Id => new(this.GetPrimaryKeyString());

    private IRoundsGrain Rounds => GrainFactory.GetGrain<IRoundsGrain>(IRoundsGrain.Organisation);

    private Roster Parsed => parsed ??= Draws.Roster.Parse(roster.State.Text);

    private DomainClock Clock => (DomainClock)ServiceProvider.GetService(typeof(DomainClock))!;

    public async Task Ask(AskRound command)
    {
        State.Ask(command);
        await Rounds.List(new(Id, command.Audience, command.By));
        await Commit(command.Id, log => log.Ask(command), (_, _) => true);
        GoOn();
    }

    public async Task Contribute(CommandId id, string contribution, PersonId by)
    {
        await Rounds.Begins(Id);
        var secret = roster.State.Secret;
        // Two activations may both have prepared: a secret that does not fit what was published is never revealed as its.
        await Commit(id, log => log.Stage is RoundStage.Committed && FairSeed.Commitment(secret) != log.Attempts[^1].Commitment
            ? throw new Refusal("commitment-lost", "What was prepared last is not what was committed to. Discard it and prepare again. Nothing was drawn.")
            : log.Contribute(contribution, secret, by), (_, _) => true);
        GoOn();
    }

    public Task Discard(CommandId id, string reason, PersonId by) => Commit(id, log => log.Discard(reason, by), (_, _) => true);

    public async Task PrepareAgain(CommandId id, PersonId by)
    {
        await Rounds.Begins(Id);
        await Commit(id, log => log.PrepareAgain(by), (_, _) => true);
        GoOn();
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
        progress.Percent, State.Attempts, State.OpenedAt, State.ClosesAt, State.Joined, State.Left, State.LateCommitment, State.LateSecret, Shown));

    public Task<string?> Roster() => Task.FromResult(State.Attempts.IsEmpty ? null : roster.State.Text);

    public Task<string?> Drawn() => Task.FromResult(State.Attempts.IsEmpty || State.Attempts[^1].DrawHash is null ? null : places.State.Drawn);

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

    /// <summary>A timer, not a loop in the call: so that others are answered meanwhile, and what failed is tried again.</summary>
    private void GoOn()
    {
        if (State.GoesOn)
            work ??= this.RegisterGrainTimer(Work, new GrainTimerCreationOptions(TimeSpan.Zero, TryAgainAfter) { Interleave = true, KeepAlive = true });
    }

    private async Task Work()
    {
        try
        {
            if (State.Stage is RoundStage.Preparing)
                await Prepare();
            if (State.Stage is RoundStage.Drawing)
                await Draw();
            if (State.Stage is RoundStage.Open)
                await TellMembers();
            else
                await Rounds.IsThrough(Id);
            if (State.GoesOn && (State.Stage is not RoundStage.Open || !IsTold))
            {
                // Somebody contributed or opened meanwhile: the timer comes again.
                await Rounds.Begins(Id);
                return;
            }
            work?.Dispose();
            work = null;
        }
        catch (Exception failed) when (failed is not OutOfMemoryException)
        {
            log.GoesOnLater(Id.Value, failed.GetType().Name); // not its message, which may name a member
            DeactivateOnIdle(); // a write may have come about: the next activation, woken by RoundsGoOn, reads what is true
        }
    }

    private async Task Prepare()
    {
        var attempt = State.Attempts.Length;
        progress.Begin(Tell);
        RoundFact fact;
        try
        {
            var prepared = await preparation.Prepare(State.Asked!, progress);
            var (secret, late) = (FairSeed.NewSecret(), FairSeed.NewSecret());
            roster.State = new() { Text = prepared.Roster.Text, People = prepared.People, Secret = secret, LateSecret = late };
            await roster.WriteStateAsync();
            parsed = prepared.Roster;
            fact = new RoundFact.Committed(FairSeed.Commitment(secret), FairSeed.Commitment(late), prepared.Roster.Hash(), prepared.People.Length,
                prepared.LeftOut < SmallestCount ? 0 : prepared.LeftOut, prepared.Groups, prepared.Rehearsed);
        }
        catch (Refusal no)
        {
            fact = new RoundFact.CannotBe(no.Message);
        }
        await Commit(Step($"prepare/{attempt}/{State.AskedAt.UtcTicks}/{Number}"), log => log.Stage is RoundStage.Preparing ? [fact] : [], (_, _) => true);
    }

    private async Task Draw()
    {
        var attempt = State.Attempts[^1];
        progress.Begin(Tell);
        var rows = Parsed;
        var (draw, took) = await RoundPreparation.Draw(rows, attempt.Groups, Convert.FromHexString(attempt.Seed!), progress);
        places.State = new()
        {
            Drawn = draw.Text,
            Groups = [.. draw.Groups.Select(group => group.Select(row => roster.State.People[row]).ToImmutableArray())],
        };
        await places.WriteStateAsync();
        await Commit(Step($"draw/{attempt.Seed}"),
            log => log.Stage is RoundStage.Drawing ? [new RoundFact.Drawn(draw.Hash, DrawOutcome.Of(rows, draw), took)] : [], (_, _) => true);
    }

    /// <summary>The same step makes the same command, so that a repeat changes nothing. With a colon, which no client's id may have: nobody can use one up beforehand.</summary>
    private CommandId Step(string step) => new("step:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Id}\n{step}")))[..32]);
}

internal static partial class RoundGrainLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Round {Round} could not go on ({Failure}); trying again.")]
    public static partial void GoesOnLater(this ILogger log, string round, string failure);
}
