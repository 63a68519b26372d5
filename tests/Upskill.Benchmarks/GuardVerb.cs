using System.Diagnostics;
using System.Text;
using Upskill.Kit.Guard;
using Upskill.Testing;

namespace Upskill.Benchmarks;

/// <summary>What the data guard finds of what it should, what of what it should not, and what a look costs.</summary>
internal static class GuardVerb
{
    private static readonly (string Class, GuardKind[] Kinds)[] Classes =
    [
        ("nhs", [GuardKind.NhsNumber]), ("email", [GuardKind.Email]), ("telephone", [GuardKind.Telephone]), ("key", [GuardKind.Secret]), ("code", [GuardKind.Code]), ("otherNumber", [GuardKind.PatientNumber]),
    ];

    public static int Run(Asked asked)
    {
        var guard = new DataGuard(new([new("Compound", CanaryMint.CodePattern)]), directory: null!); // names are a look-up in the directory, not a pattern
        var canaries = new CanaryMint(asked.Number("--seed", 1)).Thousand();
        var ordinary = new OrdinaryTexts(asked.Number("--seed", 1)).Make(asked.Size(20_000, 2_000)).ToList();
        var verdicts = ordinary.ConvertAll(guard.Look);
        List<(string, double)> figures = [("canaries", canaries.Count), ("ordinaryTexts", ordinary.Count)];
        foreach (var (name, kinds) in Classes)
        {
            if (canaries.Where(canary => canary.Class == name).ToList() is { Count: > 0 } those)
                figures.Add(($"recall.{name}", those.Average(canary => IsCovered(guard, canary) ? 1.0 : 0)));
            figures.Add(($"falseAlarmRate.{name}", verdicts.Average(verdict => verdict.Findings.Any(finding => kinds.Contains(finding.Kind)) ? 1.0 : 0)));
        }
        foreach (var kind in canaries.Where(canary => canary.Class is "telephone" or "key").GroupBy(canary => $"{canary.Class}.{canary.Kind}"))
            figures.Add(($"recall.{kind.Key}", kind.Average(canary => IsCovered(guard, canary) ? 1.0 : 0)));
        figures.Add(("recall", canaries.Average(canary => IsCovered(guard, canary) ? 1.0 : 0)));
        figures.Add(("falseAlarmRate", verdicts.Average(verdict => verdict.Findings.IsEmpty ? 0 : 1.0)));
        figures.Add(("microsPerKb", MicrosPerKb(guard, ordinary, asked.Size(40, 5))));
        return Figures.Print(asked.Json, [.. figures]);
    }

    /// <summary>Found, as what it is or as something else that is kept in: a text in which anything is found does not get out.</summary>
    private static bool IsCovered(DataGuard guard, Canary canary)
    {
        var at = canary.Text.IndexOf(canary.Secret, StringComparison.Ordinal);
        return guard.Look(canary.Text).Findings.Any(finding => finding.Start < at + canary.Secret.Length && finding.Start + finding.Length > at);
    }

    private static double MicrosPerKb(DataGuard guard, List<string> texts, int rounds)
    {
        var text = new StringBuilder();
        foreach (var one in texts.TakeWhile(_ => text.Length < 64 * 1024))
            text.AppendLine(one);
        var all = text.ToString();
        guard.Look(all); // expressions are compiled at their first use
        return Figures.Median(Enumerable.Range(0, rounds).Select(_ =>
        {
            var before = Stopwatch.GetTimestamp();
            guard.Look(all);
            return Stopwatch.GetElapsedTime(before).TotalMicroseconds / (all.Length / 1024.0);
        }));
    }
}
