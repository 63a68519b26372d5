using System.Collections.Immutable;
using Upskill.Kit.People;
using Upskill.Workforce;

namespace Upskill.Learning.Waivers;

/// <summary>
/// The one way to somebody's waivers. That they are excused is their status; why is for themselves, for the owner who granted it, and for an auditor, whose look is
/// on the person's access log before anything is shown.
/// </summary>
public sealed class WaiverReader(IGrainFactory grains, EmployeeDirectory directory)
{
    /// <summary>Waivers, oldest first, with the reasons that this viewer may see; null where they may see none of it or there is no such person.</summary>
    public async Task<PersonalWaivers?> Read(CurrentPerson viewer, PersonId person)
    {
        var isOwn = viewer.Id == person;
        if ((!isOwn && !viewer.Is(Roles.ProgrammeOwner | Roles.Auditor)) || await directory.Employee(person) is not { } employee)
            return null;
        var seesAll = isOwn || viewer.Is(Roles.Auditor);
        if (seesAll && !isOwn)
            await grains.GetGrain<IAccessLogGrain>(person.Value).Note(CommandId.New(), viewer.Id);
        var waivers = await grains.GetGrain<ILearnerGrain>(person.Value).Waivers();
        return new(employee, [.. waivers.Select(waiver => seesAll || waiver.By == viewer.Id ? waiver : waiver with { Why = null })]);
    }
}

/// <summary>Somebody's waivers.</summary>
/// <param name="Person">Whose.</param>
/// <param name="Waivers">Oldest first; a reason is null where it is withheld.</param>
public sealed record PersonalWaivers(Employee Person, ImmutableArray<Waiver> Waivers);
