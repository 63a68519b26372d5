using System.Diagnostics;
using System.Globalization;
using Upskill.Testing;

namespace Upskill.Benchmarks;

/// <summary>The attack on released figures: what it finds on the product, and whether it sees through three servers that only look careful.</summary>
internal static class AttackVerb
{
    private const int People = 1_200, Seed = 20260831;

    public static int Run(Asked asked)
    {
        AttackFinding? all = null;
        foreach (var scenario in AttackScenario.All)
        {
            var start = Stopwatch.GetTimestamp();
            var found = Attack.OnProduct(scenario, People, Seed);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{Name(scenario)}: {found.Releases} figures of {found.Answers} answers; determined {found.DeterminedLinear} + {found.DeterminedBounds}, unproved {found.Unproved}, "
                + $"with {found.TableCells} cells of tables {found.UnprovedWithTables}, narrowest {found.NarrowestMinutes / 60.0:0.##} h; with one more known {found.UnprovedWithOneMore}; {Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s"));
            all = all is null ? found : all + found;
        }
        var caught = 0;
        foreach (var server in Enum.GetValues<BadServer>())
        {
            var stages = AttackScenario.All.Where(scenario => scenario.LiveFrom == AttackScenario.All[0].LiveFrom)
                .Select(scenario => (scenario, Stage: Attack.OnBad(server, scenario, People, Seed))).ToList();
            Console.WriteLine($"{server}: {string.Join("; ", stages.Select(stage => $"{Name(stage.scenario)}: {stage.Stage ?? "not caught"}"))}");
            caught += stages.TrueForAll(stage => stage.Stage is not null) ? 1 : 0;
        }
        var attendance = OnAttendance();
        if (!all!.IsSound || attendance.Exists(found => !found.IsSound))
            Console.WriteLine("The attack excluded the truth: it is wrong itself.");
        Console.WriteLine($"Tables beside the tree are measured, not proved: of {all.Answers} answers the search for a witness leaves {all.UnprovedWithTables} open.");
        Figures.Print(asked.Json,
            ("people", People), ("days", AttackCompany.Days), ("releases", all.Releases), ("determinedLinear", all.DeterminedLinear),
            ("determinedBounds", all.DeterminedBounds), ("unproved", all.Unproved), ("narrowestHours", all.NarrowestMinutes / 60.0),
            ("tableCells", all.TableCells), ("unprovedWithTables", all.UnprovedWithTables), ("badServersCaught", caught), ("unprovedAtFourKnown", all.UnprovedWithOneMore), ("determinedIfRepeated", all.DeterminedIfRepeated),
            ("sessions", attendance.Sum(found => found.Sessions)), ("sessionsDetermined", attendance.Sum(found => found.DeterminedLinear + found.DeterminedBounds)),
            ("sessionsUnproved", attendance.Sum(found => found.Unproved)), ("sessionsUnprovedAtFourKnown", attendance.Sum(found => found.UnprovedWithOneMore)),
            ("sessionsDeterminedIfRepeated", attendance.Sum(found => found.DeterminedIfRepeated)));
        return attendance.TrueForAll(found => found is { IsSound: true, DeterminedLinear: 0, DeterminedBounds: 0, Unproved: 0 })
            && all is { IsSound: true, DeterminedLinear: 0, DeterminedBounds: 0, Unproved: 0 } && caught == Enum.GetValues<BadServer>().Length ? 0 : 1;
    }

    private static List<AttendanceFinding> OnAttendance()
    {
        var all = new List<AttendanceFinding>();
        foreach (var (percent, isRepeated) in AttendanceAttack.Populations)
        {
            var found = AttendanceAttack.On(percent, isRepeated, People, Seed);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"attendance, {percent}% come{(isRepeated ? ", always or never" : "")}: {found.Sessions} sessions, {found.Answers} answers; determined {found.DeterminedLinear} + {found.DeterminedBounds}, "
                + $"unproved {found.Unproved}; with one more known {found.UnprovedWithOneMore}{(isRepeated
                    ? $"; if nothing were rounded, by repetition {found.DeterminedIfRepeated}; guessed right {found.Guessed:0.0}%, by the batch alone {found.GuessedByBatch:0.0}%" : "")}"));
            all.Add(found);
        }
        return all;
    }

    private static string Name(AttackScenario scenario) =>
        $"{scenario.YesPercent}% yes{(scenario.IsRepeated ? ", repeated" : "")}, live from {scenario.LiveFrom}";
}
