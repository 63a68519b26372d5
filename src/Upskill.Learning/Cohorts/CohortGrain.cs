using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Upskill.Kit;
using Upskill.Kit.Storage;
using Upskill.Learning.Enrolment;
using Upskill.Workforce;

namespace Upskill.Learning.Cohorts;

/// <summary>
/// The process around <see cref="CohortRules"/>: who is a member is kept here, and told to each learner some at a time; how far that is, is kept after every step,
/// and a step may be done twice.
/// </summary>
[GrainType("learning-cohort")]
internal sealed class CohortGrain(
    [PersistentState("cohort")] IPersistentState<CohortState> kept, EnrolmentLoader loader, DomainClock clock, ILogger<CohortGrain> log) : Grain, ICohortGrain
{
    private const int AtOnce = 64;
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromSeconds(1);
    private IGrainTimer? work;

    private CohortState At => kept.State;

    private CohortId Id => new(this.GetPrimaryKeyString());

    private ICohortsGrain Cohorts => GrainFactory.GetGrain<ICohortsGrain>(ICohortsGrain.Organisation);

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        GoOn();
        return Task.CompletedTask;
    }

    public async Task Make(MakeCohort command)
    {
        if (At.Made is not null)
            return;
        CohortRules.Check(command, clock.Today);
        await Cohorts.List(Id);
        // Its figures are kept like those of a unit; the name is what a dashboard calls it.
        var unit = UnitId.OfCohort(Id.Value);
        await GrainFactory.GetGrain<IOrgUnitGrain>(unit.Value).Chart(new(unit, command.Name, []));
        await Keep(At with { Made = command });
    }

    public async Task Add(CommandId id, ImmutableArray<PersonId> people)
    {
        if (At.Answered.Contains(id))
            return;
        if (At.Made is not { } made)
            throw new Refusal("no-cohort", "There is no such cohort. Nothing was changed.");
        var added = CohortRules.Added(made, At.Members, At.Waiting, people, clock.Today);
        if (added.IsEmpty)
            return;
        await Cohorts.Begins(Id);
        await Keep(At with { Waiting = added, NotTaken = 0, Addings = At.Addings + 1, Answered = [.. At.Answered.Append(id).TakeLast(CohortState.MostAnswered)] });
        GoOn();
    }

    public async Task TakeOut(PersonId member)
    {
        if (!At.Waiting.IsEmpty)
            throw CohortRules.StillAdding();
        if (!At.Members.Contains(member))
            return;
        // The learner first: after a kill in between, the owner does it again.
        await GrainFactory.GetGrain<ILearnerGrain>(member.Value).LeaveCohort(CohortRules.Command(Id, "leave", member, At.Number), Id);
        await Keep(At with { Members = At.Members.Remove(member) });
    }

    public Task<Cohort?> Cohort() => Task.FromResult(At.Made is not { } made ? null
        : new Cohort(Id, made.Name, made.StartsOn, made.DueOn, made.By, At.Members.Length, At.Waiting.Length, At.NotTaken, At.Number));

    public Task<ImmutableArray<PersonId>> Members(int skip, int take) => Task.FromResult(At.Members.Skip(skip).Take(take).ToImmutableArray());

    private void GoOn()
    {
        if (!At.Waiting.IsEmpty)
            work ??= this.RegisterGrainTimer(Work, new GrainTimerCreationOptions(TimeSpan.Zero, TryAgainAfter) { Interleave = true, KeepAlive = true });
    }

    private async Task Work()
    {
        try
        {
            do
            {
                while (!At.Waiting.IsEmpty)
                    await Tell([.. At.Waiting.Take(AtOnce)]);
                await Cohorts.IsThrough(Id);
            }
            while (!At.Waiting.IsEmpty); // added while that was noted
            work?.Dispose();
            work = null;
        }
        catch (Exception failed) when (failed is not OutOfMemoryException)
        {
            log.LogWarning(failed, "The members of cohort {Cohort} are not all told yet; trying again.", Id);
            // A write may or may not have come about: the next activation, woken by EnrolmentGoOn, reads what is true.
            DeactivateOnIdle();
        }
    }

    private async Task Tell(ImmutableArray<PersonId> some)
    {
        var made = At.Made!;
        var taken = await Task.WhenAll(some.Select(person => GrainFactory.GetGrain<ILearnerGrain>(person.Value)
            .JoinCohort(new(CohortRules.Command(Id, "join", person, At.Addings), Id, made.StartsOn, made.DueOn))));
        var joined = some.Where((_, i) => taken[i]);
        await Keep(At with
        {
            Members = [.. At.Members.Union(joined).OrderBy(member => member.Value, StringComparer.Ordinal)],
            Waiting = At.Waiting.RemoveRange(0, some.Length),
            NotTaken = At.NotTaken + taken.Count(one => !one),
        });
    }

    private async Task Keep(CohortState state)
    {
        await this.Keep(kept, state with { Number = At.Number + 1 });
        loader.Announce(Id.Value, At.Number);
    }
}
