using Upskill.Workforce;
using Upskill.Workforce.Imports;
using static Upskill.Tests.Workforce.EmployeeLines;

namespace Upskill.Tests.Workforce;

/// <summary>A workforce in memory.</summary>
internal sealed record Now(IReadOnlyList<Employee> Everybody, IReadOnlyList<RoleHolding> Holdings, PersonId? By)
{
    public Employee Of(string id) => Everybody.Single(employee => employee.Id.Value == id);
}

/// <summary>What files do to a workforce in memory, carried out as loader, directory and register do.</summary>
internal static class CarriedOut
{
    public static readonly DateOnly Today = new(2026, 11, 25);

    public static readonly Now Nobody = new([], [], null);

    public static (WorkforcePlan Plan, Now After) Carried(Now now, ImportMode mode, string[] lines)
    {
        var plan = Plan(now, mode, lines);
        Assert.Empty(plan.Bad);
        return (plan, After(now, plan));
    }

    public static WorkforcePlan Plan(Now now, ImportMode mode, IEnumerable<string> lines, bool isSample = false) =>
        WorkforcePlan.Of(EmployeeFile.Read(File(lines)), mode, isSample, new(now.Everybody, now.Holdings, now.By, Today));

    /// <summary>As loader, directory and register carry it out: granted roles are the register's.</summary>
    public static Now After(Now now, WorkforcePlan plan)
    {
        var people = now.Everybody.ToDictionary(employee => employee.Id);
        foreach (var change in plan.Changes)
            people[change.After.Id] = change.After;
        var holdings = now.Holdings.ToDictionary(holding => holding.Person);
        foreach (var desired in plan.Roles)
            holdings[desired.Person] = desired;
        return now with
        {
            Holdings = [.. holdings.Values],
            Everybody = [.. people.Values.Select(employee => employee.LeftOn is null && holdings.TryGetValue(employee.Id, out var holding)
                ? employee with { Roles = holding.Roles | (employee.Roles & Roles.Manager), ChampionOf = holding.ChampionOf }
                : employee with { Roles = employee.Roles & Roles.Manager, ChampionOf = [] })],
        };
    }

    public static IEnumerable<string> Described(Now now) => now.Everybody.OrderBy(employee => employee.Id.Value, StringComparer.Ordinal)
        .Select(employee => $"{employee.Id} {employee.Unit} {employee.Manager} {employee.Roles} {string.Join(',', employee.Leads)} {employee.LeftOn}");

    public static (int Added, int Returned, int Moved, int Changed, int Deactivated, int Unchanged) Numbers(WorkforcePlan plan) =>
        (plan.Preview.Added, plan.Preview.Returned, plan.Preview.Moved, plan.Preview.Changed, plan.Preview.Deactivated, plan.Preview.Unchanged);
}
