namespace Upskill.Workforce.Imports;

/// <summary>What only all lines together show: ids used twice, managers who are not there, people who report to themselves over corners.</summary>
internal static class ReportingLine
{
    /// <summary>Every fault in the reporting line, each on the line that it is found on.</summary>
    /// <param name="rows">Lines that are good by themselves.</param>
    /// <param name="badIds">Ids on lines that are not: their people are in the file, all the same.</param>
    public static IEnumerable<BadRow> Faults(IReadOnlyList<EmployeeRow> rows, IReadOnlySet<string> badIds)
    {
        var first = new Dictionary<string, EmployeeRow>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            if (!first.TryAdd(row.Id, row))
                yield return new(row.Line, $"The id {row.Id} is on line {first[row.Id].Line} already.");
        }
        foreach (var row in rows)
        {
            if (row.ManagerId.Length > 0 && !first.ContainsKey(row.ManagerId) && !badIds.Contains(row.ManagerId))
                yield return new(row.Line, $"Its manager {row.ManagerId} is not in the file.");
        }
        foreach (var row in first.Values.Where(row => IsInCircle(row, first)))
            yield return new(row.Line, "Its reporting line leads back to itself.");
    }

    /// <summary>Ids from the row's manager up to the top.</summary>
    public static IEnumerable<string> Above(string managerId, IReadOnlyDictionary<string, EmployeeRow> byId)
    {
        for (var id = managerId; id.Length > 0 && byId.TryGetValue(id, out var manager); id = manager.ManagerId)
            yield return id;
    }

    private static bool IsInCircle(EmployeeRow row, Dictionary<string, EmployeeRow> byId)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in Above(row.ManagerId, byId))
        {
            if (id == row.Id)
                return true;
            if (!seen.Add(id))
                return false; // runs into a circle further up, which its own members report
        }
        return false;
    }
}
