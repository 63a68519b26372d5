using System.Net;

namespace Upskill.BrowserTests;

/// <summary>Journeys in production are one collection.</summary>
[CollectionDefinition(nameof(RunningProduction))]
public sealed class RunningProductionCollection : ICollectionFixture<RunningProduction>;

/// <summary>The silo as in production, over HTTPS and with a real provider to sign in with, on a store of its own with the sample organisation, and a Chromium.</summary>
public sealed class RunningProduction : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private readonly TestCertificate certificate = new();
    private SiloProcess? silo;
    private IPlaywright? playwright;

    /// <summary>Where the silo listens.</summary>
    public Uri Address { get; } = new($"https://127.0.0.1:{SiloProcess.FreePort()}");

    internal OpenIdProvider Provider { get; private set; } = null!;

    /// <summary>The one browser.</summary>
    public IBrowser Browser { get; private set; } = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        Provider = await OpenIdProvider.Start(certificate, Address);
        silo = await SiloProcess.Start(new Dictionary<string, string> { ["ASPNETCORE_ENVIRONMENT"] = "Production" },
            [$"--urls={Address}", $"--Store:Directory={folder.Path}", "--Sample:Enabled=true", .. certificate.Settings, .. Provider.Settings]);
        playwright = await Playwright.CreateAsync();
        Browser = await Chromium.Launch(playwright);
        SetDefaultExpectTimeout(15_000);
        await Until.True(IsLoaded, "the sample organisation was not loaded", TimeSpan.FromSeconds(90));
    }

    /// <summary>A device on which nobody is signed in, which takes the test's certificate.</summary>
    internal Task<Device> Device(Action<BrowserNewContextOptions>? adjust = null) => BrowserTests.Device.Make(Browser, Address, options =>
    {
        options.IgnoreHTTPSErrors = true;
        adjust?.Invoke(options);
    });

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (Browser is not null)
            await Browser.CloseAsync();
        playwright?.Dispose();
        if (silo is not null)
            await silo.DisposeAsync();
        if (Provider is not null)
            await Provider.DisposeAsync();
        certificate.Dispose();
        folder.Dispose();
    }

    private async Task<bool> IsLoaded()
    {
        using var owner = new ProviderVisitor(Address, certificate);
        await owner.SignIn(People.Owner);
        return await owner.Status("/people") is HttpStatusCode.OK;
    }
}
