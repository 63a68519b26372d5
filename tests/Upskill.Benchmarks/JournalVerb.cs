using System.Diagnostics;
using StackExchange.Redis;
using Upskill.Kit.Storage;
using Upskill.Silo.Store;
using Upskill.Testing;

namespace Upskill.Benchmarks;

/// <summary>
/// What one append costs on a short journal and on a long one, alternating in one run: the median of 200 appends from entry 10 on and of 200 from entry
/// 100,000 on, three times.
/// </summary>
internal static class JournalVerb
{
    private const int Long = 100_000, Short = 10, Appends = 200, Rounds = 3, AtOnce = 2_000;
    private static readonly byte[] Entry = new byte[400];

    public static async Task<int> Run(Asked asked)
    {
        using var folder = new TemporaryFolder();
        using var engine = EmbeddedStore.Start(new StoreFolder(folder.Path));
        await using var store = await ConnectionMultiplexer.ConnectAsync(engine.Address.ConnectionString);
        var journal = new Journal(store);
        var lengthy = new JournalName("benchmark", "long");
        await Fill(store, lengthy);

        await Measure(journal, new("benchmark", "warm-up"), 0);
        List<double> brief = [], longer = [];
        for (var round = 0; round < Rounds; round++)
        {
            var name = new JournalName("benchmark", $"short-{round}");
            for (var i = 0; i < Short; i++)
                await journal.Append(name, i, CommandId.New(), Entry);
            brief.Add(await Measure(journal, name, Short));
            longer.Add(await Measure(journal, lengthy, Long + (round * Appends)));
        }
        return Figures.Print(asked.Json,
            ("millisecondsAt10", Figures.Median(brief)), ("millisecondsAt100000", Figures.Median(longer)),
            ("ratio", Figures.Median(longer) / Figures.Median(brief)));
    }

    private static async Task<double> Measure(Journal journal, JournalName name, long length)
    {
        var measured = new List<double>(Appends);
        for (var i = 0; i < Appends; i++)
        {
            var start = Stopwatch.GetTimestamp();
            if (await journal.Append(name, length + i, CommandId.New(), Entry) is not AppendOutcome.Committed)
                throw new InvalidOperationException("An append was not committed.");
            measured.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        return Figures.Median(measured);
    }

    /// <summary>Fills the lists directly, as 100,000 appends would have: the entries and the ids of their commands.</summary>
    private static async Task Fill(ConnectionMultiplexer store, JournalName name)
    {
        var database = store.GetDatabase();
        for (var from = 0; from < Long; from += AtOnce)
        {
            await database.ListRightPushAsync(name.Partition.Key($"benchmark:{name.Subject}"), [.. Enumerable.Repeat((RedisValue)Entry, AtOnce)]);
            await database.HashSetAsync(name.Partition.Key($"benchmark-commands:{name.Subject}"),
                [.. Enumerable.Range(from, AtOnce).Select(i => new HashEntry(CommandId.New().Value, i))]);
        }
    }
}
