using Upskill.PeerGroups.Draws;
using Upskill.Testing;

namespace Upskill.Tests.PeerGroups;

/// <summary>Chance, measured: Pearson's χ² over many draws with seeds 0, 1, 2, …; the bound is passed by chance alone once in a million.</summary>
public sealed class DrawFairnessTests
{
    private const int Draws = 20_000;

    [Fact]
    public void Pairs_that_no_rule_touches_meet_equally_often()
    {
        const int people = 24;
        var (roster, _) = RosterBuilder.Of(DrawCompany.Function(people).Select(person => person with { Above = [], Grade = "G1" }), [], null);

        Assert.InRange(ChiSquare(roster, groups: 4, Enumerable.Range(0, people).ToList(), expected: 5.0 / 23), 0, Bound(people * (people - 1) / 2));
    }

    /// <summary>The search moves people about: among those whom no rule tells apart it must not prefer anybody.</summary>
    [Fact]
    public void Pairs_that_no_rule_tells_apart_meet_equally_often_also_where_others_are_kept_apart()
    {
        var people = DrawCompany.Function(24).Select((person, i) => person with
        {
            Grade = "G1",
            Above = i is > 0 and < 5 ? [new PersonId("p-0")] : [], // four people report to the first; the other nineteen are alike
        }).ToList();
        var (roster, ids) = RosterBuilder.Of(people, [], null);
        var alike = ids.Index().Where(person => !Enumerable.Range(0, 5).Any(i => person.Item == new PersonId($"p-{i}"))).Select(person => person.Index).ToList();

        Assert.InRange(ChiSquare(roster, groups: 4, alike, expected: null), 0, Bound(19 * 18 / 2));
    }

    private static double ChiSquare(Roster roster, int groups, List<int> rows, double? expected)
    {
        var met = new int[roster.Rows.Length, roster.Rows.Length];
        for (var seed = 0; seed < Draws; seed++)
            foreach (var group in Draw.Of(roster, groups, DrawCompany.Seed(seed)).Groups)
                foreach (var one in group)
                    foreach (var other in group)
                        met[one, other]++;
        var observed = (from one in rows from other in rows where one < other select (double)met[one, other]).ToList();
        var mean = expected * Draws ?? observed.Average();
        // Each pair is a coin of its own; its variance is mean (1 - p), not the mean alone.
        return observed.Sum(count => (count - mean) * (count - mean) / (mean * (1 - mean / Draws)));
    }

    /// <summary>Wilson and Hilferty's approximation of the χ² quantile at 4.75 standard deviations.</summary>
    private static double Bound(int freedom)
    {
        var spread = 2.0 / (9 * freedom);
        return freedom * Math.Pow(1 - spread + 4.75 * Math.Sqrt(spread), 3);
    }
}
