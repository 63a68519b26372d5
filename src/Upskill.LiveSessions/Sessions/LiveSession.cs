using System.Collections.Immutable;
using Upskill.LiveSessions.Sessions.Breakouts;
using Upskill.LiveSessions.Sessions.Console;
using Upskill.LiveSessions.Sessions.Polls;
using Upskill.LiveSessions.Sessions.Questions;

namespace Upskill.LiveSessions.Sessions;

/// <summary>What happened at a live session, and what can happen next: pure, the fold of <see cref="SessionFact"/>.</summary>
/// <param name="Stage">How far it is.</param>
/// <param name="StartedAt">When it began; null before.</param>
/// <param name="EndedAt">When it ended; null before.</param>
/// <param name="Lead">Which host leads, by their place in the plan.</param>
/// <param name="Board">Its questions.</param>
/// <param name="Polls">Its polls.</param>
/// <param name="Showcases">What is shown.</param>
/// <param name="Groups">Groups, while there are.</param>
/// <param name="AsksForPeers">Those present are asked to take part in a round of peer groups.</param>
internal sealed record LiveSession(
    SessionStage Stage, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt, int Lead, QuestionBoard Board, PollBox Polls, ShowcaseRun Showcases, Breakout? Groups,
    bool AsksForPeers = false)
{
    /// <summary>So long before its planned start a host may start it.</summary>
    public static readonly TimeSpan Early = TimeSpan.FromMinutes(30);

    /// <summary>So long after its planned end one that was left running ends by itself.</summary>
    public static readonly TimeSpan LongestOver = TimeSpan.FromHours(2);

    /// <summary>Before it was started.</summary>
    public static readonly LiveSession Waiting = new(SessionStage.Waiting, null, null, 0, QuestionBoard.Empty, PollBox.Empty, ShowcaseRun.Empty, null);

    /// <summary>What happens when a host starts it.</summary>
    /// <exception cref="Refusal">With a sentence.</exception>
    public SessionFact? Start(SessionPlan? plan, int host, DateTimeOffset now) => this switch
    {
        { Stage: SessionStage.Live } => null,
        { Stage: SessionStage.Over } => throw new Refusal("over", "This session is over. Nothing was changed."),
        _ when plan is null => throw new Refusal("no-session", "No such session is planned. Nothing was started."),
        _ when plan.IsCancelled => throw new Refusal("cancelled", "This session was cancelled. Nothing was started."),
        _ when now < plan.StartsAt - Early => throw new Refusal("too-early", $"A session can be started {Early.TotalMinutes:0} minutes before its planned time. Nothing was started."),
        _ when now >= plan.EndsAt => throw new Refusal("too-late", "The planned time of this session is over. Nothing was started."),
        _ => new SessionFact.Started(now, host),
    };

    /// <summary>What happens when it ends; nothing where it is over.</summary>
    /// <exception cref="Refusal"><c>not-live</c>.</exception>
    public SessionFact? End(DateTimeOffset now) => Stage is SessionStage.Over ? null : new SessionFact.Ended(Running(now));

    /// <summary>What happens when somebody votes.</summary>
    /// <exception cref="Refusal">With a sentence.</exception>
    public SessionFact? Cast(CastVote vote)
    {
        Demand();
        return vote.Option is { } option ? Polls.Vote(vote.By, vote.On, option) : Board.Vote(vote.By, vote.On, vote.IsOn);
    }

    /// <summary>What happens when those present are asked to take part in a round of peer groups, or no longer; nothing where it does not run.</summary>
    public SessionFact? AskForPeers(bool isAsking) => Stage is SessionStage.Live && AsksForPeers != isAsking ? new SessionFact.PeersAsked(isAsking) : null;

    /// <summary>Says no to everything that only a running session takes.</summary>
    /// <exception cref="Refusal"><c>not-live</c>, <c>over</c>.</exception>
    public void Demand()
    {
        if (Stage is SessionStage.Waiting)
            throw new Refusal("not-live", "This session has not started yet. Nothing was sent; your text is still here.");
        if (Stage is SessionStage.Over)
            throw new Refusal("over", "This session is over. Nothing was sent; your text is still here.");
    }

    /// <summary>The groups that talk now.</summary>
    /// <exception cref="Refusal"><c>no-groups</c>.</exception>
    public Breakout DemandGroups()
    {
        Demand();
        return Groups ?? throw new Refusal("no-groups", "There are no groups now. Nothing was changed.");
    }

    /// <summary>As everybody sees it, with the questions that changed after a number.</summary>
    public SharedView Shared(long after, int about) => new(
        Stage, [.. Board.All.Values.Where(question => question.Version > after).Select(question => question.Shown)], Polls.Last?.Shown, Showcases.Now, Groups?.Shown, about,
        AsksForPeers);

    /// <summary>As one attendee sees it.</summary>
    public SessionView For(AttendeeToken? by, long newest, long after, int about)
    {
        var shared = Shared(after, about);
        if (by is not { } who)
            return new(newest, shared, [], [], null, null);
        var changed = shared.Questions.Select(question => Board.All[question.Number]).ToList();
        return new(newest, shared, [.. changed.Where(question => question.By == who).Select(question => question.Number)],
            [.. changed.Where(question => question.Voters.Contains(who)).Select(question => question.Number)],
            Polls.Last?.Choices.TryGetValue(who, out var option) is true ? option : null, Groups?.Seats.TryGetValue(who, out var group) is true ? group : null);
    }

    /// <summary>What is left of it; null before its end.</summary>
    public SessionSummary? Summary => EndedAt is not { } ended ? null : new(StartedAt!.Value, ended,
        [.. Board.All.Values.Where(question => question.Text is not null).OrderByDescending(question => question.Voters.Count).ThenBy(question => question.Number).Select(question => question.Shown)],
        [.. Polls.All.Select(poll => poll.Shown)],
        [.. Showcases.Shown.Select(showed => new PastShowcase(showed.Title, showed.IsNamedAfterwards ? showed.Presenter : null))],
        Board.All.Values.Where(question => question.Text is not null).Select(question => question.By).Distinct().Count() >= SessionSummary.Many);

    /// <summary>After a fact.</summary>
    /// <param name="number">The fact's.</param>
    /// <param name="at">To the minute.</param>
    /// <param name="fact">What happened.</param>
    public LiveSession With(long number, DateTimeOffset at, SessionFact fact) => fact switch
    {
        SessionFact.Started started => this with { Stage = SessionStage.Live, StartedAt = started.At, Lead = started.Host },
        SessionFact.Led led => this with { Lead = led.Host },
        SessionFact.Ended ended => this with { Stage = SessionStage.Over, EndedAt = ended.At, Groups = null, AsksForPeers = false, Showcases = Showcases with { Now = null }, Polls = Closed(Polls) },
        SessionFact.Asked asked => this with { Board = Board.With(number, at, asked) },
        SessionFact.Withdrawn withdrawn => this with { Board = Board.Change(withdrawn.Question, number, question => question with { Text = null, Answer = null, State = QuestionState.Withdrawn }) },
        SessionFact.Upvoted vote => this with
        {
            Board = Board.Change(vote.Question, number, question => question with { Voters = vote.IsOn ? question.Voters.Add(vote.By) : question.Voters.Remove(vote.By) }),
        },
        SessionFact.Treated treated => this with { Board = Board.Change(treated.Question, number, question => question with { State = treated.Became, Answer = treated.Answer }) },
        SessionFact.Showed showed => this with { Showcases = Showcases.With(showed) },
        SessionFact.ShowingTimed => this with { Showcases = Showcases.Longer() },
        SessionFact.ShowingEnded => this with { Showcases = Showcases with { Now = null } },
        SessionFact.PollOpened opened => this with { Polls = Polls.With(number, opened) },
        SessionFact.Polled polled => this with { Polls = Polls.Change(poll => poll.With(polled.By, polled.Option)) },
        SessionFact.PollClosed => this with { Polls = Closed(Polls) },
        SessionFact.Grouped drawn => this with { Groups = Breakout.Of(number, drawn) },
        SessionFact.Seated seated => this with { Groups = Groups!.With(seated) },
        SessionFact.GroupsTimed => this with { Groups = Groups! with { EndsAt = Groups!.EndsAt.AddMinutes(Breakout.MinutesMore) } },
        SessionFact.HelpCalled called => this with { Groups = Groups! with { Help = Groups!.Help.Add(called.Group) } },
        SessionFact.Helped helped => this with { Groups = Groups! with { Help = Groups!.Help.Remove(helped.Group) } },
        SessionFact.Regathered => this with { Groups = null },
        SessionFact.PeersAsked asked => this with { AsksForPeers = asked.IsOn },
        _ => throw new InvalidOperationException($"{fact.GetType().Name} is no fact of a live session."),
    };

    private static PollBox Closed(PollBox polls) => polls.Last is null ? polls : polls.Change(poll => poll with { IsOpen = false });

    private DateTimeOffset Running(DateTimeOffset now)
    {
        Demand();
        return now;
    }
}
