using System.Collections.Immutable;
using Orleans.Runtime;

namespace Upskill.Operations.Overview;

/// <summary>Something that who runs the system should do something about.</summary>
public enum Concern
{
    /// <summary>Commands are refused until there is room.</summary>
    StoreFull,
    /// <summary>The store has not answered.</summary>
    StoreAway,
    /// <summary>A silo does not answer, or is neither a member nor gone.</summary>
    SiloSilent,
    /// <summary>From 80 % on.</summary>
    StoreNearlyFull,
    /// <summary>No backup was ever made.</summary>
    NoBackup,
    /// <summary>The last backup is older than <see cref="Concerns.LongestWithoutBackup"/>.</summary>
    BackupOld,
    /// <summary>The last backup's chains were not all found to hold.</summary>
    BackupUnproven,
    /// <summary>The last checkpoint of the ledger is older than <see cref="Concerns.LongestWithoutCheckpoint"/>.</summary>
    CheckpointOld,
    /// <summary>There is no checkpoint, although a silo has served for longer than it takes to be due.</summary>
    NoCheckpoint,
}

/// <summary>What of a system's state needs somebody. Pure.</summary>
public static class Concerns
{
    /// <summary>A backup a week: what came after it is what a lost disk costs.</summary>
    public static readonly TimeSpan LongestWithoutBackup = TimeSpan.FromDays(7);

    /// <summary>One is due each day; on the second day without one nobody takes it.</summary>
    public static readonly TimeSpan LongestWithoutCheckpoint = TimeSpan.FromDays(2);

    /// <summary>Most urgent first.</summary>
    public static ImmutableArray<Concern> Of(SystemState state) =>
        [.. OfStore(state), .. OfCluster(state.Cluster)];

    /// <summary>Whether people are already kept from their work by it.</summary>
    public static bool IsUrgent(this Concern concern) => concern is Concern.StoreFull or Concern.StoreAway or Concern.SiloSilent;

    private static IEnumerable<Concern> OfStore(SystemState state)
    {
        if (state.Store is not { } store)
            return [Concern.StoreAway];
        return new (Concern Concern, bool Holds)[]
        {
            (Concern.StoreFull, store.Room is { IsFull: true }),
            (Concern.StoreNearlyFull, store.Room is { IsNearlyFull: true, IsFull: false }),
            (Concern.NoBackup, store.Backup is null),
            (Concern.BackupOld, store.Backup is { } backup && state.At - backup.At > LongestWithoutBackup),
            (Concern.BackupUnproven, store.Backup is { IsVerified: false }),
            (Concern.NoCheckpoint, store.Checkpoint is null && state.Cluster?.Silos.Any(silo => state.At - silo.StartedAt > LongestWithoutCheckpoint) is true),
            (Concern.CheckpointOld, store.Checkpoint is { } checkpoint && state.At - checkpoint.At > LongestWithoutCheckpoint),
        }.Where(one => one.Holds).Select(one => one.Concern);
    }

    private static IEnumerable<Concern> OfCluster(ClusterState? cluster) =>
        cluster?.Silos.Any(silo => silo.Status is SiloStatus.Active && silo.Figures is null) is true ? [Concern.SiloSilent] : [];
}
