using System.Net;
using Upskill.Testing;
using Upskill.Workforce;

namespace Upskill.Tests.Silo;

/// <summary>SIGKILL in the middle of an import: after the restart it goes on by itself, and everybody is there once. People are at work meanwhile.</summary>
[Trait("Tier", "Long")]
public sealed class ImportKillTests : IDisposable
{
    private const int People = 12_000;
    private readonly TemporaryFolder folder = new();
    private readonly LargeImport import = new(People);

    [Fact]
    public async Task An_import_that_was_killed_twice_ends_with_everybody_enrolled_once()
    {
        var store = $"--Store:Directory={folder.Path}";
        await using (var first = await SiloProcess.Start(store))
        {
            await Sample.Loaded(first.Address);
            using var owner = await WebVisitor.SignIn(first.Address, "sample-0004");
            await import.Bring(owner);
            await import.Accept(owner);
            // Somebody at work is answered while it loads.
            using var learner = await WebVisitor.SignIn(first.Address, "sample-0001");
            await Until.True(async () => await import.Done(owner) > 0, "nobody was loaded");
            Assert.Equal(HttpStatusCode.OK, (await learner.Http.GetAsync("/")).StatusCode);
            await first.Kill();
        }
        await using (var second = await SiloProcess.Start(store))
        {
            using var owner = await WebVisitor.SignIn(second.Address, "sample-0004");
            var before = await import.Done(owner);
            await Until.True(async () => await import.Done(owner) > before || await import.Stage(owner) is ImportStage.Loaded, "the import did not go on by itself");
            await second.Kill();
        }

        await using var third = await SiloProcess.Start(store);
        using var last = await WebVisitor.SignIn(third.Address, "sample-0004");
        await Until.True(async () => await import.Stage(last) is ImportStage.Loaded, "the import did not end", TimeSpan.FromMinutes(1));
        await Until.True(async () => (await last.Page("/adoption/all")).Contains("of 13,200 people", StringComparison.Ordinal), "not everybody came into the figures");
        var (exitCode, output) = await SiloProcess.Run(new Dictionary<string, string>(), "verify-ledger", store);
        Assert.True(exitCode == 0, output);
        // One entry a person, and one for the roles that the sample's file grants; none by a repeat.
        Assert.Contains("13201 records in 13201 chains", output, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();
}
