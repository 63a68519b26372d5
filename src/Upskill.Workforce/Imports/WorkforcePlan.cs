using System.Collections.Immutable;
using Upskill.Workforce.Organisation;
using Upskill.Workforce.RoleGrants;

namespace Upskill.Workforce.Imports;

/// <summary>What becomes of somebody.</summary>
internal enum ChangeKind
{
    Added,
    Returned,
    Moved,
    Changed,
    Deactivated,

    /// <summary>Nothing of the file, but something that follows from others: they manage or lead now, or no more.</summary>
    Derived,
}

/// <summary>One person as they are afterwards.</summary>
internal sealed record EmployeeChange(ChangeKind Kind, Employee After);

/// <summary>The workforce that a file meets, and who brought it.</summary>
/// <param name="Everybody">All employees, those who have left included.</param>
/// <param name="Holdings">Who holds which granted role.</param>
/// <param name="By">Who brought the file; null for the sample.</param>
/// <param name="Today">The day on which people leave.</param>
internal sealed record WorkforceNow(IReadOnlyList<Employee> Everybody, IReadOnlyList<RoleHolding> Holdings, PersonId? By, DateOnly Today);

/// <summary>
/// What a file does to a workforce: pure, and the same whenever it is asked. Asked again after a part was carried out it names what is left; after all of
/// it, nothing. So an import that was cut short goes on by asking, and the same file twice changes nothing.
/// </summary>
/// <param name="Changes">People who are written, managers and leaders by consequence last.</param>
/// <param name="Roles">What these people hold afterwards.</param>
/// <param name="Units">Every unit afterwards, the organisation first, parents before children.</param>
/// <param name="GoneUnits">Units that nobody is left in, children before parents.</param>
/// <param name="Bad">Every line that cannot be loaded, in order.</param>
/// <param name="Preview">The same in numbers.</param>
/// <param name="Obstacle">Why it cannot be accepted at all: a sentence, or null.</param>
internal sealed record WorkforcePlan(
    ImmutableArray<EmployeeChange> Changes, ImmutableArray<RoleHolding> Roles, ImmutableArray<OrgUnit> Units, ImmutableArray<UnitId> GoneUnits,
    ImmutableArray<BadLine> Bad, ImportPreview Preview, string? Obstacle)
{
    /// <summary>The organisation's name until it has one of its own.</summary>
    public const string OrganisationName = "Whole organisation";

    /// <summary>Ids of people who leave.</summary>
    public ImmutableArray<PersonId> Leaving => [.. Changes.Where(change => change.Kind is ChangeKind.Deactivated).Select(change => change.After.Id)];

    /// <summary>Makes the plan.</summary>
    /// <param name="read">The file, each line by itself.</param>
    /// <param name="mode">What becomes of people who are not in it.</param>
    /// <param name="isSample">A full file is about its own kind of people only: sample or not.</param>
    /// <param name="now">What it meets.</param>
    public static WorkforcePlan Of(EmployeeFile read, ImportMode mode, bool isSample, WorkforceNow now)
    {
        var known = now.Everybody.ToDictionary(employee => employee.Id.Value, StringComparer.Ordinal);
        var holdings = now.Holdings.ToDictionary(holding => holding.Person);
        var (file, waiting) = LoadableLines.Of(read, mode, isSample, known, holdings, now);
        var leaving = LeavingOf(file, waiting, mode, isSample, known);

        var changes = new List<EmployeeChange>();
        var after = new Dictionary<string, Employee>(StringComparer.Ordinal);
        foreach (var row in file.Rows)
        {
            var (kind, employee) = Change(row, isSample, known.GetValueOrDefault(row.Id));
            after[row.Id] = employee;
            if (kind is { } happens)
                changes.Add(new(happens, employee));
        }
        changes.AddRange(leaving.Select(employee => new EmployeeChange(ChangeKind.Deactivated, Left(employee, now.Today))));
        var left = leaving.Select(employee => employee.Id).ToHashSet();
        var staying = known.Values.Where(employee => employee.LeftOn is null && !after.ContainsKey(employee.Id.Value) && !left.Contains(employee.Id));

        var before = OrganisationChart.Of([.. known.Values.Where(employee => employee.LeftOn is null)], OrganisationName).Units;
        var chart = OrganisationChart.Of([.. after.Values, .. staying], OrganisationName);
        var roles = RolesAfter(file.Rows, left, holdings);
        var grants = roles.Select(desired => RoleRegister.Difference(holdings.GetValueOrDefault(desired.Person), desired)).ToList();
        var gone = before.Select(unit => unit.Id).Except(chart.Units.Select(unit => unit.Id)).Reverse().ToImmutableArray();
        return new(
            WithWhatFollows(changes, chart, known), roles, chart.Units, gone, file.Bad,
            new(
                read.Rows.Length + read.Bad.Length, Count(ChangeKind.Added), Count(ChangeKind.Returned), Count(ChangeKind.Moved),
                Count(ChangeKind.Changed), leaving.Count, file.Rows.Length - (changes.Count - leaving.Count), file.Bad.Length, waiting.Count,
                grants.Sum(grant => grant.Granted.Count), grants.Sum(grant => grant.Taken.Count),
                chart.Units.Length - (before.Length - gone.Length), gone.Length,
                known.Values.Count(employee => employee.LeftOn is null && employee.IsSample == isSample)),
            Obstacles(chart, roles, holdings));

        int Count(ChangeKind kind) => changes.Count(change => change.Kind == kind);
    }

    private static List<Employee> LeavingOf(
        EmployeeFile file, HashSet<string> waiting, ImportMode mode, bool isSample, Dictionary<string, Employee> known)
    {
        if (mode is ImportMode.Changes)
            return [];
        var named = file.Rows.Select(row => row.Id).ToHashSet(StringComparer.Ordinal);
        return [.. known.Values.Where(employee => employee.LeftOn is null && employee.IsSample == isSample
            && !named.Contains(employee.Id.Value) && !file.BadIds.Contains(employee.Id.Value) && !waiting.Contains(employee.Id.Value))];
    }

    private static (ChangeKind? Kind, Employee After) Change(EmployeeRow row, bool isSample, Employee? before)
    {
        // Granted roles come to the directory from the register alone.
        var after = row.Employee(isSample) with { Roles = before?.Roles ?? Workforce.Roles.Employee, Leads = before?.Leads ?? [], ChampionOf = before?.ChampionOf ?? [] };
        return before is null ? (ChangeKind.Added, after)
            : before.LeftOn is not null ? (ChangeKind.Returned, after)
            : before.Unit != after.Unit || before.Manager != after.Manager ? (ChangeKind.Moved, after)
            : SaysTheSame(before, after) ? (null, before)
            : (ChangeKind.Changed, after);
    }

    private static Employee Left(Employee employee, DateOnly today) =>
        employee with { LeftOn = today, Roles = Workforce.Roles.Employee, Leads = [], ChampionOf = [] };

    private static bool SaysTheSame(Employee a, Employee b) =>
        (a.Name, a.Email, a.Country, a.Grade, a.TimeZone, a.Language, a.StartsOn, a.Leave)
            == (b.Name, b.Email, b.Country, b.Grade, b.TimeZone, b.Language, b.StartsOn, b.Leave)
        && a.UnitNames.SequenceEqual(b.UnitNames);

    private static ImmutableArray<RoleHolding> RolesAfter(
        IEnumerable<EmployeeRow> rows, HashSet<PersonId> left, Dictionary<PersonId, RoleHolding> holdings)
    {
        var desired = rows.Where(row => row.Roles is not null).Select(row => row.Roles!)
            .Concat(left.Where(holdings.ContainsKey).Select(RoleHolding.None));
        return [.. desired.Where(holding => !holding.GrantsSameAs(holdings.GetValueOrDefault(holding.Person) ?? RoleHolding.None(holding.Person)))];
    }

    /// <summary>The changes with managers and leaders as the chart has them, and people whom only the chart changes.</summary>
    private static ImmutableArray<EmployeeChange> WithWhatFollows(List<EmployeeChange> changes, OrganisationChart chart, Dictionary<string, Employee> known)
    {
        var charted = chart.Employees.ToDictionary(employee => employee.Id);
        var changed = changes.Select(change => change.After.Id).ToHashSet();
        var derived = chart.Employees.Where(employee => !changed.Contains(employee.Id) && known[employee.Id.Value] is var before
            && (before.Roles != employee.Roles || !before.Leads.SequenceEqual(employee.Leads)));
        // By unit, so that people who are loaded together share their unit's rows.
        return [.. changes.OrderBy(change => change.After.Unit.Value, StringComparer.Ordinal).Select(change => charted.TryGetValue(change.After.Id, out var employee) ? change with { After = employee } : change),
            .. derived.Select(employee => new EmployeeChange(ChangeKind.Derived, employee))];
    }

    private static string? Obstacles(OrganisationChart chart, ImmutableArray<RoleHolding> roles, Dictionary<PersonId, RoleHolding> holdings)
    {
        var desired = roles.ToDictionary(holding => holding.Person);
        var hadOwner = holdings.Values.Any(holding => holding.Roles.HasFlag(Workforce.Roles.ProgrammeOwner));
        var hasOwner = holdings.Values.Where(holding => !desired.ContainsKey(holding.Person)).Concat(roles).Any(holding => holding.Roles.HasFlag(Workforce.Roles.ProgrammeOwner));
        if (hadOwner && !hasOwner)
            return "Loading it would leave nobody who owns the programme: the last owner is not in the file, or loses the role in it. Add them, then choose the file again.";
        return chart.Units.FirstOrDefault(unit => unit.Children.Length > OrgUnit.MostChildren) is { } wide
            ? $"{wide.Name} would have {wide.Children.Length} units directly below it; {OrgUnit.MostChildren} are allowed."
            : null;
    }
}
