using Microsoft.Extensions.Localization;
using Orleans.Runtime;

namespace Upskill.Operations.Overview;

/// <summary>A concern in words: what it is, and what to do.</summary>
internal sealed class ConcernText(IStringLocalizer<OperationsWords> words)
{
    public string Of(Concern concern, SystemState state) => concern switch
    {
        Concern.StoreFull => words["ConcernStoreFull"],
        Concern.StoreNearlyFull => words["ConcernStoreNearlyFull", state.Store!.Room!.Percent],
        Concern.StoreAway => words["ConcernStoreAway"],
        Concern.SiloSilent => words["ConcernSiloSilent", string.Join(", ", state.Cluster!.Silos.Where(silo => silo is { Status: SiloStatus.Active, Figures: null }).Select(silo => silo.Name))],
        Concern.NoBackup => words["ConcernNoBackup"],
        Concern.BackupOld => words["ConcernBackupOld", Days(state.At - state.Store!.Backup!.At)],
        Concern.BackupUnproven => words["ConcernBackupUnproven"],
        Concern.NoCheckpoint => words["ConcernNoCheckpoint"],
        Concern.CheckpointOld => words["ConcernCheckpointOld", Days(state.At - state.Store!.Checkpoint!.At)],
        _ => throw new ArgumentOutOfRangeException(nameof(concern), concern, "This concern has no words."),
    };

    private static int Days(TimeSpan age) => (int)age.TotalDays;
}
