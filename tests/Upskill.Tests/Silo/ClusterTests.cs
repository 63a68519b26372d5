using Microsoft.Extensions.DependencyInjection;
using Upskill.Learning;
using Upskill.Learning.Programmes;
using Upskill.Silo;
using Upskill.Testing;

namespace Upskill.Tests.Silo;

/// <summary>Two silo processes on one store process: each of the three is killed in the middle of work, and nothing acknowledged is lost.</summary>
[Trait("Tier", "Long")]
public sealed class ClusterTests : IDisposable
{
    private const int People = 16;
    private readonly TemporaryFolder folder = new();
    private readonly Programme programme = ProgrammeFiles.Read(Path.Combine(AppContext.BaseDirectory, "Programmes", "everyday-ai"));
    private readonly int port = SiloProcess.FreePort();

    private string[] Settings =>
    [
        $"--ConnectionStrings:redis=127.0.0.1:{port},password=of-this-test", $"--Keys:Directory={Path.Combine(folder.Path, "keys")}",
        $"--Keys:Master={Convert.ToBase64String(new byte[32])}", $"--Keys:Release={Convert.ToBase64String(new byte[32])}", $"--Store:Directory={folder.Path}",
    ];

    [Fact]
    public async Task Nothing_that_was_acknowledged_is_lost_when_a_silo_and_then_the_store_are_killed()
    {
        var walkers = Enumerable.Range(1, People).Select(number => new Walker($"sample-{number:0000}", programme[new("prompting-for-work")]!)).ToList();
        var store = await StartStore();
        await using var stays = await SiloProcess.Start(Settings);
        await Sample.Loaded(stays.Address);
        await using (var dies = await SiloProcess.Start(Settings))
        {
            // A cookie of one silo is good for the other: half of the people begin on the one that will die.
            await Task.WhenAll(walkers.Select((walker, i) => walker.SignIn(i % 2 == 0 ? dies.Address : stays.Address)));
            await During(walkers, async () =>
            {
                await dies.Kill();
                walkers.ForEach(walker => walker.GoOnAt(stays.Address));
            });
        }
        await During(walkers, async () =>
        {
            await store.Kill();
            await store.DisposeAsync();
            store = await StartStore();
        });
        await During(walkers, () => Task.CompletedTask);

        await stays.Kill();
        await store.DisposeAsync();
        await AllIsKept(walkers);
    }

    public void Dispose() => folder.Dispose();

    private Task<SiloProcess> StartStore() => SiloProcess.StartStore(folder.Path, "--port", $"{port}", "--password", "of-this-test");

    /// <summary>Everybody sends 6 more submissions; when a third of them are acknowledged, something happens. Each is sent again with its id until it is.</summary>
    private static async Task During(List<Walker> walkers, Func<Task> happens)
    {
        var before = walkers.Sum(walker => walker.Acknowledged.Count);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var walking = walkers.Select(async walker =>
        {
            var moved = 0;
            foreach (var submission in walker.Way.Skip(walker.Acknowledged.Count).Take(6).ToList())
            {
                while (!await walker.Send(submission, patience.Token))
                    await Task.Delay(100, patience.Token);
                moved++;
            }
            return moved;
        }).ToList();
        await Until.True(() => Task.FromResult(walkers.Sum(walker => walker.Acknowledged.Count) >= before + People), "the walkers did not get going");
        await happens();
        Assert.All(await Task.WhenAll(walking), moved => Assert.InRange(moved, 1, 6));
    }

    private async Task AllIsKept(List<Walker> walkers)
    {
        await using var silo = UpskillSilo.Build(
        [
            "--environment=Development", "--urls=http://127.0.0.1:0", $"--Store:Directory={folder.Path}",
            $"--Keys:Directory={Path.Combine(folder.Path, "keys")}", $"--Keys:Master={Convert.ToBase64String(new byte[32])}", $"--Keys:Release={Convert.ToBase64String(new byte[32])}",
        ]);
        await silo.StartAsync();
        foreach (var walker in walkers)
            walker.AssertKeptOnce(await silo.Services.GetRequiredService<IGrainFactory>().GetGrain<ILearnerGrain>(walker.Person).Standing());
        await silo.StopAsync();
    }
}
