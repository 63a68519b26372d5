using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Upskill.LiveSessions.Sessions;

/// <summary>What can happen at a live session, as it stands in its sealed journal until the session is over. Nobody is in it but by token, hosts by their place in the plan, and presenters by name.</summary>
[JsonDerivedType(typeof(Started), "started")]
[JsonDerivedType(typeof(Led), "led")]
[JsonDerivedType(typeof(Ended), "ended")]
[JsonDerivedType(typeof(Asked), "asked")]
[JsonDerivedType(typeof(Withdrawn), "withdrawn")]
[JsonDerivedType(typeof(Upvoted), "upvoted")]
[JsonDerivedType(typeof(Treated), "treated")]
[JsonDerivedType(typeof(Showed), "showed")]
[JsonDerivedType(typeof(ShowingTimed), "showing-timed")]
[JsonDerivedType(typeof(ShowingEnded), "showing-ended")]
[JsonDerivedType(typeof(PollOpened), "poll-opened")]
[JsonDerivedType(typeof(Polled), "polled")]
[JsonDerivedType(typeof(PollClosed), "poll-closed")]
[JsonDerivedType(typeof(Grouped), "grouped")]
[JsonDerivedType(typeof(Seated), "seated")]
[JsonDerivedType(typeof(GroupsTimed), "groups-timed")]
[JsonDerivedType(typeof(HelpCalled), "help-called")]
[JsonDerivedType(typeof(Helped), "helped")]
[JsonDerivedType(typeof(Regathered), "regathered")]
[JsonDerivedType(typeof(PeersAsked), "peers-asked")]
internal abstract record SessionFact
{
    private SessionFact() { }

    /// <summary>A host started it, and leads.</summary>
    public sealed record Started(DateTimeOffset At, int Host) : SessionFact;

    /// <summary>A host leads from now on.</summary>
    public sealed record Led(int Host) : SessionFact;

    /// <summary>It is over.</summary>
    public sealed record Ended(DateTimeOffset At) : SessionFact;

    /// <summary>Somebody asked.</summary>
    public sealed record Asked(AttendeeToken By, string Text) : SessionFact;

    /// <summary>Who asked took it back.</summary>
    public sealed record Withdrawn(long Question) : SessionFact;

    /// <summary>Somebody voted a question up, or took the vote back.</summary>
    public sealed record Upvoted(long Question, AttendeeToken By, bool IsOn) : SessionFact;

    /// <summary>A host said what becomes of a question.</summary>
    public sealed record Treated(long Question, QuestionState Became, string? Answer) : SessionFact;

    /// <summary>A showcase began.</summary>
    public sealed record Showed(string Showcase, string Title, string Presenter, int Minutes, bool IsNamedAfterwards, DateTimeOffset At) : SessionFact;

    /// <summary>The showcase has two minutes more.</summary>
    public sealed record ShowingTimed : SessionFact;

    /// <summary>The showcase ended without a next one.</summary>
    public sealed record ShowingEnded : SessionFact;

    /// <summary>A poll was opened.</summary>
    public sealed record PollOpened(string Question, ImmutableArray<string> Options) : SessionFact;

    /// <summary>Somebody answered a poll.</summary>
    public sealed record Polled(long Poll, AttendeeToken By, int Option) : SessionFact;

    /// <summary>A poll was closed.</summary>
    public sealed record PollClosed(long Poll) : SessionFact;

    /// <summary>Groups were drawn.</summary>
    public sealed record Grouped(ImmutableArray<ImmutableArray<AttendeeToken>> Groups, DateTimeOffset EndsAt) : SessionFact;

    /// <summary>Who came late was put into a group, by its number from 1.</summary>
    public sealed record Seated(AttendeeToken By, int Group) : SessionFact;

    /// <summary>Groups have two minutes more.</summary>
    public sealed record GroupsTimed : SessionFact;

    /// <summary>A group asks for help.</summary>
    public sealed record HelpCalled(int Group) : SessionFact;

    /// <summary>A host looked after it.</summary>
    public sealed record Helped(int Group) : SessionFact;

    /// <summary>All are back.</summary>
    public sealed record Regathered : SessionFact;

    /// <summary>Those present are asked to take part in a round of peer groups, or no longer.</summary>
    public sealed record PeersAsked(bool IsOn) : SessionFact;
}
