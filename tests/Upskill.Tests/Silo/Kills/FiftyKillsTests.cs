using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Upskill.Silo;
using Upskill.Testing;
using Upskill.TimeSaved;
using Upskill.Workforce;

namespace Upskill.Tests.Silo.Kills;

/// <summary>
/// 50 SIGKILLs at random moments under load: 6 of an embedded silo, an import under way in it for as long as that takes, and 44 of a Redis server and of two silos on it. No acknowledged command is lost, and none is there twice.
/// The moments follow from a seed, which a failure names; <c>UPSKILL_SEED</c> repeats it.
/// </summary>
[Trait("Tier", "Long")]
public sealed class FiftyKillsTests : IDisposable
{
    private const int OfTheProcess = 6, OfTheStore = 39, OfSilos = 5, People = 2_800, Sample = 1_200, AtWork = 12, LatestMoment = 500;
    private static readonly int Seed = int.TryParse(Environment.GetEnvironmentVariable("UPSKILL_SEED"), CultureInfo.InvariantCulture, out var given) ? given : Environment.TickCount;

    private readonly TemporaryFolder folder = new();
    private readonly Random random = new(Seed);
    private readonly List<Claimant> claimants = [.. Enumerable.Range(21, AtWork).Select(number => new Claimant($"sample-{number:0000}"))];
    private int kills;

    private string Store => $"--Store:Directory={folder.Path}";

    private List<Task> working = [];

    private int Acknowledged => claimants.Sum(claimant => claimant.Acknowledged);

    [Fact]
    public Task An_embedded_silo_that_is_killed_again_and_again_while_people_work_and_an_import_loads_loses_nothing() => Seeded(async () =>
    {
        var import = new LargeImport(People);
        for (; kills < OfTheProcess; kills++)
        {
            await using var silo = await SiloProcess.Start(Store);
            if (kills == 0)
                await Begin(silo.Address, import);
            claimants.ForEach(claimant => claimant.GoOnAt(silo.Address));
            using var stop = new CancellationTokenSource();
            working = claimants.Select(claimant => claimant.Work(stop.Token)).ToList();
            await Moment();
            await silo.Kill();
            await stop.CancelAsync();
            await Task.WhenAll(working);
        }
        await using (var last = await SiloProcess.Start(Store))
        {
            claimants.ForEach(claimant => claimant.GoOnAt(last.Address));
            await Task.WhenAll(claimants.Select(claimant => claimant.Finish()));
            using var owner = await WebVisitor.SignIn(last.Address, "sample-0004");
            await Until.True(async () => await import.Stage(owner) is ImportStage.Loaded, "the import did not end", TimeSpan.FromMinutes(1));
            await Until.True(async () => (await owner.Page("/adoption/all")).Contains("of 4,000 people", StringComparison.Ordinal), "not everybody came into the figures");
            await last.Stop();
        }
        // One entry a person, one for the roles that the sample's file grants, and one for each claim; none by a repeat.
        await AllIsKept(People + Sample + 1, [Store]);
    });

    [Fact]
    public Task A_store_and_two_silos_that_are_killed_again_and_again_while_people_work_lose_nothing() => Seeded(async () =>
    {
        await using var store = await RedisServer.Start(Path.Combine(folder.Path, "redis"));
        string[] settings =
        [
            $"--ConnectionStrings:redis={store.Connection}", Store, $"--Keys:Directory={Path.Combine(folder.Path, "keys")}",
            $"--Keys:Master={Convert.ToBase64String(new byte[32])}", $"--Keys:Release={Convert.ToBase64String(new byte[32])}",
        ];
        Task<SiloProcess> StartSilo() => SiloProcess.Start(settings);

        var silos = new[] { await StartSilo(), await StartSilo() };
        try
        {
            await Begin(silos[0].Address, null);
            using var stop = new CancellationTokenSource();
            working = claimants.Select(claimant => claimant.Work(stop.Token)).ToList();
            var plan = Enumerable.Range(0, OfTheStore + OfSilos).ToArray();
            random.Shuffle(plan);
            foreach (var victim in plan)
            {
                await Moment();
                kills++;
                if (victim < OfTheStore)
                {
                    await store.Kill();
                    await store.Start();
                    continue;
                }
                var (dies, stays) = (victim % 2, 1 - (victim % 2));
                await silos[dies].Kill();
                claimants.ForEach(claimant => claimant.GoOnAt(silos[stays].Address));
                silos[dies] = await StartSilo();
                claimants.Take(AtWork / 2).ToList().ForEach(claimant => claimant.GoOnAt(silos[dies].Address));
            }
            await stop.CancelAsync();
            await Task.WhenAll(working);
            await Task.WhenAll(claimants.Select(claimant => claimant.Finish()));
            await Task.WhenAll(silos.Select(silo => silo.Stop())); // or the one that looks would wait for two that are dead
        }
        catch (InvalidOperationException failed)
        {
            throw new InvalidOperationException(string.Join('\n', silos.Select(silo => silo.Output).Prepend(failed.Message)), failed);
        }
        finally
        {
            foreach (var silo in silos)
                await silo.DisposeAsync();
        }
        await AllIsKept(Sample + 1, settings);
    });

    public void Dispose()
    {
        claimants.ForEach(claimant => claimant.Dispose());
        folder.Dispose();
    }

    private async Task Seeded(Func<Task> test)
    {
        try
        {
            await test();
        }
        catch (Exception failed)
        {
            throw new InvalidOperationException($"After {kills} kills with the seed {Seed} and {Acknowledged} acknowledged claims: {failed.Message}", failed);
        }
    }

    private async Task Begin(Uri address, LargeImport? import)
    {
        await Testing.Sample.Loaded(address);
        await Task.WhenAll(claimants.Select(claimant => claimant.SignIn(address)));
        if (import is null)
            return;
        using var owner = await WebVisitor.SignIn(address, "sample-0004");
        await import.Bring(owner);
        await import.Accept(owner);
    }

    /// <summary>A random moment, once commands are being acknowledged again. What somebody was refused fails the test at once.</summary>
    private async Task Moment()
    {
        var before = Acknowledged;
        await Until.True(async () =>
        {
            await Task.WhenAll(working.Where(work => work.IsFaulted));
            return Acknowledged >= before + AtWork;
        }, "no claims were acknowledged any more");
        await Task.Delay(random.Next(LatestMoment));
    }

    private async Task AllIsKept(int others, string[] settings)
    {
        await using (var silo = UpskillSilo.Build(["--environment=Development", "--urls=http://127.0.0.1:0", .. settings]))
        {
            await silo.StartAsync();
            foreach (var claimant in claimants)
                claimant.AssertKept(await silo.Services.GetRequiredService<IGrainFactory>().GetGrain<IHoursGrain>(claimant.Person).Standing());
            await silo.StopAsync();
        }
        var (exitCode, output) = await SiloProcess.Run(new Dictionary<string, string>(), ["verify-ledger", .. settings]);
        Assert.True(exitCode == 0, output);
        Assert.Contains($"{others + Acknowledged} records in {others + AtWork} chains", output, StringComparison.Ordinal);
    }
}
