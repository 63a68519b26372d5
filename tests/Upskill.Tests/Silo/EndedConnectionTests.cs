using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Upskill.Kit.Live;
using Upskill.LiveSessions;
using Upskill.PeerGroups;
using Upskill.PeerGroups.Rounds;
using Upskill.Testing;

namespace Upskill.Tests.Silo;

/// <summary>A connection that ends while it is noted whom it is of leaves nothing: else somebody who is gone is here until the silo stops.</summary>
public sealed class EndedConnectionTests(WatchedSiloFixture silo) : IClassFixture<WatchedSiloFixture>, IAsyncLifetime
{
    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync()
    {
        silo.Calls.Before = null;
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Nobody_is_at_a_live_session_by_a_connection_that_ended_while_it_began_to_hear_it()
    {
        await EndWhile("/hubs/live-sessions", "mia", SiloFixture.Session.Value, nameof(ISeriesGrain), nameof(ISeriesGrain.PlanOf), SiloFixture.Session.Series.Value);

        await using var kim = await Hear("/hubs/live-sessions", "kim", SiloFixture.Session.Value);
        var presence = silo.Grains.GetGrain<ISessionPresenceGrain>(SiloFixture.Session.Value);
        await Until.True(async () => (await presence.Present()).Contains(new("kim")), "nobody noted that Kim came");
        Assert.Equal([new PersonId("kim")], (await presence.Present()).AsEnumerable());
    }

    [Fact]
    public async Task Nobody_is_in_a_peer_group_by_a_connection_that_ended_while_it_began_to_hear_it()
    {
        var group = PeerGroupId.Of(new(SiloFixture.OpenRound), 1);
        await EndWhile("/hubs/peer-groups", "mia", SiloFixture.OpenRound, nameof(IPeerGroupGrain), nameof(IPeerGroupGrain.NewestFor), group.Value);

        await using var tom = await Hear("/hubs/peer-groups", "tom", SiloFixture.OpenRound);
        Assert.Equal(1, (await silo.Grains.GetGrain<IPeerGroupGrain>(group.Value).After(null, 0)).Here);
    }

    [Fact]
    public async Task Nothing_is_watched_by_a_connection_that_ended_while_it_began_to()
    {
        await EndWhile("/hubs/rounds", "olga", SiloFixture.Round, nameof(IRoundGrain), nameof(IRoundGrain.Round), SiloFixture.Round);

        Assert.Empty(silo.Services.GetRequiredService<LiveWatchers<RoundHub>>().ByTopic()[SiloFixture.Round]);
    }

    private async Task<HubConnection> Hear(string hub, string person, string topic)
    {
        using var visitor = await WebVisitor.SignIn(silo.Address, person);
        var connection = HubSocket.To(silo.Address, hub, visitor.Cookies);
        await connection.StartAsync();
        await connection.InvokeAsync<long>("Watch", topic);
        return connection;
    }

    /// <summary>The call that the hub waits for is held up until the server has noticed that the connection is gone.</summary>
    private async Task EndWhile(string hub, string person, string topic, string of, string method, string key)
    {
        var (held, free, through) = (new TaskCompletionSource(), new TaskCompletionSource(), new TaskCompletionSource());
        using var visitor = await WebVisitor.SignIn(silo.Address, person);
        var connection = HubSocket.To(silo.Address, hub, visitor.Cookies);
        await connection.StartAsync();
        silo.Calls.Before = async (calledOf, called, calledKey) =>
        {
            if ((calledOf, called, calledKey) != (of, method, key) || !held.TrySetResult())
                return;
            await free.Task;
            through.SetResult();
        };
        var watching = connection.InvokeAsync<long>("Watch", topic);
        await held.Task.WaitAsync(TimeSpan.FromSeconds(9));

        await connection.DisposeAsync();
        await Task.Delay(TimeSpan.FromSeconds(1));
        free.SetResult();
        await Assert.ThrowsAnyAsync<Exception>(() => watching);
        await through.Task;
        await Task.Delay(TimeSpan.FromMilliseconds(500)); // what follows the call
    }
}
