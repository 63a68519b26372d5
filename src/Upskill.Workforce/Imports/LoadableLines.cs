namespace Upskill.Workforce.Imports;

/// <summary>Which lines of a file can be loaded into a workforce.</summary>
internal static class LoadableLines
{
    /// <summary>The lines that can be loaded, and the ids of good ones that wait for a new manager whose line is bad.</summary>
    public static (EmployeeFile File, HashSet<string> Waiting) Of(
        EmployeeFile read, ImportMode mode, bool isSample, Dictionary<string, Employee> known, Dictionary<PersonId, RoleHolding> holdings, WorkforceNow now)
    {
        var file = read.Without(WrongGrants(read.Rows, mode, known, holdings, now.By));
        file = file.Without(file.Rows.Where(row => known.TryGetValue(row.Id, out var other) && other.IsSample != isSample)
            .Select(row => new BadLine(row.Line, "id", row.Id, $"The id {row.Id} belongs to the sample organisation.")));
        var inFile = file.Rows.Select(row => row.Id).ToHashSet(StringComparer.Ordinal);
        // Whoever is in a full file on a bad line stays as they are; whoever is not in it leaves, and manages nobody.
        var others = known.Values
            .Where(employee => employee.LeftOn is null && !inFile.Contains(employee.Id.Value))
            .Where(employee => mode is ImportMode.Changes || file.BadIds.Contains(employee.Id.Value))
            .ToDictionary(employee => employee.Id.Value, employee => employee.Manager?.Value ?? "", StringComparer.Ordinal);
        file = file.Among(others);

        var waiting = new HashSet<string>(StringComparer.Ordinal);
        var reports = file.Rows.ToLookup(row => row.ManagerId, StringComparer.Ordinal);
        // A bad line of somebody new: nobody can report to them yet, nor, where those are new, to those who do.
        var missing = new Queue<string>(file.BadIds.Where(id => !IsHere(id)));
        while (missing.TryDequeue(out var manager))
        {
            foreach (var row in reports[manager].Where(row => waiting.Add(row.Id) && !IsHere(row.Id)))
                missing.Enqueue(row.Id);
        }
        return (file with { Rows = [.. file.Rows.Where(row => !waiting.Contains(row.Id))] }, waiting);

        bool IsHere(string id) => known.TryGetValue(id, out var employee) && employee.LeftOn is null;
    }

    private static IEnumerable<BadLine> WrongGrants(
        IReadOnlyList<EmployeeRow> rows, ImportMode mode, Dictionary<string, Employee> known, Dictionary<PersonId, RoleHolding> holdings, PersonId? by)
    {
        var functions = rows.Select(row => row.Unit)
            .Concat(mode is ImportMode.Changes ? known.Values.Where(employee => employee.LeftOn is null).Select(employee => employee.Unit) : [])
            .Distinct().Select(unit => unit.SelfAndAbove().SkipLast(1).LastOrDefault()).ToHashSet();
        foreach (var row in rows.Where(row => row.Roles is not null))
        {
            if (row.Roles!.ChampionOf.FirstOrDefault(function => !functions.Contains(function)) is { Value: not null } unknown)
                yield return new(row.Line, "roles", unknown.Value, $"There is no function {unknown} to be a champion of.");
            else if (row.Id == by?.Value && GrantsMore(row.Roles, holdings.GetValueOrDefault(row.Roles.Person)))
                yield return new(row.Line, "roles", row.Roles.Roles.ToString(), "Nobody can grant themselves a role; another owner can.");
        }
    }

    private static bool GrantsMore(RoleHolding desired, RoleHolding? held) =>
        (desired.Roles & ~(held?.Roles ?? Workforce.Roles.Employee)) != 0 || desired.ChampionOf.Except(held?.ChampionOf ?? []).Any();
}
