using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Upskill.Kit.People;
using Upskill.Workforce;

namespace Upskill.Adoption.Releases;

/// <summary>
/// The one way from released answers to anything that is shown. What is released may be seen by those who lead the unit or more, by champions of its function, by
/// owners and auditors; it holds whoever sees it, so nothing is withheld from one that another may see.
/// </summary>
public sealed class ReleaseReader(IGrainFactory grains)
{
    /// <summary>What this person may see of the unit, or null where to them there is none.</summary>
    public async Task<ReleasedHours?> Of(CurrentPerson person, UnitId unit)
    {
        if (!IsSeenBy(person, unit) || await grains.GetGrain<IOrgUnitGrain>(unit.Value).Unit() is not { } named)
            return null;
        var weeks = ImmutableArray.CreateBuilder<ReleasedHoursWeek>();
        var releases = await grains.GetGrain<IUnitReleaseGrain>(unit.Value).Releases();
        foreach (var release in releases)
        {
            if (release.Sum.People >= ReleaseRules.MinimumGroupSize)
                weeks.Add(ReleasedHoursWeek.Of(release, (await grains.GetGrain<IRosterGrain>(release.Week.Value).Unit(unit)).People));
        }
        return new(unit, named.Name, weeks.ToImmutable()) { Number = ReleasedHours.NumberOf(releases) };
    }

    internal static bool IsSeenBy(CurrentPerson person, UnitId unit) =>
        person.Is(Roles.ProgrammeOwner | Roles.Auditor) || unit.SelfAndAbove().Any(above => person.Leads.Contains(above) || person.ChampionOf.Contains(above));
}

/// <summary>Released net hours of a unit and all below it.</summary>
/// <param name="Unit">Which.</param>
/// <param name="Name">As the organisation calls it.</param>
/// <param name="Weeks">Of which anything was released, the oldest first.</param>
public sealed record ReleasedHours(UnitId Unit, string Name, ImmutableArray<ReleasedHoursWeek> Weeks)
{
    private const string Topic = "hours:";

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
/// <param name="Asked">People in the unit on the week's Monday: N.</param>
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
