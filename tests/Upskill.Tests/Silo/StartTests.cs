using System.Net;
using Upskill.Testing;

namespace Upskill.Tests.Silo;

/// <summary>How the process starts, is refused and comes back; with the real process.</summary>
public sealed class StartTests : IDisposable
{
    private static readonly Dictionary<string, string> Production = new() { ["ASPNETCORE_ENVIRONMENT"] = "Production" };
    private readonly TemporaryFolder folder = new();

    private string Store => $"--Store:Directory={folder.Path}";

    [Fact]
    public async Task A_second_process_on_the_same_folder_is_refused_with_one_sentence_and_the_first_goes_on()
    {
        await using var first = await SiloProcess.Start(Store, "--Sample:Enabled=false");

        var (exitCode, output) = await SiloProcess.Run(new Dictionary<string, string> { ["ASPNETCORE_ENVIRONMENT"] = "Development" }, Store);

        Assert.Equal(1, exitCode);
        Assert.Equal($"The store in {folder.Path} is in use by process {first.Id}; stop it first, or give this one a folder of its own with --Store:Directory.", output.Trim());
        using var visitor = new WebVisitor(first.Address);
        Assert.Equal(HttpStatusCode.OK, (await visitor.Http.GetAsync("/health/ready")).StatusCode);
    }

    [Theory]
    [InlineData("ConnectionStrings:redis cannot be read", "--ConnectionStrings:redis=127.0.0.1:1,password=of-nobody,sll=true")]
    [InlineData("The store does not answer", "verify-ledger", "--ConnectionStrings:redis=127.0.0.1:1,password=of-nobody,connectRetry=1,connectTimeout=200")]
    [InlineData("Keys:Release must be 32 bytes", "verify-figure", "/etc/passwd", "--Keys:Release=c2hvcnQ=")]
    [InlineData("cannot be written to", "--Store:Directory=/proc/upskill")]
    public async Task What_cannot_be_is_said_in_one_sentence_without_a_secret_and_without_a_trace(string sentence, params string[] arguments)
    {
        var (exitCode, output) = await SiloProcess.Run(new Dictionary<string, string>(), [.. arguments, .. arguments[^1].StartsWith("--Store", StringComparison.Ordinal) ? [] : new[] { Store }]);

        Assert.Equal(1, exitCode);
        Assert.Contains(sentence, output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
        Assert.DoesNotContain("of-nobody", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_production_nobody_starts_it_without_a_provider_to_sign_in_with()
    {
        var (exitCode, output) = await SiloProcess.Run(Production, Store);

        Assert.Equal(1, exitCode);
        Assert.Contains("Oidc:Authority", output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_production_there_is_no_page_to_sign_in_as_somebody()
    {
        await using var silo = await SiloProcess.Start(Production, Store, "--Oidc:Authority=https://provider.example", "--Oidc:ClientId=upskill");
        using var visitor = new WebVisitor(silo.Address);

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Http.GetAsync("/development/sign-in")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Post("/development/sessions", "", ("person", "sample-0004"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Http.GetAsync("/design")).StatusCode);
    }

    [Fact]
    public async Task The_sample_organisation_is_loaded_behind_the_first_page_removed_in_one_step_and_does_not_come_back()
    {
        await using (var silo = await SiloProcess.Start(Store))
        {
            using var owner = new WebVisitor(silo.Address);
            await Sample.Loaded(silo.Address);
            using var signedIn = await WebVisitor.SignIn(silo.Address, "sample-0004");
            // Rows are stored with the person, totals follow on their way up the tree.
            await Until.True(async () => (await signedIn.Page("/adoption/all")).Contains("of 1,200 people", StringComparison.Ordinal),
                "the organisation's figures did not come to 1,200 people");
            Assert.Contains("Sample data.", await signedIn.Page("/"), StringComparison.Ordinal);
            await Until.True(async () => (await signedIn.Http.GetAsync("/sessions/series/series-everyday-ai-in-regulatory")).StatusCode is HttpStatusCode.OK, "the champion's series was not planned");

            using var removal = await signedIn.Post("/workforce/sample/removal", WebVisitor.Token(await signedIn.Page("/people")), ("confirm", "remove"));
            Assert.Equal("/sign-in", removal.Headers.Location!.OriginalString);
            await Until.True(async () => (await owner.Page("/development/sign-in")).Contains("Nobody is in the workforce", StringComparison.Ordinal),
                "the sample was not removed", TimeSpan.FromMinutes(1));
            await silo.Stop();
        }

        await using var again = await SiloProcess.Start(Store);
        using var later = new WebVisitor(again.Address);
        await Until.True(async () => (await later.Page("/development/sign-in")).Contains("Nobody is in the workforce", StringComparison.Ordinal), "the sample came back");
    }

    [Fact]
    public async Task Verifying_the_ledger_asks_the_running_silo_and_says_how_many_records_hold()
    {
        await using (var silo = await SiloProcess.Start(Store))
        {
            await Sample.Loaded(silo.Address);
            var running = await SiloProcess.Run(new Dictionary<string, string>(), "verify-ledger", Store);
            Assert.Equal((0, "The ledger holds: 1201 records in 1201 chains checked."), (running.ExitCode, running.Output.Split('\n')[0]));
            await silo.Kill();
        }

        var stopped = await SiloProcess.Run(new Dictionary<string, string>(), "verify-ledger", Store);
        Assert.Equal((0, "The ledger holds: 1201 records in 1201 chains checked."), (stopped.ExitCode, stopped.Output.Split('\n')[0]));
    }

    public void Dispose() => folder.Dispose();
}
