using CsCheck;
using Orleans.Runtime;
using Upskill.Kit.Storage;

namespace Upskill.Tests.Kit.Storage;

/// <summary>When a store is nearly full and when it is full, and what is let in then.</summary>
public sealed class StoreRoomTests
{
    private const long Megabyte = 1 << 20, Gigabyte = 1 << 30;
    private static readonly JournalName Name = new("test", "one");

    [Theory]
    [InlineData(79, false, false)]
    [InlineData(80, true, false)]
    [InlineData(99, true, false)]
    [InlineData(100, true, true)]
    [InlineData(250, true, true)]
    public void The_operator_is_told_from_80_percent_on_and_at_100_nothing_is_added(long used, bool isNearlyFull, bool isFull)
    {
        var room = new StoreRoom(used * Gigabyte, 100 * Gigabyte);

        Assert.Equal((isNearlyFull, isFull), (room.IsNearlyFull, room.IsFull));
    }

    [Fact]
    public void A_store_without_any_budget_is_full() => Assert.True(new StoreRoom(0, 0).IsFull);

    [Fact]
    public void A_disk_that_could_not_take_one_more_checkpoint_and_the_log_until_then_is_full()
    {
        var room = StoreRoom.Of(new(100 * Megabyte, 500 * Megabyte, (100 * Megabyte) + StoreUse.LongestLog), Gigabyte);

        Assert.Equal((StoreLimit.Disk, true), (room.Limit, room.IsFull));
    }

    [Fact]
    public void The_tighter_of_memory_and_disk_is_what_is_told() => Gen.Long[0, 20 * Gigabyte].Array[4].Sample(figures =>
    {
        var (use, budget) = (new StoreUse(figures[0], figures[1], figures[2]), figures[3]);
        var room = StoreRoom.Of(use, budget);
        return room.Percent >= StoreRoom.Of(use with { OnDisk = null }, budget).Percent && room.Percent >= StoreRoom.Of(use with { Memory = 0 }, budget + 1).Percent;
    });

    [Theory]
    [InlineData(null, 24, 6)]
    [InlineData(null, 100, 12)]
    [InlineData(3, 24, 3)]
    [InlineData(64, 24, 12)]
    public void The_budget_is_what_was_set_or_a_quarter_of_the_machine_and_never_near_what_the_engine_holds(int? asked, int machine, int budget) =>
        Assert.Equal(budget * Gigabyte, StoreRoom.BudgetOf(asked * Gigabyte, 16 * Gigabyte, machine * Gigabyte));

    [Fact]
    public async Task In_a_full_store_what_runs_by_itself_stops_before_it_has_written_and_what_was_let_in_is_carried_out()
    {
        var lists = new StoreOfLists();
        var gauge = new StoreGauge();
        var journal = lists.JournalOn(gauge);
        await journal.Append(Name, 0, new("a"), [1]);
        gauge.Read(new(100, 100));

        await Assert.ThrowsAsync<StoreFullException>(() => journal.Append(Name, 1, new("b"), [2]));
        await Assert.ThrowsAsync<StoreFullException>(() => journal.AppendAlone(Name, 0, [2]));
        Assert.Throws<StoreFullException>(gauge.DemandRoom);
        Assert.Single(lists.Entries(Name));

        StoreGauge.LetIn();
        Assert.Equal(new AppendOutcome.Committed(2), await journal.Append(Name, 1, new("b"), [2]));
        RequestContext.Clear();
        gauge.Read(new(50, 100));
        Assert.Equal(new AppendOutcome.Committed(3), await journal.Append(Name, 2, new("c"), [3]));
    }
}
