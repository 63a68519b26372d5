using Orleans.Runtime;
using Upskill.Kit.Ledger;
using Upskill.Kit.Storage;
using Upskill.Operations.Overview;

namespace Upskill.Tests.Operations;

/// <summary>What who runs the system is told to do something about.</summary>
public sealed class ConcernTests
{
    private const long Megabyte = 1 << 20;
    private static readonly DateTimeOffset Now = new(2026, 11, 29, 12, 0, 0, TimeSpan.Zero);
    private static readonly SiloLine Serves = new("one", "127.0.0.1:11111", SiloStatus.Active, Now.AddHours(-1), new(10, 100 * Megabyte, 5));

    private static readonly StoreState WellStore = new("Redis 7.0.15", new(10 * Megabyte, 100 * Megabyte),
        new CheckpointNote(Now.AddHours(-20), 10, 100, TimeSpan.FromSeconds(1)), new BackupNote(Now.AddDays(-6), Megabyte, 10, IsVerified: true));

    private static readonly SystemState Well = new(Now, new([Serves], []), WellStore, new(0, 0, HasMailServer: false, []));

    [Fact]
    public void Nobody_is_told_anything_while_all_is_well() => Assert.Empty(Told(Well));

    [Theory]
    [InlineData(79, null)]
    [InlineData(80, Concern.StoreNearlyFull)]
    [InlineData(99, Concern.StoreNearlyFull)]
    [InlineData(100, Concern.StoreFull)]
    public void A_store_is_spoken_of_from_80_percent_on_and_is_full_at_100(int percent, Concern? told) =>
        Assert.Equal<Concern>(told is { } concern ? [concern] : [], Told(Well with { Store = WellStore with { Room = new(percent * Megabyte, 100 * Megabyte) } }));

    [Fact]
    public void A_backup_is_missed_when_there_is_none_when_it_is_old_and_when_it_was_not_proven()
    {
        var old = WellStore.Backup! with { At = Now.AddDays(-8) };

        Assert.Equal<Concern>([Concern.NoBackup], Told(Well with { Store = WellStore with { Backup = null } }));
        Assert.Equal<Concern>([Concern.BackupOld, Concern.BackupUnproven], Told(Well with { Store = WellStore with { Backup = old with { IsVerified = false } } }));
    }

    [Fact]
    public void A_ledger_without_a_checkpoint_yet_is_new_and_one_without_for_two_days_is_told()
    {
        var noneYet = Well with { Store = WellStore with { Checkpoint = null } };

        Assert.Empty(Told(noneYet));
        Assert.Equal<Concern>([Concern.NoCheckpoint], Told(noneYet with { Cluster = new([Serves with { StartedAt = Now.AddDays(-3) }], []) }));
        Assert.Equal<Concern>([Concern.CheckpointOld], Told(Well with { Store = WellStore with { Checkpoint = WellStore.Checkpoint! with { At = Now.AddDays(-3) } } }));
    }

    [Fact]
    public void A_silo_that_does_not_answer_is_told_and_one_that_hands_over_is_not()
    {
        var stops = Serves with { Name = "two", Status = SiloStatus.ShuttingDown, Figures = null };

        Assert.Empty(Told(Well with { Cluster = new([Serves, stops], []) }));
        Assert.Equal<Concern>([Concern.SiloSilent], Told(Well with { Cluster = new([Serves, stops with { Status = SiloStatus.Active }], []) }));
    }

    [Fact]
    public void What_keeps_people_from_their_work_comes_first() =>
        Assert.Equal<Concern>(
            [Concern.StoreAway, Concern.SiloSilent],
            Told(new(Now, new([Serves with { Figures = null }], []), null, new(1, 1, HasMailServer: false, []))));

    [Fact]
    public void How_many_grains_there_are_of_a_kind_is_said_in_tens() => Assert.Equal((0, 10, 120), (GrainLine.Of("a", 9).Count, GrainLine.Of("a", 19).Count, GrainLine.Of("a", 123).Count));

    private static Concern[] Told(SystemState state) => [.. Concerns.Of(state)];
}
