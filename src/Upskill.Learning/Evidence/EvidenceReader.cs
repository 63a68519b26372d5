using System.Collections.Immutable;
using Upskill.Kit.People;
using Upskill.Workforce;

namespace Upskill.Learning.Evidence;

/// <summary>The one way to somebody's training evidence: their own, or an auditor's look, which is on the ledger before anything is shown.</summary>
public sealed class EvidenceReader(IGrainFactory grains, EmployeeDirectory directory)
{
    /// <summary>The evidence, oldest first; null where this viewer may not see it or there is no such person.</summary>
    public async Task<PersonalEvidence?> Read(CurrentPerson viewer, PersonId person)
    {
        var isOwn = viewer.Id == person;
        if ((!isOwn && !viewer.Is(Roles.Auditor)) || await directory.Employee(person) is not { } employee)
            return null;
        if (!isOwn)
            await grains.GetGrain<IAccessLogGrain>(person.Value).Note(CommandId.New(), viewer.Id);
        return new(employee, await grains.GetGrain<ILearnerGrain>(person.Value).Evidence());
    }
}

/// <summary>Somebody's evidence.</summary>
/// <param name="Person">Whose.</param>
/// <param name="Items">Oldest first.</param>
public sealed record PersonalEvidence(Employee Person, ImmutableArray<EvidenceItem> Items);
