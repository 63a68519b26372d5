[assembly: CollectionBehavior(MaxParallelThreads = 2)]

namespace Upskill.BrowserTests;

/// <summary>Journeys are one collection: one silo, one Chromium, one after the other.</summary>
[CollectionDefinition(nameof(RunningProduct))]
public sealed class RunningProductCollection : ICollectionFixture<RunningProduct>;

/// <summary>What is asked of every page takes as long as all journeys together, and goes on beside them on a silo and a Chromium of its own.</summary>
[CollectionDefinition(nameof(EveryPage))]
public sealed class EveryPageCollection : ICollectionFixture<RunningProduct>;

/// <summary>The silo on a store of its own with the sample organisation, and a Chromium.</summary>
public class RunningProduct : IAsyncLifetime, IDisposable
{
    private static readonly TimeSpan LongestLoad = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(250);
    private readonly TemporaryFolder folder = new();
    private SiloProcess? silo;
    private IPlaywright? playwright;

    /// <summary>Where the silo listens.</summary>
    public Uri Address => silo!.Address;

    /// <summary>What the silo has printed, its log among it.</summary>
    public string Output => silo!.Output;

    /// <summary>Settings besides the store's folder.</summary>
    protected virtual string[] Settings => [];

    /// <summary>The one browser; each device is a context of its own in it.</summary>
    public IBrowser Browser { get; private set; } = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        silo = await SiloProcess.Start([$"--Store:Directory={folder.Path}", .. Settings]);
        playwright = await Playwright.CreateAsync();
        Browser = await Chromium.Launch(playwright);
        SetDefaultExpectTimeout(15_000);
        await SampleLoaded(Address);
    }

    /// <summary>Returns when everybody in the sample organisation can sign in and is enrolled.</summary>
    /// <exception cref="TimeoutException">They are not, after 90 seconds.</exception>
    public static async Task SampleLoaded(Uri address)
    {
        using var visitor = new WebVisitor(address);
        using var looks = new PeriodicTimer(BetweenLooks);
        for (var left = LongestLoad / BetweenLooks; left > 0; left--)
        {
            // The page looks again by itself for exactly as long as the sample is being loaded.
            if (!(await visitor.Page("/development/sign-in")).Contains("http-equiv=\"refresh\"", StringComparison.Ordinal))
                return;
            await looks.WaitForNextTickAsync();
        }
        throw new TimeoutException($"The sign-in page still says after {LongestLoad.TotalSeconds} s that the sample organisation is being loaded.");
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (Browser is not null)
            await Browser.CloseAsync();
        playwright?.Dispose();
        if (silo is not null)
            await silo.DisposeAsync();
    }

    /// <summary>Called after <see cref="DisposeAsync"/>.</summary>
    public void Dispose()
    {
        folder.Dispose();
        GC.SuppressFinalize(this);
    }
}
