using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Upskill.Kit.Hosting;

namespace Upskill.Workforce.Sample;

/// <summary>Whether the sample organisation is loaded: <c>Sample:Enabled</c>.</summary>
internal sealed record SampleSettings(bool IsEnabled);

/// <summary>What this silo last heard of the sample organisation; read on every page without waiting.</summary>
internal sealed class SampleStatus
{
    private volatile ImportStatus progress = ImportStatus.NotBegun;

    /// <summary>How far it is.</summary>
    public ImportStatus Progress { get => progress; set => progress = value; }
}

/// <summary>The line on every page, for as long as there is sample data in the store, wherever it came from.</summary>
internal sealed class SampleNotice(SampleStatus status) : Kit.Parts.ISampleNotice
{
    public bool Shown => status.Progress.Stage is ImportStage.Reading or ImportStage.Checked or ImportStage.Waiting or ImportStage.Loading or ImportStage.Loaded or ImportStage.Removing;
}

/// <summary>
/// Behind the first page, has the sample organisation loaded by the importer that a customer uses, from the file in this folder, and keeps
/// <see cref="SampleStatus"/> true. Once removed, it does not come back.
/// </summary>
internal sealed class SampleOrganisation(
    SampleSettings settings, SampleStatus status, IGrainFactory grains, IHostApplicationLifetime lifetime, ILogger<SampleOrganisation> log)
    : AfterStart(lifetime, log)
{
    private const string File = "Upskill.Workforce.Sample.organisation.csv";
    private static readonly TimeSpan WhileMoving = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan WhileStill = TimeSpan.FromSeconds(5);

    protected override async Task<TimeSpan?> Work()
    {
        var sample = grains.GetGrain<IWorkforceImportGrain>(IWorkforceImportGrain.Sample);
        status.Progress = await sample.Status();
        if (settings.IsEnabled && status.Progress.Stage is ImportStage.NotBegun)
        {
            await sample.Begin(new(await ReadFile(), IsSample: true));
            status.Progress = await sample.Status();
        }
        return IsMoving ? WhileMoving : WhileStill;
    }

    private bool IsMoving => status.Progress.Stage
        is ImportStage.Reading or ImportStage.Checked or ImportStage.Waiting or ImportStage.Loading or ImportStage.Removing;

    private static async Task<string> ReadFile()
    {
        using var reader = new StreamReader(typeof(SampleOrganisation).Assembly.GetManifestResourceStream(File)!);
        return await reader.ReadToEndAsync();
    }
}
