namespace Upskill.Adoption.Releases.Units;

/// <summary>What the journals of releases are called: one a unit, with its sealed batches.</summary>
public static class ReleaseJournals
{
    /// <summary>The journals' kind.</summary>
    public const string Kind = "release";
}
