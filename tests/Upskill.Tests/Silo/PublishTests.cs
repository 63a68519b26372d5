using System.Net;
using System.Text.RegularExpressions;
using AngleSharp;
using AngleSharp.Dom;
using Upskill.Testing;

namespace Upskill.Tests.Silo;

/// <summary>The product as it is delivered: a fresh clone, published, run as Production, in Development, and as nobody on a tree that cannot be written to.</summary>
[Trait("Tier", "Long")]
public sealed partial class PublishTests(PublishedSilo published) : IClassFixture<PublishedSilo>, IDisposable
{
    private const int Nobody = 65534;
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task A_published_fresh_clone_serves_every_asset_that_a_page_names()
    {
        await using (var production = await SiloProcess.StartBuilt(published.Program, new Dictionary<string, string> { ["ASPNETCORE_ENVIRONMENT"] = "Production" },
            $"--Store:Directory={folder.Path}/production", "--Oidc:Authority=https://provider.example", "--Oidc:ClientId=upskill"))
        {
            using var stranger = new WebVisitor(production.Address);
            await EveryAssetOf(stranger, "/no-such-page", HttpStatusCode.NotFound);
        }

        await using var development = await SiloProcess.StartBuilt(published.Program, new Dictionary<string, string>(), $"--Store:Directory={folder.Path}/development");
        await Sample.Loaded(development.Address);
        using var owner = await WebVisitor.SignIn(development.Address, "sample-0004");
        foreach (var page in new[] { "/", "/modules", "/modules/prompting-for-work/what-a-prompt-is", "/adoption/all", "/people", "/design" })
            await EveryAssetOf(owner, page, HttpStatusCode.OK);
    }

    [RootFact]
    public async Task As_nobody_on_a_tree_that_it_cannot_write_to_it_writes_its_data_into_its_folder_and_nothing_anywhere_else()
    {
        var data = Path.Combine(folder.Path, "data");
        var scratch = Path.Combine(folder.Path, "tmp");
        foreach (var own in new[] { data, scratch })
        {
            Directory.CreateDirectory(own);
            await PublishedSilo.Run("chown", [$"{Nobody}:{Nobody}", own]);
        }
        await PublishedSilo.Run("chmod", ["a+rx", folder.Path, published.Folder]);
        await PublishedSilo.Run("chmod", ["-R", "a-w,a+rX", Path.GetDirectoryName(published.Program)!]);
        var before = Tree(published.Folder);

        await using (var silo = await SiloProcess.StartBuiltAs(["setpriv", $"--reuid={Nobody}", $"--regid={Nobody}", "--clear-groups", "--no-new-privs"], published.Program,
            new Dictionary<string, string> { ["TMPDIR"] = scratch, ["HOME"] = "/", ["DOTNET_EnableDiagnostics"] = "0" }, $"--Store:Directory={data}"))
        {
            await Sample.Loaded(silo.Address);
            using var owner = await WebVisitor.SignIn(silo.Address, "sample-0004");
            await EveryAssetOf(owner, "/", HttpStatusCode.OK);
            Assert.Equal($"{Nobody}", Regex.Match(await File.ReadAllTextAsync($"/proc/{silo.Id}/status"), @"Uid:\s+(\d+)").Groups[1].Value);
            await silo.Stop();
        }

        Assert.NotEmpty(before);
        Assert.Equal(before, Tree(published.Folder));
        Assert.NotEmpty(Directory.EnumerateFiles(Path.Combine(data, "store"), "*", SearchOption.AllDirectories));
        Assert.Equal(["data", "tmp"], Directory.EnumerateFileSystemEntries(folder.Path).Select(path => Path.GetFileName(path)!).Order());
        Assert.Empty(Directory.EnumerateFiles(scratch, "*", SearchOption.AllDirectories));
        Assert.Equal("", await PublishedSilo.Run("find", ["/tmp", "/var/tmp", "/dev/shm", "-ignore_readdir_race", "-xdev", "-user", $"{Nobody}", "-not", "-path", $"{folder.Path}*"])); // where anybody may write
    }

    public void Dispose() => folder.Dispose();

    /// <summary>Every file of the published tree, its length and when it was written.</summary>
    private static List<string> Tree(string folder) =>
        [.. new DirectoryInfo(Path.Combine(folder, "published")).EnumerateFiles("*", SearchOption.AllDirectories).Select(file => $"{file.FullName} {file.Length} {file.LastWriteTimeUtc:O} {file.UnixFileMode}").Order()];

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

    /// <summary>As the bundler writes it: <c>import("./checks-MCNZBJYZ.js")</c>.</summary>
    [GeneratedRegex(@"(?:import\(|import|from)\s*""\./([\w.-]+\.js)""")]
    private static partial Regex Import();
}
