using System.Collections.Immutable;
using System.Diagnostics;
using Upskill.Kit.People;

namespace Upskill.Kit.Guard;

/// <summary>
/// Looks at what somebody wrote before it is sent, stored or logged: protected data goes nowhere, of a colleague's name, an address or a telephone number the
/// sender is warned. Keeps nothing of what it reads.
/// </summary>
public sealed class DataGuard(GuardCodes codes, EmployeeDirectory directory)
{
    private readonly ImmutableArray<GuardRule> rules = GuardRule.With(codes);

    /// <summary>Everything but names: pure, and the same as the browser's guard says.</summary>
    public GuardVerdict Look(string text) => Look(new FoldedText(text)).Verdict;

    /// <summary>Names of colleagues as well: a look into the directory's tables, whatever the number of people.</summary>
    public async Task<GuardVerdict> LookWithNames(string text)
    {
        var folded = new FoldedText(text);
        var (verdict, left) = Look(folded);
        var candidates = NameWords.Candidates(left).ToList();
        if (candidates.Count == 0)
            return verdict;
        var known = await NamesAmong([.. candidates.Select(candidate => candidate.Key).Distinct()]);
        var (names, taken) = (new List<GuardFinding>(), 0);
        foreach (var candidate in candidates.Where(candidate => known.Contains(candidate.Key)))
        {
            if (candidate.Start < taken)
                continue;
            taken = candidate.Start + candidate.Length;
            names.Add(Finding(GuardKind.Colleague, folded, candidate.Start, candidate.Length));
        }
        return Verdict(verdict.Findings.Concat(names));
    }

    /// <summary>In no trace of a request: what somebody writes in a peer group and whom they name stay apart from everything else that they do.</summary>
    private async Task<IReadOnlySet<string>> NamesAmong(ImmutableArray<string> candidates)
    {
        Activity.Current = null;
        return await directory.NamesAmong(candidates);
    }

    /// <summary>What was found, and what is left of the text.</summary>
    private (GuardVerdict Verdict, string Left) Look(FoldedText folded)
    {
        var (findings, left) = (new List<GuardFinding>(), folded.Text.ToCharArray());
        foreach (var rule in rules)
        {
            foreach (var (start, length) in rule.In(new(left)).ToList())
            {
                if (rule.Kind is { } kind)
                    findings.Add(Finding(kind, folded, start, length));
                Array.Fill(left, Taken, start, length);
            }
        }
        return (Verdict(findings), new(left));
    }

    /// <summary>In no expression a part of what is looked for.</summary>
    private const char Taken = '\n';

    private static GuardFinding Finding(GuardKind kind, FoldedText folded, int start, int length)
    {
        var place = folded.Place(start, length);
        return new(kind, place.Start, place.Length);
    }

    private static GuardVerdict Verdict(IEnumerable<GuardFinding> findings) => new([.. findings.OrderBy(finding => finding.Start)]);
}
