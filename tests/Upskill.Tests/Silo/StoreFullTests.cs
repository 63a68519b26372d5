using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Upskill.Learning;
using Upskill.Learning.Programmes;
using Upskill.Silo;
using Upskill.Testing;
using Upskill.Workforce;

namespace Upskill.Tests.Silo;

/// <summary>An embedded store is filled to its budget while people learn and an import loads: from then on nothing is taken, nothing is dropped, and with a larger budget everything goes on.</summary>
[Trait("Tier", "Long")]
public sealed partial class StoreFullTests : IDisposable
{
    private const int People = 20_000, Sample = 1_200, Walking = 12;
    private readonly TemporaryFolder folder = new();
    private readonly LargeImport import = new(People);
    private readonly Programme programme = ProgrammeFiles.Read(Path.Combine(AppContext.BaseDirectory, "Programmes", "everyday-ai"));

    private string Store => $"--Store:Directory={folder.Path}";

    [Fact]
    public async Task A_full_store_refuses_and_drops_nothing_and_with_a_larger_budget_all_goes_on()
    {
        var walkers = Enumerable.Range(1, Walking).Select(number => new Walker($"sample-{number:0000}", programme[new("prompting-for-work")]!)).ToList();
        int used;
        await using (var silo = await SiloProcess.Start(Store, "--Store:BudgetMegabytes=8"))
        {
            await Testing.Sample.Loaded(silo.Address);
            await Task.WhenAll(walkers.Select(walker => walker.SignIn(silo.Address)));
            using var owner = await WebVisitor.SignIn(silo.Address, "sample-0004");
            await import.Bring(owner);
            await import.Accept(owner);
            await Task.WhenAll(walkers.Select(WalkAWay)); // beside the import, which fills it
            await Until.True(() => Task.FromResult(Full().IsMatch(silo.Output)), "the operator was not told that the store is full", TimeSpan.FromMinutes(2));
            await Task.WhenAll(walkers.Select(IsRefused));
            Assert.NotEqual(ImportStage.Loaded, await import.Stage(owner));
            await ReadsAndSignsInAndOut(silo.Address);
            using var proxy = new WebVisitor(silo.Address);
            using var ready = await proxy.Http.GetAsync("/health/ready"); // people are sent to it still, to read that sentence
            Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
            Assert.Contains("The store is full", await ready.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.OK, (await proxy.Http.GetAsync("/health/live")).StatusCode);
            await silo.Kill();
        }

        // What is full at the start is said at once; what was under way when it became full had gone on to its end.
        await using (var full = await SiloProcess.Start(Store, "--Store:BudgetMegabytes=8"))
        {
            await Until.True(() => Task.FromResult(Full().IsMatch(full.Output)), "the operator was not told at the start that the store is full");
            used = int.Parse(Full().Match(full.Output).Groups[1].Value, CultureInfo.InvariantCulture);
            await full.Kill();
        }

        // With a little more room it is nearly full at the start, and the operator is told.
        await using (var nearly = await SiloProcess.Start(Store, $"--Store:BudgetMegabytes={used + 1}"))
        {
            await Until.True(() => Task.FromResult(NearlyFull().IsMatch(nearly.Output)), "the operator was not told that the store is nearly full");
            await nearly.Kill();
        }
        await using (var larger = await SiloProcess.Start(Store))
        {
            using var owner = await WebVisitor.SignIn(larger.Address, "sample-0004");
            foreach (var walker in walkers)
            {
                await walker.SignIn(larger.Address);
                Assert.True(await walker.Send(walker.Way[walker.Acknowledged.Count], CancellationToken.None));
            }
            await Until.True(async () => await import.Stage(owner) is ImportStage.Loaded, "the import did not go on", TimeSpan.FromMinutes(3));
            await larger.Stop();
        }
        await AllIsKept(walkers);
        var (exitCode, output) = await SiloProcess.Run(new Dictionary<string, string>(), "verify-ledger", Store);
        Assert.True(exitCode == 0, output);
        Assert.Contains($"{People + Sample + 1 + walkers.Sum(walker => walker.Acknowledged.Count)} records in {People + Sample + 1} chains", output, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    [GeneratedRegex("The store is full: ([0-9]+) of 8 MB")]
    private static partial Regex Full();

    [GeneratedRegex("The store is [89][0-9] % full")]
    private static partial Regex NearlyFull();

    /// <summary>Sends the first of what there is to do, or as much as the store takes.</summary>
    private static async Task WalkAWay(Walker walker)
    {
        foreach (var submission in walker.Way.Take(walker.Way.Count / 2))
        {
            try
            {
                Assert.True(await walker.Send(submission, CancellationToken.None));
            }
            catch (InvalidOperationException refused) when (refused.Message.Contains("507", StringComparison.Ordinal))
            {
                return;
            }
        }
    }

    private static async Task IsRefused(Walker walker)
    {
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => walker.Send(walker.Way[walker.Acknowledged.Count], CancellationToken.None));
        Assert.Contains("507", refused.Message, StringComparison.Ordinal);
        Assert.Contains("moving the store into a Redis", refused.Message, StringComparison.Ordinal);
    }

    private static async Task ReadsAndSignsInAndOut(Uri address)
    {
        using var reader = await WebVisitor.SignIn(address, "sample-0020");
        var page = await reader.Page("/");
        using var signedOut = await reader.Post("/sign-out", WebVisitor.Token(page));
        Assert.Equal("/sign-in", signedOut.Headers.Location!.OriginalString);
    }

    private async Task AllIsKept(List<Walker> walkers)
    {
        await using var silo = UpskillSilo.Build(["--environment=Development", Store, "--urls=http://127.0.0.1:0"]);
        await silo.StartAsync();
        foreach (var walker in walkers)
            walker.AssertKeptOnce(await silo.Services.GetRequiredService<IGrainFactory>().GetGrain<ILearnerGrain>(walker.Person).Standing());
        await silo.StopAsync();
    }
}
