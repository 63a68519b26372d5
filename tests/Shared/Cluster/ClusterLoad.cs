using System.Collections.Concurrent;
using System.Globalization;
using Upskill.TimeSaved;

namespace Upskill.Testing;

/// <summary>Fifty groups that talk, two people in each, with their pages open; 20 people who each claim once a second; and some who open their pages. All of it through one address.</summary>
internal sealed class ClusterLoad : IAsyncDisposable
{
    private const int Claimers = 20, Readers = 10, AtOnce = 8;
    private static readonly TimeSpan BetweenMessages = TimeSpan.FromSeconds(3.5), BetweenClaims = TimeSpan.FromSeconds(1), BetweenPages = TimeSpan.FromSeconds(0.5);
    private static readonly string[] Pages = ["/", "/peer-groups", "/hours", $"/peer-groups/{ClusterCompany.Round}"];
    private static readonly WeekId Week = WeekId.Of(DateTimeOffset.UtcNow);
    private readonly List<Talking> talking = [];
    private readonly List<Claiming> claiming = [];
    private readonly List<ClusterClient> reading = [];

    /// <summary>What everybody met since <see cref="Join"/> had ended.</summary>
    public Answers Answers { get; } = new();

    /// <summary>Those who claim, and how many claims of each were acknowledged.</summary>
    public IEnumerable<(string Person, long Claims)> Claims => claiming.Select(claim => (claim.Person, claim.Acknowledged));

    /// <summary>Who will claim.</summary>
    public static IEnumerable<string> Claimants(IReadOnlyList<IReadOnlyList<string>> groups) => groups.Take(Claimers).Select(group => group[2]);

    /// <summary>Signs everybody in and opens their pages.</summary>
    public static async Task<ClusterLoad> Join(Uri address, IReadOnlyList<IReadOnlyList<string>> groups)
    {
        var load = new ClusterLoad();
        var gate = new Lock();
        await Parallel.ForEachAsync(groups.Index(), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (group, _) =>
        {
            for (var i = 0; i < 2; i++)
            {
                var client = await ClusterClient.SignIn(address, group.Item[i], load.Answers);
                var talk = new Talking(group.Index, group.Item[i], client, new(address, client, ClusterCompany.Round, load.Answers));
                await talk.Page.Open();
                lock (gate)
                    load.talking.Add(talk);
            }
            if (group.Index >= Claimers + Readers)
                return;
            var other = await ClusterClient.SignIn(address, group.Item[2], load.Answers);
            lock (gate)
            {
                if (group.Index < Claimers)
                    load.claiming.Add(new(group.Item[2], other));
                else
                    load.reading.Add(other);
            }
        });
        return load;
    }

    /// <summary>Everybody goes on for as long as something happens, and then until what they had begun is acknowledged.</summary>
    public async Task During(Func<Task> happens)
    {
        using var ends = new CancellationTokenSource();
        var work = talking.Index().Select(talk => Repeat(BetweenMessages, talk.Index / (double)talking.Count, talk.Item.Say, ends.Token))
            .Concat(claiming.Index().Select(claim => Repeat(BetweenClaims, claim.Index / (double)Claimers, claim.Item.Claim, ends.Token)))
            .Concat(reading.Index().Select(reader => Repeat(BetweenPages, reader.Index / (double)Readers, times => reader.Item.Read(Pages[times % Pages.Length]), ends.Token))).ToList();
        try
        {
            await happens();
        }
        finally
        {
            await ends.CancelAsync();
        }
        await Task.WhenAll(work).WaitAsync(TimeSpan.FromMinutes(1));
    }

    /// <summary>Waits until every open page shows everything that was acknowledged in its group.</summary>
    public async Task Heard()
    {
        foreach (var group in talking.GroupBy(talk => talk.Group))
        {
            var said = group.SelectMany(talk => talk.Said).ToList();
            foreach (var talk in group)
            {
                // A push that was lost is made up for by a pulse, every half minute.
                await Until.True(() => Task.FromResult(said.TrueForAll(text => talk.Page.Texts.ContainsKey(text))), $"the page of {talk.Person} does not show all {said.Count} messages of its group", TimeSpan.FromSeconds(45));
                if (said.Find(text => talk.Page.Texts[text] != 1) is { } twice)
                    throw new InvalidOperationException($"The page of {talk.Person} shows twice: {twice}");
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(talking.Select(talk => talk.Page.DisposeAsync().AsTask()));
    }

    private static async Task Repeat(TimeSpan period, double share, Func<int, Task> act, CancellationToken ends)
    {
        try
        {
            await Task.Delay(period * share, ends);
            using var timer = new PeriodicTimer(period);
            for (var times = 0; ; times++)
            {
                await act(times);
                await timer.WaitForNextTickAsync(ends);
            }
        }
        catch (OperationCanceledException) when (ends.IsCancellationRequested)
        {
            // it is over
        }
    }

    private sealed record Talking(int Group, string Person, ClusterClient Client, GroupListener Page)
    {
        private readonly string run = Guid.NewGuid().ToString("N")[..8];
        private int times;

        public ConcurrentQueue<string> Said { get; } = new();

        public async Task Say(int _)
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"{Person} says {times++} of {run}");
            await Client.Send($"/api/peer-groups/rounds/{ClusterCompany.Round}/messages", ("text", text), ("question", ""));
            Said.Enqueue(text);
        }
    }

    private sealed record Claiming(string Person, ClusterClient Client)
    {
        public long Acknowledged { get; private set; }

        public async Task Claim(int _)
        {
            await Client.Send($"/api/time-saved/weeks/{Week}/claim", ("drafting-saved", (Acknowledged + 1).ToString(CultureInfo.InvariantCulture)));
            Acknowledged++;
        }
    }
}
