using System.Collections.Immutable;
using Upskill.Kit.Storage;

namespace Upskill.Workforce.Imports;

/// <summary>
/// One import's way through its stages, kept after every step. What a stage does may be done twice: after a restart the plan is made anew and names what is
/// left of it.
/// </summary>
[GrainType("workforce-import")]
internal sealed class WorkforceImportGrain(
    [PersistentState("file")] IPersistentState<ImportFileState> file,
    [PersistentState("findings")] IPersistentState<ImportFindingsState> findings,
    [PersistentState("progress")] IPersistentState<ImportProgressState> progress,
    WorkforceLoader loader,
    IImportAnnouncer announcer) : Grain, IWorkforceImportGrain
{
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromSeconds(1);
    private IGrainTimer? work;

    private ImportStatus At => progress.State.Status;

    private string Import => this.GetPrimaryKeyString();

    private IWorkforceImportsGrain Imports => GrainFactory.GetGrain<IWorkforceImportsGrain>(IWorkforceImportsGrain.Organisation);

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        GoOn();
        return Task.CompletedTask;
    }

    public Task<ImportStatus> Status() => Task.FromResult(At);

    public Task<ImmutableArray<BadLine>> BadLines(int skip, int take) => Task.FromResult(findings.State.Bad.Skip(skip).Take(take).ToImmutableArray());

    public Task<ImmutableArray<PersonId>> Deactivations(int skip, int take) =>
        Task.FromResult(findings.State.Leaving.Skip(skip).Take(take).ToImmutableArray());

    public async Task Begin(WorkforceFile begun)
    {
        if (At.Stage is not ImportStage.NotBegun)
            return;
        await this.Keep(file, new() { Csv = begun.Csv, IsSample = begun.IsSample });
        if (!begun.IsSample)
            await Imports.List(Import);
        await Keep(At with { Stage = ImportStage.Reading, FileName = begun.FileName, Mode = begun.Mode, By = begun.By, BegunAt = loader.Now });
        GoOn();
    }

    public async Task Accept(AcceptImport command)
    {
        if (At.Stage is ImportStage.Waiting or ImportStage.Loading or ImportStage.Loaded)
            return;
        ImportAcceptance.Check(At, command);
        await Imports.Queue(Import);
        await Keep(At with { Stage = ImportStage.Waiting, LookAgain = false });
        GoOn();
    }

    public async Task Discard()
    {
        if (At.Stage is ImportStage.Discarded)
            return;
        if (At.Stage is not (ImportStage.Reading or ImportStage.Checked))
            throw new Refusal("accepted", "This file was accepted; what it changed can be changed again by another file.");
        await Forget();
        await Keep(At with { Stage = ImportStage.Discarded, Problem = null });
    }

    public async Task Remove(PersonId by)
    {
        if (At.Stage is ImportStage.Removing or ImportStage.Removed)
            return;
        if (!file.State.IsSample)
            throw new Refusal("not-sample", "Only the sample organisation can be removed as a whole. Nothing was changed.");
        if (At.Stage is not ImportStage.Loaded)
            throw new Refusal("still-loading", "The sample organisation is still being loaded. Wait until it is complete, then remove it.");
        await loader.CheckSampleRemoval(by);
        await Imports.Queue(Import);
        await Keep(At with { Stage = ImportStage.Removing, Done = 0 });
        GoOn();
    }

    /// <summary>A timer, not a loop in the call: so that <see cref="Status"/> is answered meanwhile, and what failed is tried again.</summary>
    private void GoOn()
    {
        if (At.Stage is ImportStage.Reading or ImportStage.Waiting or ImportStage.Loading or ImportStage.Removing)
            work ??= this.RegisterGrainTimer(Work, new GrainTimerCreationOptions(TimeSpan.Zero, TryAgainAfter) { Interleave = true, KeepAlive = true });
    }

    private async Task Work()
    {
        try
        {
            if (await (At.Stage switch
            {
                ImportStage.Reading => Read(),
                ImportStage.Waiting or ImportStage.Loading => Load(),
                ImportStage.Removing => TakeOut(),
                _ => Task.FromResult(true),
            }))
            {
                work?.Dispose();
                work = null;
            }
        }
        catch (Exception failed) when (failed is not OutOfMemoryException)
        {
            loader.Waits(Import, failed);
            // A write may or may not have come about: the next activation, woken by whoever asks or by ImportsGoOn, reads what is true.
            DeactivateOnIdle();
        }
    }

    /// <returns>True when this import has nothing more to do by itself.</returns>
    private async Task<bool> Read()
    {
        try
        {
            var plan = await Plan();
            if (At.Stage is not ImportStage.Reading)
                return true; // thrown away meanwhile
            await this.Keep(findings, new() { Bad = plan.Bad, Leaving = plan.Leaving });
            await Keep(At with { Stage = ImportStage.Checked, Preview = plan.Preview, Problem = plan.Obstacle });
        }
        catch (Refusal refusal)
        {
            await Forget();
            await Keep(At with { Stage = ImportStage.Discarded, Problem = refusal.Message });
            return true;
        }
        if (!file.State.IsSample)
            return true;
        if (At.Preview!.Bad > 0)
            throw new InvalidDataException($"The sample file has a bad line: {findings.State.Bad[0]}");
        await Imports.Queue(Import);
        await Keep(At with { Stage = ImportStage.Waiting });
        return false;
    }

    private async Task<bool> Load()
    {
        if (!await Imports.IsFirst(Import))
            return false;
        var plan = await Plan();
        if (At.Stage is ImportStage.Waiting)
        {
            if (plan.Preview != At.Preview || plan.Obstacle is not null)
            {
                await LookAgain(plan);
                return true;
            }
            await Keep(At with { Stage = ImportStage.Loading, Done = 0, All = plan.Changes.Length });
        }
        var before = At.All - plan.Changes.Length;
        var problem = await loader.Load(Import, plan, At.By, file.State.IsSample, done => Keep(At with { Done = Math.Max(before, 0) + done }));
        if (!file.State.IsSample)
            await file.ClearStateAsync();
        await Imports.Leave(Import);
        await Keep(At with { Stage = ImportStage.Loaded, Done = At.All, Problem = problem });
        return true;
    }

    /// <summary>Another import came before this one and changed what it would do: nobody has said yes to that.</summary>
    private async Task LookAgain(WorkforcePlan plan)
    {
        await this.Keep(findings, new() { Bad = plan.Bad, Leaving = plan.Leaving });
        await Imports.Leave(Import);
        await Keep(At with
        {
            Stage = ImportStage.Checked,
            Preview = plan.Preview,
            Problem = plan.Obstacle,
            LookAgain = true,
        });
    }

    private async Task<bool> TakeOut()
    {
        if (!await Imports.IsFirst(Import))
            return false;
        await loader.TakeOutSample(Import, (done, all) => Keep(At with { Done = done, All = all }));
        await Forget();
        await Imports.Leave(Import);
        await Keep(At with { Stage = ImportStage.Removed, Done = At.All });
        return true;
    }

    private Task<WorkforcePlan> Plan() => loader.Plan(file.State.Csv, At.Mode, file.State.IsSample, At.By);

    private async Task Forget()
    {
        await file.ClearStateAsync();
        await findings.ClearStateAsync();
    }

    private async Task Keep(ImportStatus status)
    {
        await this.Keep(progress, new() { Status = status with { Number = At.Number + 1 } });
        announcer.Moved(Import, At.Number);
    }
}
