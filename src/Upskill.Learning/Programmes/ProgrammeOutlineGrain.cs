using System.Collections.Immutable;
using Orleans.Concurrency;
using Upskill.Learning.Publishing;

namespace Upskill.Learning.Programmes;

/// <summary>Names the modules of <see cref="ProgrammeInUse"/>.</summary>
[GrainType("learning-programme-outline"), StatelessWorker]
internal sealed class ProgrammeOutlineGrain(ProgrammeInUse inUse) : Grain, IProgrammeOutlineGrain
{
    public Task<ImmutableArray<OutlinedModule>> Modules(string language) => Task.FromResult<ImmutableArray<OutlinedModule>>([.. inUse.Current.Modules.Select(module => Outlined(module, language))]);

    private static OutlinedModule Outlined(Module module, string language)
    {
        var read = module.In(language);
        return new(module.Id, read.Title, [.. module.Strands.Select(strand => strand.ToString())], [.. read.Activities.Select(activity => new OutlinedActivity(activity.Id, activity.Title))]);
    }
}
