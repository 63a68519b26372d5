using Microsoft.Extensions.DependencyInjection;
using Upskill.Adoption;
using Upskill.Learning;
using Upskill.Learning.Programmes;
using Upskill.Silo;
using Upskill.Testing;

namespace Upskill.Tests.Silo;

/// <summary>SIGKILL in the middle of work: what was acknowledged is there, and what was sent again with its id is there once.</summary>
[Trait("Tier", "Long")]
public sealed class KillTests : IDisposable
{
    private const int People = 24, Rounds = 4;
    private readonly TemporaryFolder folder = new();
    private readonly Programme programme = ProgrammeFiles.Read(Path.Combine(AppContext.BaseDirectory, "Programmes", "everyday-ai"));

    private string Store => $"--Store:Directory={folder.Path}";

    [Fact]
    public async Task Nothing_that_was_acknowledged_is_lost_when_the_process_is_killed_at_any_moment()
    {
        var walkers = Enumerable.Range(1, People).Select(number => new Walker($"sample-{number:0000}", programme[new("prompting-for-work")]!)).ToList();
        var sent = new int[People];
        for (var round = 0; round < Rounds; round++)
        {
            await using var silo = await SiloProcess.Start(Store);
            await Sample.Loaded(silo.Address);
            await Task.WhenAll(walkers.Select(walker => walker.SignIn(silo.Address)));
            using var stop = new CancellationTokenSource();
            var walking = walkers.Select((walker, i) => Walk(walker, i, sent, stop.Token)).ToList();
            var aim = walkers.Sum(walker => walker.Acknowledged.Count) + 60 + (17 * round);
            await Until.True(() => Task.FromResult(walkers.Sum(walker => walker.Acknowledged.Count) >= aim), $"{aim} submissions were not acknowledged");
            await silo.Kill();
            await stop.CancelAsync();
            await Task.WhenAll(walking);
        }

        await AllIsKept(walkers);
        var (exitCode, output) = await SiloProcess.Run(new Dictionary<string, string>(), "verify-ledger", Store);
        Assert.True(exitCode == 0, output);
    }

    /// <summary>A submission that got no answer is sent again with the same id after the restart.</summary>
    private static async Task Walk(Walker walker, int i, int[] sent, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested && sent[i] < walker.Way.Count && await walker.Send(walker.Way[sent[i]], stop))
            sent[i]++;
    }

    private async Task AllIsKept(List<Walker> walkers)
    {
        await using var silo = UpskillSilo.Build(["--environment=Development", Store, "--urls=http://127.0.0.1:0"]);
        await silo.StartAsync();
        var grains = silo.Services.GetRequiredService<IGrainFactory>();
        var acknowledged = 0;
        foreach (var walker in walkers)
        {
            var standing = await grains.GetGrain<ILearnerGrain>(walker.Person).Standing();
            walker.AssertKept(standing);
            var steps = standing.Activities.Sum(activity => activity.Steps.Length);
            Assert.InRange(steps, walker.Acknowledged.Count, walker.Acknowledged.Count + 1);
            acknowledged += walker.Acknowledged.Count;
        }
        Assert.True(acknowledged > 100, $"only {acknowledged} submissions were acknowledged: the test did not test anything");
        var total = (await grains.GetGrain<IUnitFiguresGrain>(UnitId.Organisation.Value).Total()).Figures;
        Assert.Equal(walkers.Count(walker => !walker.Acknowledged.IsEmpty), total.Started);
        await silo.StopAsync();
    }

    public void Dispose() => folder.Dispose();
}
