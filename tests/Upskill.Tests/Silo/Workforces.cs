using Upskill.Testing;
using Upskill.Workforce;

namespace Upskill.Tests.Silo;

/// <summary>Loads a file of employees, as an owner would, but by the product itself.</summary>
internal static class Workforces
{
    /// <summary>Reads, accepts and waits until it is loaded.</summary>
    public static async Task Load(IGrainFactory grains, string id, string csv, ImportMode mode = ImportMode.Changes, PersonId? by = null)
    {
        var import = grains.GetGrain<IWorkforceImportGrain>(id);
        await import.Begin(new(csv, IsSample: false, mode, "test.csv", by));
        await Until.True(async () => (await import.Status()).Stage is ImportStage.Checked, $"the import {id} was not read");
        var preview = (await import.Status()).Preview!;
        await import.Accept(new(GoodRowsOnly: false, preview.Deactivated));
        await Until.True(async () => (await import.Status()).Stage is ImportStage.Loaded, $"the import {id} was not loaded");
    }
}
