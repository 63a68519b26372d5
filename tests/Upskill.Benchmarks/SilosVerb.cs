using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Upskill.Benchmarks.Chat;
using Upskill.Benchmarks.Silos;
using Upskill.Silo;
using Upskill.Testing;
using Upskill.TimeSaved;

namespace Upskill.Benchmarks;

/// <summary>
/// 2,000 people in 200 groups say something and claim hours by turns, over HTTP, as fast as it goes: on one, two and three silo processes on one store process, alternating; medians of three rounds. Then
/// one of two and one of three silos is killed in the middle, and all that was acknowledged is looked for. Senders, silos and store share the machine.
/// </summary>
internal static class SilosVerb
{
    private const int MostSilos = 3, AtOnce = 48, AtOnceSigningIn = 16;

    public static async Task<int> Run(Asked asked)
    {
        var (rounds, length) = (asked.Size(3, 1), TimeSpan.FromSeconds(asked.Size(10, 3)));
        using var folder = new TemporaryFolder();
        await ChatCompany.Prepare(folder.Path, SiloCluster.Settings(folder.Path));
        var senders = await SignIn(folder.Path, asked.Size(ChatCompany.People, 400));
        var perSecond = Enumerable.Range(1, MostSilos).ToDictionary(silos => silos, _ => new List<double>());
        for (var round = 0; round < rounds; round++)
            foreach (var (silos, measured) in perSecond)
                measured.Add(await Measure(folder.Path, silos, senders, length));
        for (var silos = 2; silos <= MostSilos; silos++)
            await KillOne(folder.Path, silos, senders, length);
        var (lost, doubled) = await Check(folder.Path, senders);
        return Figures.Print(asked.Json,
            [.. perSecond.SelectMany(one => new[] { ($"perSecond{one.Key}", Figures.Median(one.Value)), ($"perSecond{one.Key}Min", one.Value.Min()), ($"perSecond{one.Key}Max", one.Value.Max()) }),
            ("acknowledged", senders.Sum(sender => sender.Acknowledged)), ("lostAfterKill", lost), ("doubledAfterKill", doubled)]);
    }

    /// <summary>Signs everybody in: a cookie of one silo is good for every other.</summary>
    private static async Task<Sender[]> SignIn(string folder, int people)
    {
        await using var cluster = await Start(folder, silos: 1);
        var senders = new Sender[people];
        await Parallel.ForEachAsync(Enumerable.Range(0, people), new ParallelOptions { MaxDegreeOfParallelism = AtOnceSigningIn }, async (person, _) =>
            senders[person] = new(person, await Chatter.ToProduct(cluster.Silos[0].Address, person)));
        return senders;
    }

    private static async Task<double> Measure(string folder, int silos, Sender[] senders, TimeSpan length)
    {
        await using var cluster = await Start(folder, silos);
        await Send(cluster, senders, length / 3, Task.CompletedTask); // warm now
        return await Send(cluster, senders, length, Task.CompletedTask);
    }

    private static async Task KillOne(string folder, int silos, Sender[] senders, TimeSpan length)
    {
        await using var cluster = await Start(folder, silos);
        var inTheMiddle = Task.Delay(length / 2).ContinueWith(_ => cluster.Silos[^1].Kill(), TaskScheduler.Default).Unwrap();
        await Send(cluster, senders, length, inTheMiddle);
    }

    /// <summary>Everybody by turns, for so long.</summary>
    /// <returns>Commands acknowledged a second.</returns>
    private static async Task<double> Send(SiloCluster cluster, Sender[] senders, TimeSpan length, Task meanwhile)
    {
        Uri[] addresses = [.. cluster.Silos.Select(silo => silo.Address)];
        var (watch, before) = (Stopwatch.StartNew(), senders.Sum(sender => sender.Acknowledged));
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(async first =>
        {
            for (var at = first; watch.Elapsed < length; at += AtOnce)
                await senders[at % senders.Length].Send(addresses);
        }));
        var perSecond = (senders.Sum(sender => sender.Acknowledged) - before) / watch.Elapsed.TotalSeconds;
        await meanwhile;
        return perSecond;
    }

    private static async Task<(int Lost, int Doubled)> Check(string folder, Sender[] senders)
    {
        await using var silo = UpskillSilo.Build(["--environment=Development", "--urls=http://127.0.0.1:0", "--Logging:LogLevel:Orleans=None", .. SiloCluster.Settings(folder)]);
        await silo.StartAsync();
        var (address, grains) = (new Uri(silo.Urls.Single()), silo.Services.GetRequiredService<IGrainFactory>());
        var (lost, doubled) = (0, 0);
        foreach (var sender in senders)
        {
            var messages = await sender.Check(address);
            var claims = (await grains.GetGrain<IHoursGrain>(sender.Person).Standing()).Number - sender.Claims; // each claim is an entry
            lost += messages.Lost + (int)Math.Max(0, -claims);
            doubled += messages.Doubled + (int)Math.Max(0, claims);
        }
        await silo.StopAsync();
        return (lost, doubled);
    }

    private static Task<SiloCluster> Start(string folder, int silos) => SiloCluster.Start(folder, silos, settings => SiloProcess.Start(settings), isAlone: false);
}
