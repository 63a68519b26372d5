using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using Upskill.Learning;
using Upskill.Workforce.Directory;
using Upskill.Workforce.Organisation;

namespace Upskill.Workforce.Imports;

/// <summary>
/// Works through its file a hundred people at a time and keeps how far it is, so that a restart goes on from there. Everything that it does per person may
/// be done twice.
/// </summary>
[GrainType("workforce-import")]
internal sealed class WorkforceImportGrain(
    [PersistentState("file")] IPersistentState<ImportFileState> file,
    [PersistentState("progress")] IPersistentState<ImportProgressState> progress,
    EmployeeDirectory directory,
    ILogger<WorkforceImportGrain> log) : Grain, IWorkforceImportGrain
{
    private const int AtOnce = 100;
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromSeconds(1);
    private IGrainTimer? work;

    public Task<ImportProgress> Progress() =>
        Task.FromResult(new ImportProgress(progress.State.Stage, progress.State.Done, progress.State.All));

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        GoOn();
        return Task.CompletedTask;
    }

    public async Task Begin(WorkforceFile begun)
    {
        if (progress.State.Stage is not ImportStage.NotBegun)
            return;
        var read = EmployeeFile.Read(begun.Csv);
        if (read.Bad.Length > 0)
        {
            var first = string.Join(" ", read.Bad.Take(5).Select(row => $"Line {row.Line}: {row.Reason}"));
            throw new Refusal("bad-rows", $"Nothing was loaded: {read.Bad.Length} lines cannot be read. {first}");
        }
        if (OrganisationChart.Of(read.Rows, Words.Organisation, begun.IsSample).Units.FirstOrDefault(unit => unit.Children.Length > OrgUnit.MostChildren) is { } wide)
            throw new Refusal("too-many-units", $"Nothing was loaded: {wide.Name} has {wide.Children.Length} units directly below it; {OrgUnit.MostChildren} are allowed.");
        file.State = new() { Csv = begun.Csv, IsSample = begun.IsSample };
        await file.WriteStateAsync();
        await Keep(ImportStage.Loading, 0, read.Rows.Length);
        GoOn();
    }

    public async Task Remove(PersonId by)
    {
        if (progress.State.Stage is ImportStage.Removing or ImportStage.Removed)
            return;
        if (!file.State.IsSample)
            throw new Refusal("not-sample", "Only the sample organisation can be removed as a whole. Nothing was changed.");
        if (progress.State.Stage is not ImportStage.Loaded)
            throw new Refusal("still-loading", "The sample organisation is still being loaded. Wait until it is complete, then remove it.");
        log.SampleRemovalBegun(by);
        await Keep(ImportStage.Removing, 0, progress.State.All);
        GoOn();
    }

    /// <summary>A timer, not a loop in the call: so that <see cref="Progress"/> is answered meanwhile, and what failed is tried again.</summary>
    private void GoOn()
    {
        if (progress.State.Stage is ImportStage.Loading or ImportStage.Removing)
            work ??= this.RegisterGrainTimer(Work, new GrainTimerCreationOptions(TimeSpan.Zero, TryAgainAfter) { Interleave = true, KeepAlive = true });
    }

    private async Task Work()
    {
        try
        {
            if (progress.State.Stage is ImportStage.Loading)
                await Load();
            else
                await TakeOut();
            work?.Dispose();
            work = null;
        }
        catch (Exception failed) when (failed is not OutOfMemoryException)
        {
            log.ImportWaits(this.GetPrimaryKeyString(), failed);
        }
    }

    private async Task Load()
    {
        var chart = OrganisationChart.Of(EmployeeFile.Read(file.State.Csv).Rows, Words.Organisation, file.State.IsSample);
        await Task.WhenAll(chart.Units.Select(unit => GrainFactory.GetGrain<IOrgUnitGrain>(unit.Id.Value).Chart(unit)));
        foreach (var people in chart.Employees.Skip(progress.State.Done).Chunk(AtOnce))
        {
            await directory.Admit(people);
            await Task.WhenAll(people.Select(person => GrainFactory.GetGrain<ILearnerGrain>(person.Id.Value).Place(Placement(person))));
            await Keep(ImportStage.Loading, progress.State.Done + people.Length, progress.State.All);
        }
        await Keep(ImportStage.Loaded, progress.State.All, progress.State.All);
        log.ImportLoaded(this.GetPrimaryKeyString(), progress.State.All);
    }

    private async Task TakeOut()
    {
        var chart = OrganisationChart.Of(EmployeeFile.Read(file.State.Csv).Rows, Words.Organisation, file.State.IsSample);
        foreach (var people in chart.Employees.Skip(progress.State.Done).Chunk(AtOnce))
        {
            await Task.WhenAll(people.Select(person => GrainFactory.GetGrain<ILearnerGrain>(person.Id.Value).Remove()));
            await Task.WhenAll(people.Select(person => directory.Remove(person.Id)));
            await Keep(ImportStage.Removing, progress.State.Done + people.Length, progress.State.All);
        }
        await Task.WhenAll(chart.Units.Reverse().Select(unit => GrainFactory.GetGrain<IOrgUnitGrain>(unit.Id.Value).Remove()));
        await file.ClearStateAsync();
        await Keep(ImportStage.Removed, progress.State.All, progress.State.All);
    }

    /// <summary>The same person at the same place makes the same command, so that a repeated import repeats nothing.</summary>
    private static PlaceLearner Placement(Employee person)
    {
        var place = string.Join('\n', "place", person.Unit, person.Country, person.Grade);
        return new(new CommandId(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(place)))[..32]), person.Unit, person.Country, person.Grade);
    }

    private async Task Keep(ImportStage stage, int done, int all)
    {
        progress.State = new() { Stage = stage, Done = done, All = all };
        await progress.WriteStateAsync();
    }

    private static class Words
    {
        public const string Organisation = "Whole organisation";
    }
}

/// <summary>The file, kept until it is loaded or removed.</summary>
[GenerateSerializer, Alias("Upskill.ImportFileState")]
internal sealed class ImportFileState
{
    [Id(0)]
    public string Csv { get; set; } = "";

    [Id(1)]
    public bool IsSample { get; set; }
}

/// <summary>How far the import is; small, for it is written often.</summary>
[GenerateSerializer, Alias("Upskill.ImportProgressState")]
internal sealed class ImportProgressState
{
    [Id(0)]
    public ImportStage Stage { get; set; }

    [Id(1)]
    public int Done { get; set; }

    [Id(2)]
    public int All { get; set; }
}

internal static partial class WorkforceImportLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Import {Import}: {People} people loaded.")]
    public static partial void ImportLoaded(this ILogger log, string import, int people);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Import {Import} waits a second and goes on.")]
    public static partial void ImportWaits(this ILogger log, string import, Exception failed);

    [LoggerMessage(Level = LogLevel.Information, Message = "Removal of the sample organisation was begun by {By}.")]
    public static partial void SampleRemovalBegun(this ILogger log, PersonId by);
}
