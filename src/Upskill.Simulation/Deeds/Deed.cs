using System.Collections.Immutable;
using Upskill.LiveSessions;

namespace Upskill.Simulation.Deeds;

/// <summary>Something that somebody does at a moment of the domain's clock.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="By">Who.</param>
public abstract record Deed(DateTimeOffset At, PersonId By)
{
    /// <summary>They look at pages.</summary>
    public sealed record Look(DateTimeOffset At, PersonId By, ImmutableArray<string> Pages) : Deed(At, By);

    /// <summary>They sit down to some activities of a module: from the index on, so many.</summary>
    public sealed record Study(DateTimeOffset At, PersonId By, int Module, int From, int Count) : Deed(At, By);

    /// <summary>They give the baseline.</summary>
    /// <param name="Hours">A week, by kind of work.</param>
    /// <param name="AlreadySaved">Minutes a week that AI saves already.</param>
    public sealed record GiveBaseline(DateTimeOffset At, PersonId By, ImmutableSortedDictionary<string, int> Hours, int AlreadySaved) : Deed(At, By);

    /// <summary>They would rather give none.</summary>
    public sealed record SkipBaseline(DateTimeOffset At, PersonId By) : Deed(At, By);

    /// <summary>They claim a week's hours.</summary>
    public sealed record Claim(DateTimeOffset At, PersonId By, WeekId Week, string Task, int Saved, int Checking, int Lost) : Deed(At, By);

    /// <summary>They answer the pulse survey before the programme, or after it.</summary>
    public sealed record AnswerPulse(DateTimeOffset At, PersonId By, bool IsAfter, ImmutableArray<int> Choices) : Deed(At, By);

    /// <summary>They say that they want to be in peer groups.</summary>
    public sealed record JoinPeers(DateTimeOffset At, PersonId By) : Deed(At, By);

    /// <summary>A champion starts a round of their function, adds their words and opens the groups.</summary>
    public sealed record StartRound(DateTimeOffset At, PersonId By, string Round, UnitId Function, TimeSpan Length) : Deed(At, By);

    /// <summary>A champion plans a series of live sessions for their function, one a fortnight.</summary>
    public sealed record PlanSeries(DateTimeOffset At, PersonId By, string Series, UnitId Function, DateTimeOffset FirstAt, int Sessions) : Deed(At, By);

    /// <summary>Its host begins a live session.</summary>
    public sealed record BeginSession(DateTimeOffset At, PersonId By, LiveSessionId Session) : Deed(At, By);

    /// <summary>They come to a live session that runs, and may ask something.</summary>
    public sealed record Attend(DateTimeOffset At, PersonId By, LiveSessionId Session, int? Question) : Deed(At, By);

    /// <summary>Its host ends a live session.</summary>
    public sealed record EndSession(DateTimeOffset At, PersonId By, LiveSessionId Session) : Deed(At, By);

    /// <summary>They ask in their group of a round, or answer what was asked there.</summary>
    public sealed record Talk(DateTimeOffset At, PersonId By, string Round, bool Asks, int Phrase) : Deed(At, By);
}
