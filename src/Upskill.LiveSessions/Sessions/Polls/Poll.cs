using System.Collections.Immutable;

namespace Upskill.LiveSessions.Sessions.Polls;

/// <summary>One poll.</summary>
/// <param name="Number">Its place in the one order.</param>
/// <param name="Question">What is asked.</param>
/// <param name="Options">What can be chosen.</param>
/// <param name="Choices">Who chose which, by token.</param>
/// <param name="Counts">People by option.</param>
/// <param name="IsOpen">Whether it can be answered.</param>
internal sealed record Poll(
    long Number, string Question, ImmutableArray<string> Options, ImmutableDictionary<AttendeeToken, int> Choices, ImmutableArray<int> Counts, bool IsOpen)
{
    /// <summary>Nothing is shown of fewer answers.</summary>
    public const int FewestShown = 5;

    /// <summary>As everybody sees it.</summary>
    public ShownPoll Shown => Choices.Count >= FewestShown
        ? new(Number, Question, Options, Choices.Count, Counts, IsOpen) : new(Number, Question, Options, null, null, IsOpen);

    /// <summary>With somebody's choice, in the place of what they chose before.</summary>
    public Poll With(AttendeeToken by, int option)
    {
        var counts = Counts.ToBuilder();
        if (Choices.TryGetValue(by, out var before))
            counts[before]--;
        counts[option]++;
        return this with { Choices = Choices.SetItem(by, option), Counts = counts.ToImmutable() };
    }
}
