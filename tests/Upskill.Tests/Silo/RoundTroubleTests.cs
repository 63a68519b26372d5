using System.Collections.Concurrent;
using Upskill.PeerGroups;
using Upskill.PeerGroups.Rounds;
using Upskill.Testing;

namespace Upskill.Tests.Silo;

/// <summary>Preparations that fail, hang or are given up; and pages that ask many rounds.</summary>
public sealed class RoundTroubleTests(WatchedSiloFixture silo) : IClassFixture<WatchedSiloFixture>, IAsyncLifetime
{
    private readonly string id = "round-" + Guid.NewGuid().ToString("N");

    private IRoundGrain Round => silo.Grains.GetGrain<IRoundGrain>(id);

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync()
    {
        silo.Calls.Before = null;
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_preparation_that_fails_is_tried_a_few_times_says_so_and_can_be_asked_for_again()
    {
        var asked = 0;
        silo.Calls.Before = (of, method, key) => (of, method, key) == (nameof(IPeerGrain), nameof(IPeerGrain.Peer), "zoe") && Interlocked.Increment(ref asked) > 0
            ? throw new InvalidOperationException("zoe cannot be read") : Task.CompletedTask;

        await silo.Ask(id, new(UnitId.Organisation, null, OptedInOnly: true), "olga", RoundStage.Refused);

        var refused = (await Round.Round())!;
        Assert.Equal(RoundLog.MostFailures, asked);
        Assert.Contains("could not be prepared (InvalidOperationException, 5 times)", refused.Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("zoe", refused.Sentence, StringComparison.Ordinal);
        silo.Calls.Before = null;
        await Round.PrepareAgain(CommandId.New(), new("olga"));
        await Stage(RoundStage.Committed);
    }

    [Fact]
    public async Task While_a_round_is_prepared_it_can_be_discarded_and_what_was_on_the_way_commits_to_nothing()
    {
        var (held, free) = (new TaskCompletionSource(), new TaskCompletionSource());
        silo.Calls.Before = async (of, method, key) =>
        {
            if ((of, method, key) != (nameof(IPeerGrain), nameof(IPeerGrain.Peer), "zoe"))
                return;
            held.TrySetResult();
            await free.Task;
        };
        await Round.Ask(new(new(id), new("olga"), new(UnitId.Organisation, null, OptedInOnly: true), 10, null, TimeSpan.FromDays(14), []));
        await held.Task.WaitAsync(TimeSpan.FromSeconds(9));

        await Round.Discard(CommandId.New(), "The wrong people.", new("olga"));
        await Round.PrepareAgain(CommandId.New(), new("olga"));
        free.SetResult();
        await Stage(RoundStage.Committed);

        var round = (await Round.Round())!;
        Assert.Equal((1, 2), (round.Attempts.Length, round.Last!.Preparation));
        Assert.NotNull(await Round.Roster(0));
    }

    [Fact]
    public async Task What_was_cut_off_before_it_began_stands_in_nobodys_way()
    {
        var beginnings = silo.Grains.GetGrain<IRoundBeginningsGrain>(IRoundBeginningsGrain.Organisation);
        AskRound Asked(string one) => new(new(one), new("chris"), new(new("alpha"), null, OptedInOnly: false), 10, null, TimeSpan.FromDays(14), []);
        silo.Calls.Before = (of, method, _) => (of, method) == (nameof(IRoundGrain), nameof(IRoundGrain.Ask)) ? throw new InvalidOperationException("cut off") : Task.CompletedTask;
        await Assert.ThrowsAsync<InvalidOperationException>(() => beginnings.Ask(Asked(id)));
        silo.Calls.Before = null;

        Assert.True(await beginnings.Ask(Asked(id + "-next")));
    }

    [Fact]
    public async Task Of_two_rounds_for_the_same_people_that_are_asked_for_in_the_same_moment_one_begins()
    {
        var beginnings = silo.Grains.GetGrain<IRoundBeginningsGrain>(IRoundBeginningsGrain.Organisation);
        AskRound Asked(string one) => new(new(one), new("anna"), new(UnitId.Organisation, null, OptedInOnly: false), 10, null, TimeSpan.FromDays(14), []);
        var free = new TaskCompletionSource();
        silo.Calls.Before = (of, method, _) => (of, method) switch
        {
            (nameof(IRoundGrain), nameof(IRoundGrain.Ask)) => Task.Delay(TimeSpan.FromMilliseconds(500)),
            (nameof(IPeerGrain), nameof(IPeerGrain.Peer)) => free.Task, // so long it is prepared
            _ => Task.CompletedTask,
        };

        var begun = await Task.WhenAll(beginnings.Ask(Asked(id)), beginnings.Ask(Asked(id + "-next")));
        free.SetResult();

        Assert.Single(begun, one => one);
    }

    /// <summary>The calls wait for each other: one after another they would never be answered.</summary>
    [Fact]
    public async Task Somebodys_page_asks_all_rounds_at_once_and_each_once()
    {
        const int Rounds = 6;
        var ids = Enumerable.Range(0, Rounds).Select(number => $"{id}-{number}").ToHashSet();
        foreach (var one in ids)
            await silo.Ask(one, new(UnitId.Organisation, null, OptedInOnly: true), "olga", RoundStage.Committed);
        using var member = await WebVisitor.SignIn(silo.Address, "mia");
        var (calls, all) = (new ConcurrentBag<string>(), new TaskCompletionSource());
        silo.Calls.Before = async (of, method, key) =>
        {
            if (of != nameof(IRoundGrain) || !ids.Contains(key) || method is not (nameof(IRoundGrain.Round) or nameof(IRoundGrain.PlaceOf)))
                return;
            calls.Add(method);
            if (method is nameof(IRoundGrain.PlaceOf))
                return;
            if (calls.Count(call => call is nameof(IRoundGrain.Round)) >= Rounds)
                all.TrySetResult();
            await all.Task.WaitAsync(TimeSpan.FromSeconds(9));
        };

        var page = await member.Page("/peer-groups");

        Assert.All(ids, one => Assert.Contains($"round-{one}", page, StringComparison.Ordinal));
        Assert.Equal((Rounds, Rounds), (calls.Count(call => call is nameof(IRoundGrain.Round)), calls.Count(call => call is nameof(IRoundGrain.PlaceOf))));
    }

    private Task Stage(RoundStage stage) => Until.True(async () => (await Round.Round())?.Stage == stage, $"the round did not become {stage}");
}
