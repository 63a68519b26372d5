using System.Collections.Immutable;

namespace Upskill.LiveSessions;

/// <summary>Asks a question.</summary>
/// <param name="Id">Made by the client.</param>
/// <param name="By">Who, by token.</param>
/// <param name="Text">As typed.</param>
[GenerateSerializer, Immutable, Alias("Upskill.AskQuestion")]
public sealed record AskQuestion([property: Id(0)] CommandId Id, [property: Id(1)] AttendeeToken By, [property: Id(2)] string Text)
{
    /// <summary>Longest question, in characters.</summary>
    public const int LongestText = 500;

    /// <summary>Its name alone: a call that times out is printed with what it carries, and so are somebody's words.</summary>
    public override string ToString() => nameof(AskQuestion);
}

/// <summary>One person's vote. The last one counts, so that it needs no id.</summary>
/// <param name="By">Who, by token.</param>
/// <param name="On">Number of a question, or of a poll.</param>
/// <param name="Option">Of a poll, from 0; null for a question.</param>
/// <param name="IsOn">Whether a question is voted up, or the vote is taken back.</param>
[GenerateSerializer, Immutable, Alias("Upskill.CastVote")]
public sealed record CastVote([property: Id(0)] AttendeeToken By, [property: Id(1)] long On, [property: Id(2)] int? Option, [property: Id(3)] bool IsOn)
{
    /// <summary>Its name alone: who votes what is nobody's to read in a log.</summary>
    public override string ToString() => nameof(CastVote);
}

/// <summary>A host says what becomes of a question.</summary>
/// <param name="Id">Made by the client.</param>
/// <param name="Question">Its number.</param>
/// <param name="Became">What.</param>
/// <param name="Answer">In text, where it is answered so.</param>
[GenerateSerializer, Immutable, Alias("Upskill.TreatQuestion")]
public sealed record TreatQuestion(
    [property: Id(0)] CommandId Id, [property: Id(1)] long Question, [property: Id(2)] QuestionState Became, [property: Id(3)] string? Answer = null)
{
    /// <summary>Longest answer in text, in characters.</summary>
    public const int LongestAnswer = 1_000;

    /// <summary>Its name alone: a call that times out is printed with what it carries, and so are somebody's words.</summary>
    public override string ToString() => nameof(TreatQuestion);
}

/// <summary>The next showcase begins.</summary>
/// <param name="Id">Made by the client.</param>
/// <param name="Showcase">Of the queue.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Presenter">As everybody on the call hears it.</param>
/// <param name="Minutes">Planned.</param>
/// <param name="IsNamedAfterwards">Whether the presenter agreed to be named in the summary.</param>
[GenerateSerializer, Immutable, Alias("Upskill.ShowNext")]
public sealed record ShowNext(
    [property: Id(0)] CommandId Id, [property: Id(1)] string Showcase, [property: Id(2)] string Title, [property: Id(3)] string Presenter, [property: Id(4)] int Minutes,
    [property: Id(5)] bool IsNamedAfterwards)
{
    /// <summary>Its name alone: it holds a name.</summary>
    public override string ToString() => nameof(ShowNext);
}

/// <summary>Opens a poll.</summary>
/// <param name="Id">Made by the client.</param>
/// <param name="Question">What is asked.</param>
/// <param name="Options">What can be chosen; empty ones are left out.</param>
[GenerateSerializer, Immutable, Alias("Upskill.OpenPoll")]
public sealed record OpenPoll([property: Id(0)] CommandId Id, [property: Id(1)] string Question, [property: Id(2)] ImmutableArray<string> Options)
{
    /// <summary>Options of a poll.</summary>
    public const int FewestOptions = 2, MostOptions = 6;

    /// <summary>Longest question and longest option, in characters.</summary>
    public const int LongestQuestion = 200, LongestOption = 80;

    /// <summary>Its name alone: a call that times out is printed with what it carries, and so are somebody's words.</summary>
    public override string ToString() => nameof(OpenPoll);
}

/// <summary>What one can say to the whole call without words of one's own.</summary>
public enum LiveReaction
{
    /// <summary>Applause.</summary>
    Applause,
    /// <summary>It helps.</summary>
    Helpful,
    /// <summary>The same happens here.</summary>
    SameHere,
    /// <summary>Too fast.</summary>
    Slower,
    /// <summary>Cannot be heard.</summary>
    CannotHear,
}
