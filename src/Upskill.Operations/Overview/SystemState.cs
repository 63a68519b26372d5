using System.Collections.Immutable;
using Orleans.Runtime;
using Upskill.Kit.Ledger;
using Upskill.Kit.Storage;
using Upskill.Workforce;

namespace Upskill.Operations.Overview;

/// <summary>How the system is at one moment: sizes, queues and times, and nothing of what anybody did in it.</summary>
/// <param name="At">The moment.</param>
/// <param name="Cluster">The silos and what lives on them; null where they could not be asked.</param>
/// <param name="Store">The store; null where it does not answer.</param>
/// <param name="Queues">What waits; null where it could not be asked.</param>
public sealed record SystemState(DateTimeOffset At, ClusterState? Cluster, StoreState? Store, QueueState? Queues);

/// <summary>The silos and what lives on them.</summary>
/// <param name="Silos">Members of the cluster that are not gone, the oldest first.</param>
/// <param name="Grains">Grains in memory by kind, most first.</param>
public sealed record ClusterState(ImmutableArray<SiloLine> Silos, ImmutableArray<GrainLine> Grains);

/// <summary>A silo.</summary>
/// <param name="Name">As it calls itself.</param>
/// <param name="Address">Where other silos reach it.</param>
/// <param name="Status">As the cluster's members see it.</param>
/// <param name="StartedAt">When it started.</param>
/// <param name="Figures">What it says of itself; null where it does not answer.</param>
public sealed record SiloLine(string Name, string Address, SiloStatus Status, DateTimeOffset StartedAt, SiloFigures? Figures);

/// <summary>What a silo says of itself.</summary>
/// <param name="Grains">In memory.</param>
/// <param name="MemoryBytes">That the process uses.</param>
/// <param name="ProcessorPercent">Of the machine, lately.</param>
public sealed record SiloFigures(int Grains, long MemoryBytes, double ProcessorPercent);

/// <summary>How many grains of a kind are in memory, on all silos; in tens, for an exact number of those that stand for people would say how many take part in what is voluntary.</summary>
/// <param name="Kind">The class.</param>
/// <param name="Count">Whole tens, rounded down.</param>
public sealed record GrainLine(string Kind, int Count)
{
    /// <summary>What is counted in.</summary>
    public const int Step = 10;

    /// <summary>So many of a kind.</summary>
    public static GrainLine Of(string kind, int count) => new(kind, count / Step * Step);
}

/// <summary>The store.</summary>
/// <param name="Engine">What it calls itself, with its version.</param>
/// <param name="Room">What it takes of what it may take; null where no limit is known.</param>
/// <param name="Checkpoint">The last checkpoint of the ledger; null where there was none.</param>
/// <param name="Backup">The last backup; null where there was none.</param>
public sealed record StoreState(string Engine, StoreRoom? Room, CheckpointNote? Checkpoint, BackupNote? Backup);

/// <summary>What waits to be done.</summary>
/// <param name="Series">Series of live sessions that have something to tell by e-mail.</param>
/// <param name="Notices">What they have to tell; each becomes a mail to each person invited.</param>
/// <param name="HasMailServer">Whether one is set.</param>
/// <param name="Imports">Imports that are not done, the oldest first.</param>
public sealed record QueueState(int Series, int Notices, bool HasMailServer, ImmutableArray<ImportLine> Imports);

/// <summary>An import that is not done. Without its file's name, which is for owners.</summary>
/// <param name="Stage">Where it stands.</param>
/// <param name="Done">People loaded so far.</param>
/// <param name="All">People to load.</param>
/// <param name="BegunAt">When.</param>
public sealed record ImportLine(ImportStage Stage, int Done, int All, DateTimeOffset BegunAt);
