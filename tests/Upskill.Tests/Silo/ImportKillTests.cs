using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Upskill.Testing;
using static Upskill.Tests.Workforce.EmployeeLines;

namespace Upskill.Tests.Silo;

/// <summary>SIGKILL in the middle of an import: after the restart it goes on by itself, and everybody is there once. People are at work meanwhile.</summary>
[Trait("Tier", "Long")]
public sealed class ImportKillTests : IDisposable
{
    private const int People = 12_000;
    private readonly TemporaryFolder folder = new();
    private readonly string id = Guid.NewGuid().ToString("N");

    [Fact]
    public async Task An_import_that_was_killed_twice_ends_with_everybody_enrolled_once()
    {
        var store = $"--Store:Directory={folder.Path}";
        await using (var first = await SiloProcess.Start(store))
        {
            await Sample.Loaded(first.Address);
            using var owner = await WebVisitor.SignIn(first.Address, "sample-0004");
            await Bring(owner);
            await Until.True(async () => await Stage(owner) == 6, "the file was not read");
            using var accepted = await owner.Post($"/api/workforce/imports/{id}/acceptance", WebVisitor.Token(await owner.Page($"/people/imports/{id}")));
            Assert.Equal(HttpStatusCode.Redirect, accepted.StatusCode);
            // Somebody at work is answered while it loads.
            using var learner = await WebVisitor.SignIn(first.Address, "sample-0001");
            await Until.True(async () => await Done(owner) > 0, "nobody was loaded");
            Assert.Equal(HttpStatusCode.OK, (await learner.Http.GetAsync("/")).StatusCode);
            await first.Kill();
        }
        await using (var second = await SiloProcess.Start(store))
        {
            using var owner = await WebVisitor.SignIn(second.Address, "sample-0004");
            var before = await Done(owner);
            await Until.True(async () => await Done(owner) > before || await Stage(owner) == 2, "the import did not go on by itself");
            await second.Kill();
        }

        await using var third = await SiloProcess.Start(store);
        using var last = await WebVisitor.SignIn(third.Address, "sample-0004");
        await Until.True(async () => await Stage(last) == 2, "the import did not end", TimeSpan.FromMinutes(1));
        await Until.True(async () => (await last.Page("/adoption/all")).Contains("of 13,200 people", StringComparison.Ordinal), "not everybody came into the figures");
        var (exitCode, output) = await SiloProcess.Run(new Dictionary<string, string>(), "verify-ledger", store);
        Assert.True(exitCode == 0, output);
        // One entry a person, and one for the roles that the sample's file grants; none by a repeat.
        Assert.Contains("13201 records in 13201 chains", output, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private async Task<int> Stage(WebVisitor owner) => (await Status(owner)).GetProperty("stage").GetInt32();

    private async Task<int> Done(WebVisitor owner) => (await Status(owner)).GetProperty("done").GetInt32();

    private async Task<JsonElement> Status(WebVisitor owner) => JsonDocument.Parse(await owner.Page($"/api/workforce/imports/{id}")).RootElement;

    private async Task Bring(WebVisitor owner)
    {
        var csv = File(Enumerable.Range(0, People).Select(i => Person($"e-{i}", i == 0 ? "" : $"e-{(i - 1) / 10}", $"Function {i % 5}", $"Department {i % 20}")));
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/workforce/imports?mode=changes&commandId={id}")
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(csv)) { Headers = { ContentType = new MediaTypeHeaderValue("text/csv") } },
            Headers = { { "RequestVerificationToken", WebVisitor.Token(await owner.Page("/people")) }, { "Accept", "application/json" } },
        };
        using var answer = await owner.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
    }
}
