using System.Collections.Immutable;
using Upskill.Kit.Storage;

namespace Upskill.Workforce.Imports;

/// <summary>
/// One import's way through its stages, kept after every step. What a stage does may be done twice: after a restart the plan is made anew and names what is
/// left of it. A stage is kept first, and what it leaves behind goes afterwards (<see cref="End"/>): an import that had left the queue, or lost its file, without
/// being known as loaded would wait for ever.
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

    private bool IsAtWork => At.Stage is ImportStage.Reading or ImportStage.Waiting or ImportStage.Loading or ImportStage.Removing;

    private IWorkforceImportsGrain Imports => GrainFactory.GetGrain<IWorkforceImportsGrain>(IWorkforceImportsGrain.Organisation);

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (At.Stage is not ImportStage.NotBegun)
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
        var isRead = At.Stage is ImportStage.Checked;
        await Keep(At with { Stage = ImportStage.Discarded, Problem = null });
        if (isRead) // else whoever reads it meets that
            await End();
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
    private void GoOn() =>
        work ??= this.RegisterGrainTimer(Work, new GrainTimerCreationOptions(TimeSpan.Zero, TryAgainAfter) { Interleave = true, KeepAlive = true });

    private async Task Work()
    {
        try
        {
            await (At.Stage switch
            {
                ImportStage.Reading => Read(),
                ImportStage.Waiting => Start(),
                ImportStage.Loading => Load(),
                ImportStage.Removing => TakeOut(),
                _ => End(),
            });
            if (IsAtWork)
                return; // also where it became so meanwhile
            work?.Dispose();
            work = null;
        }
        catch (Exception failed) when (failed is not OutOfMemoryException)
        {
            loader.Waits(Import, failed);
            // A write may or may not have come about: the next activation, woken by whoever asks or by ImportsGoOn, reads what is true.
            DeactivateOnIdle();
        }
    }

    private async Task Read()
    {
        if (await PlanOrDiscard() is not { } plan)
            return;
        if (At.Stage is ImportStage.Reading)
            await this.Keep(findings, new() { Bad = plan.Bad, Leaving = plan.Leaving });
        if (At.Stage is not ImportStage.Reading)
        {
            await End(); // thrown away meanwhile, and with it what was found
            return;
        }
        await Keep(At with { Stage = ImportStage.Checked, Preview = plan.Preview, Problem = plan.Obstacle });
        if (!file.State.IsSample)
            return;
        if (At.Preview!.Bad > 0)
            throw new InvalidDataException($"The sample file has a bad line: {findings.State.Bad[0]}");
        await Imports.Queue(Import);
        await Keep(At with { Stage = ImportStage.Waiting });
    }

    private async Task Start()
    {
        await Imports.Queue(Import); // it may have left, and a stop came before that was kept
        if (!await Imports.IsFirst(Import))
            return;
        if (await PlanOrDiscard() is not { } plan)
            return;
        if (plan.Preview != At.Preview || plan.Obstacle is not null)
        {
            await LookAgain(plan);
            return;
        }
        await Keep(At with { Stage = ImportStage.Loading, Done = 0, All = plan.Changes.Length });
        await Load(plan);
    }

    private async Task Load()
    {
        if (await Imports.IsFirst(Import))
            await Load(await Plan());
        else // versions before left the queue, and forgot the file, before they knew it as loaded: what it would still do needs another yes
            await Keep(At with { Stage = file.RecordExists ? ImportStage.Waiting : ImportStage.Loaded });
    }

    private async Task Load(WorkforcePlan plan)
    {
        var before = At.All - plan.Changes.Length;
        var problem = await loader.Load(Import, plan, At.By, file.State.IsSample, done => Keep(At with { Done = Math.Max(before, 0) + done }));
        await Keep(At with { Stage = ImportStage.Loaded, Done = At.All, Problem = problem });
        await End();
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

    private async Task TakeOut()
    {
        await Imports.Queue(Import);
        if (!await Imports.IsFirst(Import))
            return;
        await loader.TakeOutSample(Import, (done, all) => Keep(At with { Done = done, All = all }));
        await Keep(At with { Stage = ImportStage.Removed, Done = At.All });
        await End();
    }

    /// <summary>Whoever is not at work holds up no other, and a file that nobody needs any more is not kept. Also at each activation, for a stop may have come before it.</summary>
    private async Task End()
    {
        await Imports.Leave(Import);
        if (At.Stage is ImportStage.Discarded or ImportStage.Removed)
            await Forget();
        else if (At.Stage is ImportStage.Loaded && !file.State.IsSample && file.RecordExists)
            await file.ClearStateAsync();
    }

    private Task<WorkforcePlan> Plan() => loader.Plan(file.State.Csv, At.Mode, file.State.IsSample, At.By);

    /// <summary>The plan; null where the file is none of employees, or lost: then it is thrown away, for it could be tried for ever and would hold up all others.</summary>
    private async Task<WorkforcePlan?> PlanOrDiscard()
    {
        try
        {
            return await Plan();
        }
        catch (Refusal refusal)
        {
            if (At.Stage is not ImportStage.Discarded)
                await Keep(At with { Stage = ImportStage.Discarded, Problem = refusal.Message });
            await End();
            return null;
        }
    }

    private async Task Forget()
    {
        if (file.RecordExists)
            await file.ClearStateAsync();
        if (findings.RecordExists)
            await findings.ClearStateAsync();
    }

    private async Task Keep(ImportStatus status)
    {
        await this.Keep(progress, new() { Status = status with { Number = At.Number + 1 } });
        announcer.Moved(Import, At.Number);
    }
}
