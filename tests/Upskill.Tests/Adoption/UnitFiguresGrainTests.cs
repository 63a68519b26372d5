using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Upskill.Adoption;
using Upskill.Kit.Storage;
using Upskill.Learning;
using Upskill.Learning.Programmes;
using Upskill.Testing;
using Upskill.Tests.Silo;

namespace Upskill.Tests.Adoption;

[Collection(SiloCollection.Name)]
public sealed class UnitFiguresGrainTests(SiloFixture silo)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task What_a_learner_does_reaches_every_unit_above_them_and_who_watches_it()
    {
        await using var watcher = await Watch("ben", "alpha");
        var before = await Figures("alpha");
        var moved = watcher.NextMove();

        await silo.Begin("kim");

        Assert.True(await moved.WaitAsync(Longest) > 0, "the watcher heard nothing");
        foreach (var unit in new[] { "alpha~main~one", "alpha~main", "alpha", "all" })
            await Until.True(async () => (await Figures(unit)).Started >= 1, $"{unit} did not move");
        Assert.Equal(before.Started + 1, (await Figures("alpha")).Started);
    }

    [Fact]
    public async Task A_row_whose_message_was_lost_is_found_within_seconds()
    {
        var unit = new UnitId("lost-" + Guid.NewGuid().ToString("N")[..8]);
        Assert.Equal(AdoptionFigures.Zero, await Figures(unit.Value));

        // A learner's entry with its row, as a silo that died before it told the unit leaves it.
        var name = new JournalName("test", Guid.NewGuid().ToString("N"));
        var row = UnitRows.Put(name.Partition, unit, new("token", 1, "CH", "G2", new(1, 1, 0)));
        await silo.Services.GetRequiredService<Journal>().Append(name, 0, CommandId.New(), [1], row);

        await Until.True(async () => await Figures(unit.Value) == new AdoptionFigures(1, 1, 0), "the lost row was not found");
    }

    [Fact]
    public async Task The_organisation_is_the_sum_of_its_units()
    {
        await Until.True(async () =>
        {
            var all = await silo.Grains.GetGrain<IUnitFiguresGrain>(UnitId.Organisation.Value).Figures();
            return all.Total.Enrolled == 12 && all.Children.Aggregate(all.Own, (sum, child) => sum + child.Figures) == all.Total;
        }, "the organisation did not come to the sum of its units");
    }

    [Theory]
    [InlineData("zoe", "alpha")]
    [InlineData("ben", "beta")]
    [InlineData("mia", "alpha~main~one")]
    [InlineData("otto", "all")]
    public async Task Who_may_not_see_a_unit_cannot_watch_it(string person, string unit)
    {
        await Assert.ThrowsAsync<HubException>(async () => await (await Watch(person, unit)).DisposeAsync());
    }

    [Fact]
    public async Task Nobody_can_watch_another_learner()
    {
        await Assert.ThrowsAsync<HubException>(async () => await (await Watch("ben", "mia", "/hubs/learning")).DisposeAsync());
        await (await Watch("mia", "mia", "/hubs/learning")).DisposeAsync();
    }

    private async Task<AdoptionFigures> Figures(string unit) => (await silo.Grains.GetGrain<IUnitFiguresGrain>(unit).Total()).Figures;

    private async Task<Watcher> Watch(string person, string topic, string hub = "/hubs/adoption")
    {
        using var visitor = await WebVisitor.SignIn(silo.Address, person);
        var connection = new HubConnectionBuilder().WithUrl(new Uri(silo.Address, hub), options => options.Cookies = visitor.Cookies).Build();
        var watcher = new Watcher(connection);
        await connection.StartAsync();
        try
        {
            await connection.InvokeAsync<long>("Watch", topic);
            return watcher;
        }
        catch
        {
            await watcher.DisposeAsync();
            throw;
        }
    }

    private sealed class Watcher : IAsyncDisposable
    {
        private readonly HubConnection connection;
        private TaskCompletionSource<long> next = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Watcher(HubConnection connection)
        {
            this.connection = connection;
            connection.On<string, long>("Moved", (_, number) => next.TrySetResult(number));
        }

        public Task<long> NextMove()
        {
            next = new(TaskCreationOptions.RunContinuationsAsynchronously);
            return next.Task;
        }

        public ValueTask DisposeAsync() => connection.DisposeAsync();
    }
}
