namespace Upskill.Workforce.Imports;

/// <summary>What only all lines together show: ids used twice, managers who are not there, people who report to themselves over corners.</summary>
internal static class ReportingLine
{
    /// <summary>Every later line of an id.</summary>
    public static IEnumerable<BadLine> Repeated(IEnumerable<EmployeeRow> rows)
    {
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. rows.Where(row => !first.TryAdd(row.Id, row.Line))
            .Select(row => new BadLine(row.Line, "id", row.Id, $"The id {row.Id} is on line {first[row.Id]} already."))];
    }

    /// <summary>Every fault in the reporting line, each on the line that it is found on.</summary>
    /// <param name="rows">Lines that are good by themselves, an id once.</param>
    /// <param name="badIds">Ids on lines that are not: their people are in the file, all the same.</param>
    /// <param name="others">The manager (empty for none) of everybody else in the workforce.</param>
    public static IEnumerable<BadLine> Faults(
        IReadOnlyList<EmployeeRow> rows, IReadOnlySet<string> badIds, IReadOnlyDictionary<string, string> others)
    {
        var byId = new Dictionary<string, string>(others, StringComparer.Ordinal);
        foreach (var row in rows)
            byId[row.Id] = row.ManagerId;
        var checkedIds = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            if (row.ManagerId == row.Id)
                yield return new(row.Line, "manager_id", row.ManagerId, "They are their own manager. Leave it empty if they have none.");
            else if (row.ManagerId.Length > 0 && !byId.ContainsKey(row.ManagerId) && !badIds.Contains(row.ManagerId))
                yield return new(row.Line, "manager_id", row.ManagerId, $"Their manager {row.ManagerId} is not in the file, nor among those who stay.");
            else if (IsInCircle(row.Id, byId, checkedIds))
                yield return new(row.Line, "manager_id", row.ManagerId, "Their reporting line leads back to themselves.");
        }
    }

    /// <summary>Ids from the manager up to the top.</summary>
    public static IEnumerable<string> Above(string managerId, IReadOnlyDictionary<string, string> managers)
    {
        for (var id = managerId; id.Length > 0 && managers.TryGetValue(id, out var above); id = above)
            yield return id;
    }

    /// <summary>
    /// Whether the way up from <paramref name="id"/> comes back to it. Each person is walked over once: what a walk finds, it notes for all on the way.
    /// </summary>
    private static bool IsInCircle(string id, Dictionary<string, string> managers, Dictionary<string, bool> known)
    {
        var way = new List<string>();
        var at = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var here = id; here.Length > 0 && managers.ContainsKey(here) && !known.ContainsKey(here); here = managers[here])
        {
            if (at.TryGetValue(here, out var begin))
            {
                for (var i = begin; i < way.Count; i++)
                    known[way[i]] = true;
                break;
            }
            at[here] = way.Count;
            way.Add(here);
        }
        foreach (var passed in way)
            known.TryAdd(passed, false); // leads into a circle at most, which its own members report
        return known.GetValueOrDefault(id);
    }
}
