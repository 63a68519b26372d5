using System.Collections.Immutable;
using Upskill.Learning;

namespace Upskill.LiveSessions;

/// <summary>What somebody plans as a series.</summary>
/// <param name="Unit">The function or part of it that it is for. It stays.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Description">What it is about; may be empty.</param>
/// <param name="FirstOn">The day of its first session, in its own time zone; the rule gives it, too.</param>
/// <param name="At">When a session begins, on the clock of its time zone: daylight saving does not move it.</param>
/// <param name="Length">How long a session is.</param>
/// <param name="Rule">RRULE of RFC 5545 with an end: <c>FREQ=WEEKLY;INTERVAL=2;COUNT=26</c>.</param>
/// <param name="Zone">IANA name.</param>
/// <param name="CallLink">Where the call is.</param>
/// <param name="CoHosts">Who may host it, too.</param>
/// <param name="Module">The module of which its sessions are a live version, if they are.</param>
[GenerateSerializer, Immutable, Alias("Upskill.SeriesPlan")]
public sealed record SeriesPlan(
    [property: Id(0)] UnitId Unit, [property: Id(1)] string Title, [property: Id(2)] string Description, [property: Id(3)] DateOnly FirstOn,
    [property: Id(4)] TimeOnly At, [property: Id(5)] TimeSpan Length, [property: Id(6)] string Rule, [property: Id(7)] string Zone,
    [property: Id(8)] Uri CallLink, [property: Id(9)] ImmutableArray<PersonId> CoHosts, [property: Id(10)] ModuleId? Module)
{
    /// <summary>Longest title, in characters.</summary>
    public const int LongestTitle = 100;

    /// <summary>Longest description, in characters.</summary>
    public const int LongestDescription = 1_000;

    /// <summary>More co-hosts are refused.</summary>
    public const int MostCoHosts = 5;

    /// <summary>Shortest session.</summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromMinutes(15);

    /// <summary>Longest session.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(4);

    /// <summary>True where both say the same.</summary>
    public bool IsSameAs(SeriesPlan other) => CoHosts.SequenceEqual(other.CoHosts) && this with { CoHosts = [] } == other with { CoHosts = [] };

    /// <summary>Its name only: what somebody wrote stands in no log.</summary>
    public override string ToString() => nameof(SeriesPlan);
}
