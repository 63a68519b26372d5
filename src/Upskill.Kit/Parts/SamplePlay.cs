namespace Upskill.Kit.Parts;

/// <summary>How far the first weeks of the sample organisation are played. Read on pages, so nothing in it waits.</summary>
public sealed class SamplePlay
{
    private volatile SampleWeek? now;

    /// <summary>The week that is played; null where none is, or not any more.</summary>
    public SampleWeek? Now { get => now; set => now = value; }
}

/// <summary>A week that is played.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Of">How many there are.</param>
/// <param name="Day">Where the domain's clock stands.</param>
public sealed record SampleWeek(int Number, int Of, DateOnly Day);
