namespace Upskill.Testing;

/// <summary>The sample organisation of a running silo.</summary>
internal static class Sample
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    /// <summary>Waits until all 1,200 people are there, and have played what they play: until the sign-in page lists them and says no more that it is loading.</summary>
    public static async Task Loaded(Uri address)
    {
        using var visitor = new WebVisitor(address);
        await Until.True(async () => await visitor.Page("/development/sign-in") is var page
            && page.Contains("Programme owners", StringComparison.Ordinal)
            && !page.Contains("http-equiv=\"refresh\"", StringComparison.Ordinal), "the sample organisation was not loaded", Longest);
    }
}
