using System.Collections.Immutable;
using Upskill.PeerGroups.Draws;

namespace Upskill.PeerGroups.Rounds;

/// <summary>A round as its ledger has it, and what can happen next: pure, the fold of <see cref="RoundFact"/>.</summary>
/// <param name="Asked">What was asked for; null before.</param>
/// <param name="AskedAt">When.</param>
/// <param name="Stage">How far it is.</param>
/// <param name="Sentence">Why it cannot be, or why its preparation was given up.</param>
/// <param name="Attempts">Commitments, oldest first.</param>
/// <param name="LateCommitment">Of the last commitment.</param>
/// <param name="OpenedAt">When the groups opened.</param>
/// <param name="ClosesAt">When they close.</param>
/// <param name="Turns">Of late joiners, oldest first.</param>
/// <param name="Left">People who left.</param>
/// <param name="LateSecret">After the close.</param>
/// <param name="Preparations">How often it was asked for, again included: the number of the preparation that is on or was last.</param>
/// <param name="Failures">Of this preparation.</param>
/// <param name="EndedAt">When it closed, was discarded or refused; null while anything may come by itself or is waited for.</param>
/// <param name="ForgottenAt">When who was in it was deleted.</param>
internal sealed record RoundLog(
    RoundFact.Asked? Asked, DateTimeOffset AskedAt, RoundStage Stage, string? Sentence, ImmutableArray<RoundAttempt> Attempts, string? LateCommitment,
    DateTimeOffset? OpenedAt, DateTimeOffset? ClosesAt, ImmutableArray<LateTurn> Turns, int Left, string? LateSecret,
    int Preparations, int Failures, DateTimeOffset? EndedAt, DateTimeOffset? ForgottenAt)
{
    /// <summary>A preparation that failed so often is given up until somebody asks again.</summary>
    public const int MostFailures = 5;

    /// <summary>Longest reason for a discard, in characters.</summary>
    public const int LongestReason = 500;

    /// <summary>People may join later only where there are later days.</summary>
    public static readonly TimeSpan ShortestToJoin = TimeSpan.FromDays(1);

    /// <summary>Those at a live session are asked until the starter goes on; where that does not come so long, there is no round.</summary>
    public static readonly TimeSpan LongestAsking = TimeSpan.FromDays(1);

    /// <summary>Before anything happened.</summary>
    public static readonly RoundLog Empty = new(null, default, RoundStage.Preparing, null, [], null, null, null, [], 0, null, 0, 0, null, null);

    private RoundAttempt Last => Attempts[^1];

    /// <summary>The day of the last turn of late joiners.</summary>
    public DateOnly? JoinedOn => Turns.IsEmpty ? null : Turns[^1].On;

    /// <summary>When asking those at a live session ends by itself; null where nobody is asked.</summary>
    public DateTimeOffset? AsksUntil => Asked is not null && Stage is RoundStage.Asking ? AskedAt + LongestAsking : null;

    /// <summary>Something is to be done that nobody has to ask for.</summary>
    public bool GoesOn => Asked is not null && Stage is RoundStage.Preparing or RoundStage.Drawing or RoundStage.Open;

    /// <summary>What happens when somebody asks for a round.</summary>
    /// <exception cref="Refusal">With a sentence.</exception>
    public ImmutableArray<RoundFact> Ask(AskRound command)
    {
        if (Asked is not null)
            return [];
        if (command.TargetSize is < GroupSizes.SmallestTarget or > GroupSizes.LargestTarget)
            throw new Refusal("group-size", $"A group has {GroupSizes.SmallestTarget} to {GroupSizes.LargestTarget} people. Nothing was started.");
        if (command.Length < AskRound.Shortest || command.Length > AskRound.Longest)
            throw new Refusal("length", "A round lasts from 30 minutes to four weeks. Nothing was started.");
        if (command.Audience is { Unit: null, Cohort: null, OptedInOnly: false })
            throw new Refusal("audience", "Say for whom the round is: a function, a cohort, or those who opted in. Nothing was started.");
        ImmutableArray<string> starters = [.. command.Starters.Select(starter => starter.Trim()).Where(starter => starter.Length > 0)];
        if (starters.Length > AskRound.MostStarters || starters.Any(starter => starter.Length > AskRound.LongestStarter))
            throw new Refusal("starters", $"There are at most {AskRound.MostStarters} questions of {AskRound.LongestStarter} characters. Nothing was started.");
        return [new RoundFact.Asked(command.By, command.Audience, command.TargetSize, command.Groups, command.Length, starters)];
    }

    /// <summary>Says no to a yes after the asking, and to taking it back where the groups are open.</summary>
    /// <exception cref="Refusal"><c>not-asking</c>, <c>already-open</c>.</exception>
    public void CheckAnswer(bool takesPart)
    {
        if (takesPart && Stage is not RoundStage.Asking)
            throw new Refusal("not-asking", "Nobody is asked any more who wants to be in these groups. Nothing was changed.");
        if (OpenedAt is not null)
            throw new Refusal("already-open", "The groups are open. You leave yours on the page of your peer groups. Nothing was changed.");
    }

    /// <summary>What happens when the starter goes on with who said yes.</summary>
    /// <exception cref="Refusal"><c>not-asking</c>.</exception>
    public ImmutableArray<RoundFact> EndAsking(PersonId by) => Stage is RoundStage.Asking ? [new RoundFact.AskingEnded(by)]
        : throw new Refusal("not-asking", "Nobody is being asked now. Nothing was changed.");

    /// <summary>What happens by itself where nobody went on.</summary>
    public ImmutableArray<RoundFact> EndAsking(DateTimeOffset now) =>
        now >= AsksUntil ? [new RoundFact.CannotBe("Nobody went on with who said yes within a day. Nothing was drawn.")] : [];

    /// <summary>What happens when the starter adds their words.</summary>
    /// <exception cref="Refusal">With a sentence.</exception>
    public ImmutableArray<RoundFact> Contribute(string contribution, string secret, PersonId by) => Stage is RoundStage.Committed
        ? [new RoundFact.Contributed(FairSeed.Checked(contribution), secret, FairSeed.Seed(secret, contribution), by)]
        : throw new Refusal("not-committed", "There is no commitment that waits for your words. Each commitment is drawn once. Nothing was drawn.");

    /// <summary>What happens when the starter discards.</summary>
    /// <exception cref="Refusal">With a sentence.</exception>
    public ImmutableArray<RoundFact> Discard(string reason, PersonId by)
    {
        if (Stage is not (RoundStage.Asking or RoundStage.Preparing or RoundStage.Committed or RoundStage.Drawn))
            throw new Refusal(Stage is RoundStage.Open or RoundStage.Closed ? "already-open" : "nothing-to-discard",
                Stage is RoundStage.Open or RoundStage.Closed
                    ? "The groups are open; a round that people are in is not discarded. Nothing was changed."
                    : "There is nothing to discard now. Nothing was changed.");
        return reason.Trim() switch
        {
            "" => throw new Refusal("no-reason", "Say why it is discarded: everybody in the round can read it. Nothing was changed."),
            { Length: > LongestReason } => throw new Refusal("long-reason", $"A reason has at most {LongestReason} characters. Nothing was changed."),
            var said => [new RoundFact.Discarded(said, by)],
        };
    }

    /// <summary>What happens when it is to be prepared once more.</summary>
    /// <exception cref="Refusal"><c>not-discarded</c>.</exception>
    public ImmutableArray<RoundFact> PrepareAgain(PersonId by) => Stage is RoundStage.Discarded or RoundStage.Refused
        ? [new RoundFact.AskedAgain(by)]
        : throw new Refusal("not-discarded", "Discard this draw first, with a reason. Nothing was changed.");

    /// <summary>What happens when the draw is confirmed.</summary>
    /// <exception cref="Refusal"><c>not-drawn</c>, <c>reporting-lines</c>.</exception>
    public ImmutableArray<RoundFact> Open(PersonId by, DateTimeOffset now) => Stage is RoundStage.Drawn
        ? Last.Report!.PairsApart > 0
            ? throw new Refusal("reporting-lines", "This draw has somebody in one group with their manager or that person’s manager. Discard it and prepare again. Nothing was opened.")
            : [new RoundFact.Opened(by, now + Asked!.Length)]
        : throw new Refusal("not-drawn", Stage is RoundStage.Open or RoundStage.Closed ? "The groups are open already." : "There are no groups to open yet. Nothing was changed.");

    /// <summary>Says no to joining or leaving where it makes no sense.</summary>
    /// <exception cref="Refusal"><c>not-open</c>, <c>too-short</c>.</exception>
    public void CheckJoin(DateTimeOffset now)
    {
        if (Stage is not RoundStage.Open)
            throw new Refusal("not-open", "This round is not open. Nothing was changed.");
        if (Asked!.Length <= ShortestToJoin)
            throw new Refusal("too-short", "A round of a day or less takes in nobody later. Nothing was changed.");
        if (now.UtcDateTime.Date.AddDays(1) >= ClosesAt!.Value.UtcDateTime)
            throw new Refusal("not-open", "This round closes before anybody is taken in again. Nothing was changed.");
    }

    /// <summary>Folds one fact in.</summary>
    public RoundLog With(RoundFact fact, DateTimeOffset at) => fact switch
    {
        RoundFact.Asked asked => this with { Asked = asked, AskedAt = at, Stage = Begins(asked, at, at), Preparations = 1 },
        RoundFact.AskingEnded => this with { Stage = RoundStage.Preparing },
        RoundFact.AskedAgain => this with
        {
            Stage = Begins(Asked!, AskedAt, at),
            Sentence = null,
            Preparations = Preparations + 1,
            Failures = 0,
            EndedAt = null,
            ForgottenAt = null,
        },
        RoundFact.CannotBe no => Refused(no.Sentence, at),
        RoundFact.PreparationFailed failed => WithFailure(failed.Failure, at),
        RoundFact.Committed made => this with
        {
            Stage = RoundStage.Committed,
            LateCommitment = made.LateCommitment,
            Attempts = Attempts.Add(new(made.Commitment, made.RosterHash, made.People, made.LeftOut, made.Groups, at, made.Rehearsed, Preparation: Preparations)),
        },
        RoundFact.Contributed added => Changed(RoundStage.Drawing, Last with
        {
            Contribution = added.Contribution,
            Secret = added.Secret,
            Seed = added.Seed,
            ContributedAt = at,
        }),
        RoundFact.Drawn drawn => Changed(RoundStage.Drawn, Last with { DrawHash = drawn.DrawHash, Report = drawn.Report, DrawnIn = drawn.Took }),
        RoundFact.Discarded gone when Stage is RoundStage.Asking or RoundStage.Preparing => this with { Stage = RoundStage.Discarded, Sentence = gone.Reason, EndedAt = at },
        RoundFact.Discarded gone => Changed(RoundStage.Discarded, Last with { Discarded = gone.Reason, DiscardedBy = gone.By, DiscardedAt = at }) with { EndedAt = at },
        RoundFact.Opened opened => this with { Stage = RoundStage.Open, OpenedAt = at, ClosesAt = opened.ClosesAt },
        RoundFact.LateJoined late => this with { Turns = Turns.Add(new(late.On, late.People, late.Hash, late.RosterHash, late.Rows, late.Sizes)) },
        RoundFact.MemberLeft => this with { Left = Left + 1 },
        RoundFact.Closed closed => this with { Stage = RoundStage.Closed, LateSecret = closed.LateSecret, EndedAt = at },
        RoundFact.Forgotten => this with { ForgottenAt = at },
        _ => this,
    };

    /// <summary>With asking, where there are people to be asked and nothing was committed to yet.</summary>
    private RoundStage Begins(RoundFact.Asked asked, DateTimeOffset askedAt, DateTimeOffset at) =>
        asked.Audience.Session is not null && Attempts.IsEmpty && at < askedAt + LongestAsking ? RoundStage.Asking : RoundStage.Preparing;

    private RoundLog WithFailure(string failure, DateTimeOffset at) => Failures + 1 < MostFailures ? this with { Failures = Failures + 1 }
        : Refused($"The round could not be prepared ({failure}, {MostFailures} times). Nothing was drawn. Try again; if it stays so, tell whoever runs the system.", at);

    private RoundLog Refused(string sentence, DateTimeOffset at) => this with { Stage = RoundStage.Refused, Sentence = sentence, EndedAt = at };

    private RoundLog Changed(RoundStage stage, RoundAttempt last) => this with { Stage = stage, Attempts = Attempts.SetItem(Attempts.Length - 1, last) };
}
