using System.Diagnostics;
using System.Globalization;
using Upskill.Testing;

namespace Upskill.Benchmarks.Chat;

/// <summary>Everybody talks to one server: 2,000 connections that hear, and those who say something.</summary>
internal sealed class ChatLoad : IAsyncDisposable
{
    private const int AtOnce = 64, Each = 2, PerSecond = 200, SteadyMessages = 1_600, AtOnceConnecting = 32;
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(5);
    private static readonly string Words = new('w', 120);

    private readonly SiloProcess server;
    private readonly Chatter[] chatters;
    private readonly Hearer[] hearers;
    private readonly Random order = new(7);
    private long said;

    private ChatLoad(SiloProcess server, Chatter[] chatters, Hearer[] hearers) => (this.server, this.chatters, this.hearers) = (server, chatters, hearers);

    private long Delivered => hearers.Sum(hearer => hearer.Heard);

    /// <summary>Signs everybody in and connects them.</summary>
    public static async Task<ChatLoad> Connect(SiloProcess server, Func<Uri, int, Task<Chatter>> signIn)
    {
        var (chatters, hearers) = (new Chatter[ChatCompany.People], new Hearer[ChatCompany.People]);
        await Parallel.ForEachAsync(Enumerable.Range(0, ChatCompany.People), new ParallelOptions { MaxDegreeOfParallelism = AtOnceConnecting }, async (person, _) =>
        {
            chatters[person] = await signIn(server.Address, person);
            hearers[person] = await Hearer.Connect(chatters[person]);
        });
        return new(server, chatters, hearers);
    }

    /// <summary>As much as the server takes, then a steady 200 messages a second.</summary>
    public async Task<ChatRun> Run()
    {
        using var process = Process.GetProcessById(server.Id);
        var (cpu, before) = (process.TotalProcessorTime, Delivered);
        var watch = Stopwatch.StartNew();
        await Parallel.ForEachAsync(Speakers(Each * chatters.Length), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (chatter, _) => await Say(chatter));
        await AllHeard();
        var perSecond = (Delivered - before) / (watch.Elapsed - hearers.Min(hearer => hearer.Silence)).TotalSeconds;
        foreach (var hearer in hearers)
            hearer.Waits.Clear();
        await Steadily();
        await AllHeard();
        process.Refresh();
        var waits = hearers.SelectMany(hearer => hearer.Waits).Order().ToList();
        return new(perSecond, waits[waits.Count / 2], waits[(int)(waits.Count * 0.99)], (process.TotalProcessorTime - cpu).TotalMicroseconds / (Delivered - before));
    }

    /// <summary>What never came, what came twice, and what came before something said earlier, of all connections.</summary>
    public (long Lost, long Duplicated, long OutOfOrder) Faults() =>
        (said * ChatCompany.GroupSize - Delivered, hearers.Sum(hearer => hearer.Duplicated), hearers.Sum(hearer => hearer.OutOfOrder));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Parallel.ForEachAsync(hearers, async (hearer, _) => await hearer.DisposeAsync());
        await server.DisposeAsync();
    }

    /// <summary>Whatever the server does: who waits for it is late by its own fault, not by fewer messages.</summary>
    private async Task Steadily()
    {
        var (watch, saying) = (Stopwatch.StartNew(), new List<Task>());
        foreach (var chatter in Speakers(SteadyMessages))
        {
            var due = TimeSpan.FromSeconds((double)saying.Count / PerSecond);
            if (due > watch.Elapsed)
                await Task.Delay(due - watch.Elapsed);
            saying.Add(Say(chatter));
        }
        await Task.WhenAll(saying);
    }

    private async Task Say(Chatter chatter)
    {
        await chatter.Say(string.Create(CultureInfo.InvariantCulture, $"{Stopwatch.GetTimestamp()} {Words}"));
        Interlocked.Increment(ref said);
    }

    private async Task AllHeard()
    {
        while (Delivered < said * ChatCompany.GroupSize && hearers.Min(hearer => hearer.Silence) < LongestSilence)
            await Task.Delay(10);
    }

    /// <summary>Everybody as often as everybody else, in an order that is the same for both servers.</summary>
    private IEnumerable<Chatter> Speakers(int messages)
    {
        while (messages > 0)
        {
            var all = chatters.ToArray();
            order.Shuffle(all);
            foreach (var chatter in all.Take(messages))
                yield return chatter;
            messages -= all.Length;
        }
    }
}

/// <summary>One run's figures.</summary>
/// <param name="DeliveredPerSecond">Pushes heard while as much was said as the server took.</param>
/// <param name="P50">Milliseconds from the post to a member's ear at the steady rate.</param>
/// <param name="P99">The same of the slowest hundredth.</param>
/// <param name="CpuMicros">The server's processor time a push, posts included.</param>
internal sealed record ChatRun(double DeliveredPerSecond, double P50, double P99, double CpuMicros);
