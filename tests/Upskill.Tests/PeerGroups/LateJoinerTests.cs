using System.Collections.Immutable;
using CsCheck;
using Upskill.PeerGroups.Draws;
using Upskill.Testing;

namespace Upskill.Tests.PeerGroups;

public sealed class LateJoinerTests
{
    [Fact]
    public void Whoever_joins_comes_into_one_of_the_smallest_groups_and_never_beside_their_line() => Gen.Int[0, 1000].Sample(number =>
    {
        var (roster, groups) = DrawCompany.Any(number);
        var draw = Draw.Of(roster, groups, DrawCompany.Seed(number));
        var (came, people) = DrawCompany.Late(number, roster.Rows, [.. draw.Groups.Select(group => group.Length)]);

        var placed = new LateJoiners(roster, draw).Place(came, people, DrawCompany.Seed(number, 1));

        var rows = roster.Rows.AddRange(came);
        var members = draw.Groups.Select(group => group.ToList()).ToList();
        foreach (var (i, group) in placed.Index().Where(one => one.Item != LateJoiners.Nowhere))
            members[group].Add(roster.Rows.Length + i);
        Assert.All(placed.Index().Where(one => one.Item != LateJoiners.Nowhere), one =>
            Assert.DoesNotContain(members[one.Item], other => rows[roster.Rows.Length + one.Index].Apart.Contains(other)));
        Assert.All(placed.Index().Where(one => one.Item == LateJoiners.Nowhere), one => Assert.All(Enumerable.Range(0, groups), group =>
            Assert.True(people[group] == 0 || people[group] + placed.Count(to => to == group) >= GroupSizes.LargestGroup || members[group].Exists(other => IsApart(rows, roster.Rows.Length + one.Index, other)))));
        Assert.All(Enumerable.Range(0, groups), group => Assert.True(!placed.Contains(group) || people[group] + placed.Count(to => to == group) <= GroupSizes.LargestGroup));
    }, iter: 60, threads: 1);

    [Fact]
    public void Of_groups_equally_small_the_common_language_decides_then_the_hours_then_the_grades_then_who_met()
    {
        var day = (1ul << 24) - 1;
        // Of six each: one speaks another language, one sleeps, one lacks the joiner's grade, one met them. A fifth has nothing for or against it.
        var rows = Enumerable.Range(0, 30).Select(i => new RosterRow(Token(i), i / 6 == 2 ? 0 : i % 2, i / 6 == 0 ? 2u : 1u, i / 6 == 1 ? day << 24 : day, [], [])).ToImmutableArray();
        var draw = new Draw([.. Enumerable.Range(0, 5).Select(group => Enumerable.Range(6 * group, 6).ToImmutableArray())]);
        int[] sizes = [6, 6, 6, 6, 6];
        var joiner = new RosterRow(Token(30), 1, 1, day, [], [new(18, 1)]);

        int Chosen(params int[] closed) => new LateJoiners(new(rows), draw).Place([joiner], [.. sizes.Select((size, group) => closed.Contains(group) ? 16 : size)], DrawCompany.Seed(1))[0];

        Assert.Equal(2, Chosen());
        Assert.Equal(4, Chosen(2));
        Assert.Equal(3, Chosen(2, 4));
        Assert.Equal(1, Chosen(2, 3, 4));
        Assert.Equal(0, Chosen(1, 2, 3, 4));
        Assert.Equal(LateJoiners.Nowhere, Chosen(0, 1, 2, 3, 4));
    }

    [Fact]
    public void Among_groups_that_cost_the_same_chance_decides_evenly()
    {
        var rows = Enumerable.Range(0, 24).Select(i => new RosterRow(Token(i), 0, 1, RosterRow.AlwaysAwake, [], [])).ToImmutableArray();
        var draw = new Draw([.. Enumerable.Range(0, 4).Select(group => Enumerable.Range(6 * group, 6).ToImmutableArray())]);
        var joiner = new RosterRow(Token(24), 0, 1, RosterRow.AlwaysAwake, [], []);

        var came = Enumerable.Range(0, 4_000).CountBy(seed => new LateJoiners(new(rows), draw).Place([joiner], [6, 6, 6, 6], DrawCompany.Seed(seed))[0]).ToDictionary();

        Assert.Equal(4, came.Count);
        Assert.All(came.Values, times => Assert.InRange(times, 880, 1_120)); // four standard deviations about 1,000
    }

    private static bool IsApart(ImmutableArray<RosterRow> rows, int one, int other) => rows[Math.Max(one, other)].Apart.Contains(Math.Min(one, other));

    private static string Token(int i) => i.ToString("x32", System.Globalization.CultureInfo.InvariantCulture);
}
