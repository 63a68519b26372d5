using System.Collections.Immutable;

namespace Upskill.Adoption.Releases;

// The store holds the names of these types, their namespace included: they stay here, wherever the grains go that keep them.

/// <summary>What is stored of the calendar.</summary>
[GenerateSerializer, Alias("Upskill.ReleaseCalendarState")]
internal sealed class ReleaseCalendarState
{
    /// <summary>As of the last step.</summary>
    [Id(0)]
    public ReleaseCalendar Calendar { get; set; } = ReleaseCalendar.Empty;
}

/// <summary>A taken roster.</summary>
[GenerateSerializer, Alias("Upskill.RosterState")]
internal sealed class RosterState
{
    /// <summary>By unit, those below it included.</summary>
    [Id(0)]
    public Dictionary<string, int> People { get; set; } = [];

    /// <summary>By unit, where it is more than everybody's.</summary>
    [Id(1)]
    public Dictionary<string, int> Minimums { get; set; } = [];

    /// <summary>By unit, who is asked for hours; null where the roster was taken before it was counted: all of them.</summary>
    [Id(2)]
    public Dictionary<string, int>? Claimers { get; set; }

    /// <summary>By unit, who is asked in surveys; null as above.</summary>
    [Id(3)]
    public Dictionary<string, int>? Surveyed { get; set; }
}

/// <summary>What is stored of a week's tables.</summary>
[GenerateSerializer, Alias("Upskill.ReleaseTablesState")]
internal sealed class ReleaseTablesState
{
    /// <summary>As released last.</summary>
    [Id(0)]
    public ImmutableArray<ReleasedCell> Cells { get; set; } = [];

    /// <summary>As released at the close.</summary>
    [Id(1)]
    public ImmutableArray<ReleasedSpread> Spreads { get; set; } = [];

    /// <summary>Whether the final close was taken, too.</summary>
    [Id(2)]
    public bool IsFinal { get; set; }

    /// <summary>How attitudes changed, as released at the close of a quarter.</summary>
    [Id(3)]
    public ImmutableArray<ReleasedChange> Changes { get; set; } = [];

    /// <summary>How timed exercises came out, as released at the close of a quarter.</summary>
    [Id(4)]
    public ImmutableArray<ReleasedRatios> Ratios { get; set; } = [];
}
