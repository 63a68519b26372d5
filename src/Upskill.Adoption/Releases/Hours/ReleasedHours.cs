using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Upskill.Adoption.Releases.Hours;

/// <summary>Released net hours of a unit and all below it.</summary>
/// <param name="Unit">Which.</param>
/// <param name="Name">As the organisation calls it.</param>
/// <param name="Weeks">Of which anything was released, the oldest first.</param>
public sealed record ReleasedHours(UnitId Unit, string Name, ImmutableArray<ReleasedHoursWeek> Weeks)
{
    private const string Topic = "hours:";

    /// <summary>
    /// The same asked of baselines: hours that AI saved in a week already. Over all weeks in which baselines were given; its week is the last of them. Null where
    /// too few were released.
    /// </summary>
    public ReleasedHoursWeek? Baseline { get; init; }

    /// <summary>What timed exercises say beside the claims, as of the newest quarter in which there were enough pairs; null for units below functions.</summary>
    public ReleasedCalibration? Calibration { get; init; }

    /// <summary>Units directly below in the last week that is closed, by name.</summary>
    public ImmutableArray<ReleasedHoursUnit> Units { get; init; } = [];

    /// <summary>How the answers of that week were spread at its close; null where they were too few.</summary>
    public ReleasedHoursSpread? Spread { get; init; }

    /// <summary>Of the whole organisation only: that week by country, grade band and cohort.</summary>
    public ImmutableArray<ReleasedHoursCell> Cells { get; init; } = [];

    /// <summary>Grows with every batch that is sealed in the unit or below it, and with nothing else: what a watcher compares.</summary>
    [JsonIgnore]
    public long Number { get; init; }

    /// <summary>What a watcher of a unit's released hours watches.</summary>
    public static string TopicOf(UnitId unit) => Topic + unit;

    /// <summary>The unit whose released hours a topic is about; null where it is about something else.</summary>
    public static UnitId? UnitOf(string topic) => topic.StartsWith(Topic, StringComparison.Ordinal) ? new(topic[Topic.Length..]) : null;

    /// <summary>The <see cref="Number"/> of all of a unit's weeks.</summary>
    public static long NumberOf(IEnumerable<UnitRelease> releases) => releases.Sum(release => release.Sum.Batches);
}

/// <summary>One week of it. Definition: the share is of the week's released answers, how many have at least four net hours: saved less checked less lost.</summary>
/// <param name="Week">ISO 8601, <c>2026-W48</c>.</param>
/// <param name="Answered">Released answers: n.</param>
/// <param name="Asked">People in the unit on the week's Monday whose country lets hours be claimed: N.</param>
/// <param name="ResponseRate">n on N.</param>
/// <param name="FourHoursOrMore">Of the answers, rounded batch by batch to fives.</param>
/// <param name="NetHours">All together, rounded batch by batch to tens; an answer counts from -10 to 20.</param>
/// <param name="Share">With its 95% interval, the rounding included; null below twenty answers.</param>
/// <param name="AsOf">The last seal.</param>
public sealed record ReleasedHoursWeek(
    string Week, long Answered, int Asked, double ResponseRate, long FourHoursOrMore, long NetHours, ReleasedShare? Share, DateTimeOffset AsOf)
{
    internal static ReleasedHoursWeek Of(UnitRelease release, int asked) => new(
        release.Week.Value, release.Sum.People, asked, Math.Min(1, release.Sum.People / (double)asked), release.Sum.Yes, release.Sum.Hours,
        ReleasedShare.Of(release.Sum), release.Sum.SealedAt!.Value);
}

/// <summary>A unit below.</summary>
/// <param name="Unit">Which.</param>
/// <param name="Name">As the organisation calls it.</param>
/// <param name="Asked">People in it on the week's Monday.</param>
/// <param name="Week">Null where too few of its answers were sealed in it: they are counted above.</param>
public sealed record ReleasedHoursUnit(UnitId Unit, string Name, int Asked, ReleasedHoursWeek? Week);

/// <summary>How answers are spread.</summary>
/// <param name="Week">Of which week.</param>
/// <param name="Answered">Released answers.</param>
/// <param name="Classes">Below 0, 0 to 2, 2 to 4, 4 to 8, 8 hours and more: each rounded to fives by itself, so that they need not add up.</param>
public sealed record ReleasedHoursSpread(string Week, long Answered, ImmutableArray<long> Classes);

/// <summary>A cell of a one-way table.</summary>
/// <param name="Week">Of which week.</param>
/// <param name="Table"><c>country</c>, <c>grade</c> or <c>cohort</c>.</param>
/// <param name="Name">Country, grade band, name of the cohort.</param>
/// <param name="Answered">Answers that it counts, a multiple of five.</param>
/// <param name="FourHoursOrMore">Of these, rounded to fives.</param>
/// <param name="NetHours">All together, rounded to tens.</param>
/// <param name="Share">With its interval.</param>
/// <param name="AsOf">When it was computed.</param>
public sealed record ReleasedHoursCell(
    string Week, string Table, string Name, long Answered, long FourHoursOrMore, long NetHours, ReleasedShare Share, DateTimeOffset AsOf)
{
    /// <summary>Country, grade band, id of the cohort: what stays when a cohort is renamed. Null in statements of before it was noted.</summary>
    public string? Key { get; init; }
}
