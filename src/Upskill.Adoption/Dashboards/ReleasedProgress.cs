using System.Collections.Immutable;
using Upskill.Learning;

namespace Upskill.Adoption.Dashboards;

/// <summary>How far the people of a unit are with the parts of the programme, where their total may be shown: it is of the same people.</summary>
/// <param name="OnTrack">Who has not completed it and has time; those who are excused are among them, so that an excuse is never a number.</param>
/// <param name="Overdue">Whose last day is over.</param>
/// <param name="Modules">In the programme's order.</param>
/// <param name="Strands">In the order in which modules name them.</param>
public sealed record ReleasedProgress(long OnTrack, long Overdue, ImmutableArray<ReleasedPortion> Modules, ImmutableArray<ReleasedPortion> Strands)
{
    /// <summary>Of these people, on this day.</summary>
    internal static ReleasedProgress Of(AdoptionFigures total, ProgressFigures progress, ImmutableArray<OutlinedModule> modules, DateOnly today)
    {
        var overdue = progress.Overdue(today);
        return new(total.Enrolled - total.Complete - overdue, overdue,
            [.. modules.Select(module => new ReleasedPortion(module.Id.Value, module.Title, progress.InModule(module.Id.Value)))],
            [.. modules.SelectMany(module => module.Strands).Distinct().Select(strand => new ReleasedPortion(strand, strand, progress.InStrand(strand)))]);
    }
}

/// <summary>A module or a strand.</summary>
/// <param name="Id">Which.</param>
/// <param name="Title">As it is called; of a strand, its id.</param>
/// <param name="Complete">Who has completed it, or all of it.</param>
public sealed record ReleasedPortion(string Id, string Title, long Complete);
