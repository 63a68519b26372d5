using System.Collections.Immutable;
using Upskill.Adoption;

namespace Upskill.TimeSaved.Pulse;

/// <summary>Where somebody's answers to surveys wait to be released, an item each, until the close of their quarter; and whether they were taken back. Pure.</summary>
/// <param name="Waiting">By measure and period.</param>
/// <param name="AreWithdrawn">Whether the person has left since.</param>
internal sealed record PulseAnswers(ImmutableArray<WaitingAttitude> Waiting, bool AreWithdrawn)
{
    /// <summary>None.</summary>
    public static readonly PulseAnswers None = new([], false);

    /// <summary>Who chose this much or more agrees.</summary>
    public const int AgreesFrom = 4;

    /// <summary>A survey was answered.</summary>
    /// <param name="home">Where the answers go.</param>
    /// <param name="response">What was answered.</param>
    /// <param name="before">The answers before the programme that these are a pair with; null where they are none.</param>
    public PulseAnswers Answered(UnitId home, PulseResponse response, PulseResponse? before) => new(
    [
        .. AreWithdrawn ? [] : Waiting,
        .. response.Choices.Where(choice => Attitude.Items.Contains(choice.Item)).Select(choice => new WaitingAttitude(
            new(Attitude.MeasureOf(SurveyOf(response.Survey), choice.Item), home), Attitude.PeriodOf(response.At), response.At, choice.Choice >= AgreesFrom,
            before?.Choices.FirstOrDefault(earlier => earlier.Item == choice.Item) is { } earlier ? ReleasedChange.CellOf(choice.Choice - earlier.Choice) : "")),
    ], AreWithdrawn: false);

    /// <summary>Whether anything can still be released.</summary>
    public bool IsWaiting(DateTimeOffset now) => !AreWithdrawn && Waiting.Any(answer => now < answer.Period.FinallyClosesAt);

    /// <summary>All are taken back.</summary>
    public PulseAnswers Left() => this with { AreWithdrawn = true };

    /// <summary>The rows of a person whose answers these are, in the periods that are not finished: what is to stand in the store.</summary>
    public ImmutableArray<WeekRow> Rows(string token, long number, DateTimeOffset now) =>
    [
        .. Waiting.Where(answer => now < answer.Period.FinallyClosesAt).Select(answer => new WeekRow(answer.Home,
            new(token, answer.Period, number, answer.At, answer.IsYes ? AnswerRow.Yes : 0) { Cells = answer.Cells }, IsIn: !AreWithdrawn)),
    ];

    /// <summary>Those of them that a change rewrites.</summary>
    public ImmutableArray<WeekRow> Changed(PulseAnswers before, string token, long number, DateTimeOffset now) =>
        AreWithdrawn != before.AreWithdrawn ? Rows(token, number, now) : (this with { Waiting = [.. Waiting.Except(before.Waiting)] }).Rows(token, number, now);

    private static string SurveyOf(string survey) => survey is Attitude.Before or Attitude.After ? survey : Attitude.Quarterly;
}

/// <summary>One item's answer as it waits.</summary>
/// <param name="Home">What is counted, and of which unit.</param>
/// <param name="Period">With whose close it is sealed.</param>
/// <param name="At">When it was answered.</param>
/// <param name="IsYes">Whether the person agrees.</param>
/// <param name="Cells">How it changed since the survey before the programme; empty where there is no pair.</param>
internal sealed record WaitingAttitude(ReleaseSubject Home, WeekId Period, DateTimeOffset At, bool IsYes, string Cells);
