using System.Collections.Immutable;
using Upskill.Kit;
using Upskill.Kit.People;
using Upskill.Workforce;

namespace Upskill.PeerGroups.Reports;

/// <summary>Who decides what is reported in a group: never somebody with a line to anybody in it.</summary>
internal sealed class ReportDeciders(EmployeeDirectory directory, DomainClock clock)
{
    private const int Most = 1_000;

    /// <summary>By turns: the first of these among whom somebody is apart from the group.</summary>
    private static readonly ImmutableArray<(Roles Role, Func<Employee, UnitId, bool> Holds)> Turns =
    [
        (Roles.Champion, (person, function) => person.ChampionOf.Contains(function)),
        (Roles.Champion, (person, _) => person.Roles.HasFlag(Roles.Champion)),
        (Roles.ProgrammeOwner, (person, _) => person.Roles.HasFlag(Roles.ProgrammeOwner)),
    ];

    /// <summary>Whether it is theirs to decide.</summary>
    /// <param name="function">Of the round.</param>
    /// <param name="group">Everybody who is or may have been in the group.</param>
    /// <param name="person">Who asks.</param>
    public async Task<bool> MayDecide(UnitId function, IReadOnlySet<PersonId> group, PersonId person)
    {
        if (await directory.Employee(person) is not { } asker || !IsHere(asker) || !Turns.Any(turn => turn.Holds(asker, function)))
            return false;
        var above = await Above(group);
        if (!await IsApart(asker, group, above))
            return false;
        foreach (var (role, holds) in Turns)
        {
            if (holds(asker, function))
                return true;
            foreach (var other in (await directory.Search(new("", role), Most)).Where(other => IsHere(other) && holds(other, function)))
            {
                if (await IsApart(other, group, above))
                    return false;
            }
        }
        return false;
    }

    /// <summary>Everybody above anybody of the group, at any distance.</summary>
    private async Task<IReadOnlySet<PersonId>> Above(IReadOnlySet<PersonId> group) =>
        (await Task.WhenAll(group.Select(directory.Above))).SelectMany(above => above).Select(above => above.Id).ToHashSet();

    private async Task<bool> IsApart(Employee person, IReadOnlySet<PersonId> group, IReadOnlySet<PersonId> above) =>
        !group.Contains(person.Id) && !above.Contains(person.Id) && !(await directory.Above(person.Id)).Any(manager => group.Contains(manager.Id));

    /// <summary>Who is away would leave a report lying.</summary>
    private bool IsHere(Employee person) => person.LeftOn is null && (person.Leave is not { } leave || clock.Today < leave.From || clock.Today > leave.To);
}
