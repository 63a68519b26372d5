using Upskill.Adoption;

namespace Upskill.TimeSaved.Pulse;

/// <summary>What of a survey waits to be released, an item each. Pure.</summary>
internal static class PulseAnswers
{
    /// <summary>Who chose this much or more agrees.</summary>
    public const int AgreesFrom = 4;

    /// <summary>Of a survey that was answered.</summary>
    /// <param name="home">Where the answers go.</param>
    /// <param name="response">What was answered.</param>
    /// <param name="before">The answers before the programme that these are a pair with; null where they are none.</param>
    public static IEnumerable<QuarterAnswer> Of(UnitId home, PulseResponse response, PulseResponse? before) =>
        response.Choices.Where(choice => Attitude.Items.Contains(choice.Item)).Select(choice => new QuarterAnswer(
            new(Attitude.MeasureOf(SurveyOf(response.Survey), choice.Item), home), Attitude.PeriodOf(response.At), response.At, choice.Choice >= AgreesFrom,
            before?.Choices.FirstOrDefault(earlier => earlier.Item == choice.Item) is { } earlier ? ReleasedChange.CellOf(choice.Choice - earlier.Choice) : ""));

    private static string SurveyOf(string survey) => survey is Attitude.Before or Attitude.After ? survey : Attitude.Quarterly;
}
