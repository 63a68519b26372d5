using Upskill.LiveSessions;
using Upskill.LiveSessions.Series;

namespace Upskill.Tests.LiveSessions;

/// <summary>A series to test with: every other Tuesday at 14:00 in Zurich from 1 December 2026 on, 26 times.</summary>
internal static class SeriesAtWork
{
    /// <summary>In November 2026.</summary>
    public static readonly DateTimeOffset Now = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    /// <summary>Its id.</summary>
    public static readonly SeriesId Id = new("everyday-ai");

    /// <summary>Its host.</summary>
    public static readonly PersonId Host = new("chris");

    /// <summary>Hosts that calls may be at.</summary>
    public static readonly CallHosts Hosts = new(["meet.example.com", "*.calls.example.org"]);

    /// <summary>The plan.</summary>
    public static readonly SeriesPlan Plan = new(
        new("alpha"), "Everyday AI in Alpha", "Real work, shown by who does it.", new(2026, 12, 1), new(14, 0), TimeSpan.FromHours(1), "FREQ=WEEKLY;INTERVAL=2;COUNT=26",
        "Europe/Zurich", new("https://meet.example.com/everyday-ai"), [], null);

    /// <summary>As it is planned.</summary>
    public static PlannedSeries Planned => SeriesRules.Planned(Id, new(Host, Plan), Now, Hosts);

    /// <summary>The id of its session of a day.</summary>
    public static LiveSessionId Session(int year, int month, int day) => LiveSessionId.Of(Id, new(year, month, day));
}
