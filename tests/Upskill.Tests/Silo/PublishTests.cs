using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using AngleSharp;
using AngleSharp.Dom;
using Upskill.Testing;
using Upskill.Tests.Shape;

namespace Upskill.Tests.Silo;

/// <summary>The product as it is delivered: a fresh clone, published, run as Production and in Development.</summary>
[Trait("Tier", "Long")]
public sealed partial class PublishTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task A_published_fresh_clone_serves_every_asset_that_a_page_names()
    {
        var clone = Path.Combine(folder.Path, "clone");
        var published = Path.Combine(folder.Path, "published");
        await Run("git", ["clone", "--quiet", "--no-hardlinks", SourceTree.Root, clone]);
        await Run("dotnet", ["publish", Path.Combine(clone, "silo"), "-c", "Release", "-o", published, "--nologo", "-v", "quiet", "-p:UseSharedCompilation=false", "-nodeReuse:false"]);
        var program = Path.Combine(published, "Upskill.Silo.dll");

        await using (var production = await SiloProcess.StartBuilt(program, new Dictionary<string, string> { ["ASPNETCORE_ENVIRONMENT"] = "Production" },
            $"--Store:Directory={folder.Path}/production", "--Oidc:Authority=https://provider.example", "--Oidc:ClientId=upskill"))
        {
            using var stranger = new WebVisitor(production.Address);
            await EveryAssetOf(stranger, "/no-such-page", HttpStatusCode.NotFound);
        }

        await using var development = await SiloProcess.StartBuilt(program, new Dictionary<string, string>(), $"--Store:Directory={folder.Path}/development");
        await Sample.Loaded(development.Address);
        using var owner = await WebVisitor.SignIn(development.Address, "sample-0004");
        foreach (var page in new[] { "/", "/modules", "/modules/prompting-for-work/what-a-prompt-is", "/adoption/all", "/people", "/design" })
            await EveryAssetOf(owner, page, HttpStatusCode.OK);
    }

    public void Dispose() => folder.Dispose();

    private static async Task EveryAssetOf(WebVisitor visitor, string path, HttpStatusCode status)
    {
        using var answer = await visitor.Http.GetAsync(path);
        Assert.Equal(status, answer.StatusCode);
        using var browsing = BrowsingContext.New(Configuration.Default);
        var html = await answer.Content.ReadAsStringAsync();
        var page = await browsing.OpenAsync(request => request.Content(html));
        var assets = page.QuerySelectorAll("link[href], script[src], img[src]").Select(element => element.GetAttribute("href") ?? element.GetAttribute("src")!).ToList();
        Assert.Contains(assets, asset => asset.EndsWith(".js", StringComparison.Ordinal));
        Assert.Contains(assets, asset => asset.EndsWith(".css", StringComparison.Ordinal));
        // The list grows by what scripts fetch later.
        for (var at = 0; at < assets.Count; at++)
        {
            using var served = await visitor.Http.GetAsync(assets[at]);
            Assert.True(served.StatusCode is HttpStatusCode.OK, $"{path} leads to {assets[at]}, which answers {(int)served.StatusCode}.");
            Assert.True((await served.Content.ReadAsByteArrayAsync()).Length > 100, $"{assets[at]} is empty.");
            if (assets[at].EndsWith(".js", StringComparison.Ordinal))
                assets.AddRange(ImportsOf(assets[at], await served.Content.ReadAsStringAsync()).Except(assets));
        }
        Assert.Contains(assets, asset => asset.Contains("/checks-", StringComparison.Ordinal));
    }

    private static IEnumerable<string> ImportsOf(string script, string text) =>
        Import().Matches(text).Select(match => script[..(script.LastIndexOf('/') + 1)] + match.Groups[1].Value);

    private static async Task Run(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{await output}\n{await errors}");
    }

    /// <summary>As the bundler writes it: <c>import("./checks-MCNZBJYZ.js")</c>.</summary>
    [GeneratedRegex(@"(?:import\(|import|from)\s*""\./([\w.-]+\.js)""")]
    private static partial Regex Import();
}
