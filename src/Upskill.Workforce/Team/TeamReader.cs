using System.Collections.Immutable;
using Upskill.Kit.People;
using Upskill.Learning;

namespace Upskill.Workforce.Team;

/// <summary>
/// Who reports to whom and how far they are with what is mandatory, for those who may know. A manager may of everybody below them, where the person's country
/// lets managers see it; programme owners and auditors may of everybody.
/// </summary>
internal sealed class TeamReader(EmployeeDirectory directory, CountryRulesReader rules, IGrainFactory grains)
{
    private const int AtOnce = 64;

    /// <summary>The people who report to <paramref name="manager"/>, or null where to this viewer there is no such page.</summary>
    public async Task<TeamView?> Of(CurrentPerson viewer, PersonId manager)
    {
        if (await directory.Employee(manager) is not { LeftOn: null } head)
            return null;
        var above = await directory.Above(manager);
        var seesEverybody = viewer.Is(Roles.ProgrammeOwner | Roles.Auditor);
        if (!seesEverybody && manager != viewer.Id && !above.Any(other => other.Id == viewer.Id))
            return null;
        var reports = await directory.ReportsOf(manager);
        if (reports.Count == 0)
            return null;
        var table = await rules.Table();
        var members = ImmutableArray.CreateBuilder<TeamMember>(reports.Count);
        foreach (var some in reports.Chunk(AtOnce))
            members.AddRange(await Task.WhenAll(some.Select(report => Member(report, seesEverybody || table.Of(report.Country).ManagersSeeStatus))));
        // Only as far up as the viewer may look.
        var trail = seesEverybody ? above : [.. above.TakeWhile(other => other.Id != viewer.Id).Concat(above.Where(other => other.Id == viewer.Id))];
        return new(head, manager == viewer.Id ? [] : [.. trail.Reverse()], [.. members.OrderBy(member => Urgency(member.Status))]);
    }

    private async Task<TeamMember> Member(Employee report, bool isShown) =>
        new(report, isShown ? await grains.GetGrain<ILearnerGrain>(report.Id.Value).Status() : null);

    /// <summary>What a manager would do something about comes first.</summary>
    private static int Urgency(MandatoryStatus? status) => status switch
    {
        MandatoryStatus.Overdue => 0,
        MandatoryStatus.NotStarted => 1,
        MandatoryStatus.InProgress => 2,
        MandatoryStatus.Complete => 3,
        MandatoryStatus.Excused => 4,
        MandatoryStatus.NotEnrolled => 5,
        _ => 6,
    };
}

/// <summary>The people who report to one manager, as somebody above them sees them.</summary>
/// <param name="Head">The manager.</param>
/// <param name="Trail">Those above the manager whose pages the viewer has, the topmost first.</param>
/// <param name="Members">By what is to be done, then by name.</param>
internal sealed record TeamView(Employee Head, ImmutableArray<Employee> Trail, ImmutableArray<TeamMember> Members)
{
    /// <summary>How many there are of each status that is shown.</summary>
    public int Count(MandatoryStatus status) => Members.Count(member => member.Status == status);

    /// <summary>Of how many the rules of their country withhold it.</summary>
    public int Withheld => Members.Count(member => member.Status is null);
}

/// <summary>One of them.</summary>
/// <param name="Employee">Who.</param>
/// <param name="Status">Null where the rules of their country withhold it from managers.</param>
internal sealed record TeamMember(Employee Employee, MandatoryStatus? Status);
