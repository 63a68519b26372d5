using System.Collections.Immutable;

namespace Upskill.LiveSessions.Sessions.Questions;

/// <summary>One question.</summary>
/// <param name="Number">Its place in the one order.</param>
/// <param name="Version">Number of the last change to it.</param>
/// <param name="By">Who asked, by token.</param>
/// <param name="Text">Null once it was taken back.</param>
/// <param name="At">To the minute: the second could be laid beside what else somebody did.</param>
/// <param name="Voters">Who voted it up, by token.</param>
/// <param name="State">What became of it.</param>
/// <param name="Answer">In text.</param>
internal sealed record Question(
    long Number, long Version, AttendeeToken By, string? Text, DateTimeOffset At, ImmutableHashSet<AttendeeToken> Voters, QuestionState State, string? Answer)
{
    /// <summary>As everybody sees it.</summary>
    public ShownQuestion Shown => new(Number, Version, Text, At, Voters.Count, State, Answer);
}
