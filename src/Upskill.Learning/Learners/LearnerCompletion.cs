using System.Collections.Immutable;
using Upskill.Learning.Programmes;

namespace Upskill.Learning.Learners;

/// <summary>What a learner has met, and what is completed by it.</summary>
internal sealed partial record Learner
{
    /// <summary>
    /// What happens when the programme became another one: modules of which it asks nothing more are completed, and so the programme, also where modules went that
    /// alone were missing. Nothing a second time, nor for somebody who is not enrolled or not here.
    /// </summary>
    public ImmutableArray<LearnerFact> Settle(Programme programme) => IsEnrolled && IsHere ? Met(programme) : [];

    /// <summary>What is completed by coming from here to <paramref name="after"/>, where an activity of the module was passed.</summary>
    internal ImmutableArray<LearnerFact> Completing(Programme programme, Module module, Learner after) =>
        (HasCompleted(module) && HasMet(module)) || !after.HasMet(module) ? [] : Completed(programme, [module]);

    private ImmutableArray<LearnerFact> Met(Programme programme) =>
        Completed(programme, [.. programme.Modules.Where(module => !HasCompleted(module) && HasMet(module))]);

    private ImmutableArray<LearnerFact> Completed(Programme programme, ImmutableArray<Module> modules)
    {
        ImmutableArray<LearnerFact> done = [.. modules.Select(module => new LearnerFact.ModuleCompleted(
            module.Id, module.Version, module.Outcome, [.. module.Strands.Select(strand => strand.ToString().ToLowerInvariant())]))];
        HashSet<ModuleId> completed = [.. Completions.Select(completion => completion.Module), .. modules.Select(module => module.Id)];
        return HasCompletedProgramme || !programme.IsCompleteWith(completed) ? done : [.. done, new LearnerFact.ProgrammeCompleted(programme.Id)];
    }

    private bool HasCompleted(Module module) => Completions.Any(completion => completion.Module == module.Id);

    private bool HasMet(Module module) => module.Activities.All(activity =>
        module.IsMet(activity, At(module.Id, activity.Id), AttendedMinutes.GetValueOrDefault(module.Id)));
}
