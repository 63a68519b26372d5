namespace Upskill.BrowserTests;

/// <summary>Finds a Chromium on this machine, or installs one where it can.</summary>
internal static class Chromium
{
    // The one without a window at all is first: what Chromium paints for a window that nobody sees takes more than half of a journey's time.
    private const string ShellPackage = "chromium-headless-shell";
    private static readonly string[] Shells = ["chromium-headless-shell", "chrome-headless-shell"], Browsers = ["chromium", "chromium-browser", "google-chrome"];

    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    // Who asks second finds what the first installed.
    private static readonly SemaphoreSlim Turn = new(1);

    /// <summary>Starts it, without a window.</summary>
    public static async Task<IBrowser> Launch(IPlaywright playwright)
    {
        await Turn.WaitAsync();
        try
        {
            return await playwright.Chromium.LaunchAsync(new() { ExecutablePath = await Path(playwright), Args = Flags });
        }
        finally
        {
            Turn.Release();
        }
    }

    private static async Task<string> Path(IPlaywright playwright) =>
        Named() ?? SystemProgram.Installed(Shells) ?? await SystemProgram.FromPackageManager(ShellPackage, Shells)
        ?? SystemProgram.Installed(Browsers) ?? DownloadedBefore(playwright) ?? Downloaded(playwright) ?? await SystemProgram.FromPackageManager("chromium", Browsers)
        ?? throw new InvalidOperationException(
            "The browser journeys need Chromium: install it (on Debian: apt-get install chromium-headless-shell) or name its program in the variable CHROMIUM.");

    private static string? Named() => Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } named && File.Exists(named) ? named : null;

    private static string? DownloadedBefore(IPlaywright playwright) =>
        File.Exists(playwright.Chromium.ExecutablePath) ? playwright.Chromium.ExecutablePath : null;

    /// <summary>Playwright's own download, which not every network lets through.</summary>
    private static string? Downloaded(IPlaywright playwright)
    {
        Environment.SetEnvironmentVariable("PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT", "10000"); // milliseconds
        return Microsoft.Playwright.Program.Main(["install", "chromium"]) == 0 ? DownloadedBefore(playwright) : null;
    }
}
