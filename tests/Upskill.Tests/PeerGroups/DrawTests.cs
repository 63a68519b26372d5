using CsCheck;
using Upskill.PeerGroups.Draws;
using Upskill.Testing;

namespace Upskill.Tests.PeerGroups;

/// <summary>What every draw keeps, on every roster.</summary>
public sealed class DrawTests
{
    private static readonly Gen<int> Rosters = Gen.Int[0, 1_000_000];

    [Fact]
    public void Everybody_is_placed_once_in_groups_whose_sizes_differ_by_at_most_one() => Rosters.Sample(number =>
    {
        var (roster, groups) = DrawCompany.Any(number);

        var draw = Draw.Of(roster, groups, DrawCompany.Seed(number));

        Assert.Equal(Enumerable.Range(0, roster.Rows.Length), draw.Groups.SelectMany(group => group).Order());
        Assert.Equal(groups, draw.Groups.Length);
        var sizes = draw.Groups.Select(group => group.Length).ToList();
        Assert.InRange(sizes.Max() - sizes.Min(), 0, 1);
        Assert.True(sizes.Min() >= Math.Min(GroupSizes.Smallest, roster.Rows.Length));
    }, iter: 60, threads: 1);

    [Fact]
    public void The_same_roster_and_seed_lead_to_the_same_groups_and_another_seed_to_others()
    {
        var (roster, groups) = (DrawCompany.Rounds(DrawCompany.Function(60), 1, 10, 1).Single().Roster, 6);

        Assert.Equal(Draw.Of(roster, groups, DrawCompany.Seed(1)), Draw.Of(Roster.Parse(roster.Text), groups, DrawCompany.Seed(1)));
        Assert.NotEqual(Draw.Of(roster, groups, DrawCompany.Seed(1)), Draw.Of(roster, groups, DrawCompany.Seed(2)));
    }

    /// <summary>The order of relaxing: what the search accepts never buys a later rule with an earlier one, so it never ends worse than it began.</summary>
    [Fact]
    public void No_draw_is_worse_than_the_shuffle_that_it_began_with_in_the_order_of_the_rules() => Rosters.Sample(number =>
    {
        var (roster, groups) = DrawCompany.Any(number);
        var seed = DrawCompany.Seed(number, 7);

        Assert.True(Cost(roster, Draw.Of(roster, groups, seed)) <= Cost(roster, Shuffled(roster, groups, seed)));
    }, iter: 40, threads: 1);

    [Fact]
    public void Each_rule_outweighs_all_later_ones_together_in_the_two_groups_of_an_exchange()
    {
        var largest = Enumerable.Range(GroupSizes.Smallest * 2, 500).SelectMany(people => Enumerable.Range(GroupSizes.SmallestTarget, 9)
            .Select(target => (People: people, Groups: GroupSizes.Groups(people, target)))).Where(round => round.Groups > 1)
            .Max(round => GroupSizes.Of(round.People, round.Groups).Max());
        var repeats = 2 * largest * (largest - 1) / 2 * DrawCosts.Repeat(26);
        var bands = 2 * DrawCosts.MostBands * DrawCosts.Band;
        var hours = 2 * DrawCosts.Counted(largest) * DrawCosts.Hours;
        var languages = 2 * DrawCosts.Counted(largest) * DrawCosts.Language;

        Assert.True(DrawCosts.Band > repeats);
        Assert.True(DrawCosts.Hours > bands + repeats);
        Assert.True(DrawCosts.Language > hours + bands + repeats);
        Assert.True(DrawCosts.Apart > languages + hours + bands + repeats);
    }

    [Fact]
    public void Rules_that_can_be_kept_are_kept_in_a_function_of_three_languages_and_three_parts_of_the_world()
    {
        var people = DrawCompany.Function(180).Select((person, i) => person with
        {
            Languages = i % 3 == 0 ? ["de"] : i % 3 == 1 ? ["en", "de"] : ["en"],
            TimeZone = (i % 5) switch { 3 => "America/Los_Angeles", 4 => "Asia/Tokyo", _ => "Europe/Zurich" },
        });
        var (roster, _) = RosterBuilder.Of(people, [], new DateOnly(2026, 11, 25));

        for (var seed = 0; seed < 5; seed++)
        {
            var report = DrawOutcome.Of(roster, Draw.Of(roster, 18, DrawCompany.Seed(seed)));
            Assert.Equal(0, report.PairsApart);
            Assert.Empty(report.WithoutLanguage);
            Assert.Empty(report.Asynchronous);
            Assert.Empty(report.WithFewerBands);
        }
    }

    /// <summary>One way only is left: each lead with the other's people. It takes groups that change which of them is the larger.</summary>
    [Fact]
    public void Two_leads_are_kept_from_their_people_where_just_one_division_does_it()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var people = Enumerable.Range(0, 23).Select(i => new Participant(new($"p{i}"), Convert.ToHexStringLower(DrawCompany.Seed(seed, i))[..32],
                [new(i < 2 ? "head" : i < 13 ? "p0" : "p1")], "G1", ["de"], "UTC"));
            var (roster, _) = RosterBuilder.Of(people, [], null);

            Assert.Equal(0, DrawOutcome.Of(roster, Draw.Of(roster, 2, DrawCompany.Seed(seed))).PairsApart);
        }
    }

    [Fact]
    public void What_cannot_hold_is_said_with_the_groups_that_it_touches()
    {
        var people = DrawCompany.Function(60).Select((person, i) => person with { Above = [], Languages = i < 30 + 3 ? ["en"] : ["ja"] });
        var (roster, _) = RosterBuilder.Of(people, [], null);

        var report = DrawOutcome.Of(roster, Draw.Of(roster, 6, DrawCompany.Seed(3)));

        Assert.Single(report.WithoutLanguage); // 33 and 27 people do not fill tens: one group is mixed, and no draw can do better
        Assert.Equal(0, report.PairsApart);
    }

    /// <summary>26 rounds of tens among 150 people: the figures that the README claims, as a test of what they must not fall below.</summary>
    [Fact]
    public void A_function_of_150_people_meets_nearly_all_it_may_in_26_rounds()
    {
        var people = DrawCompany.Function(150);
        var meetings = new Meetings(people);
        foreach (var round in DrawCompany.Rounds(people, 26, 10, 99))
        {
            meetings.Count(round.Groups);
            Assert.Empty(DrawOutcome.Of(round.Roster, round.Draw).WithFewerBands);
        }

        Assert.Equal(0, meetings.LinePairs);
        Assert.True(meetings.MeanMet >= 0.98, $"{meetings.MeanMet}");
        Assert.InRange(meetings.MostMeetings, 1, 3);
        Assert.Equal(0, meetings.SizesDifferBy);
    }

    [Fact]
    public void The_least_number_of_repeats_is_never_above_what_a_draw_came_to() => Rosters.Sample(number =>
    {
        var (roster, groups) = DrawCompany.Any(number);

        var report = DrawOutcome.Of(roster, Draw.Of(roster, groups, DrawCompany.Seed(number)));

        Assert.InRange(report.LeastPairsMet, 0, report.PairsMet + report.PairsApart);
    }, iter: 40, threads: 1);

    private static long Cost(Roster roster, Draw draw)
    {
        var seating = new Seating(roster, draw.Groups.Length);
        draw.Groups.SelectMany(group => group.Concat(Enumerable.Repeat(Seating.Empty, seating.Size - group.Length))).ToArray().CopyTo(seating.Seats, 0);
        return seating.Total();
    }

    private static Draw Shuffled(Roster roster, int groups, byte[] seed)
    {
        var rows = Enumerable.Range(0, roster.Rows.Length).ToArray();
        new DrawRandom(seed).Shuffle(rows);
        var first = 0;
        return new([.. GroupSizes.Of(rows.Length, groups).Select(size => { first += size; return (System.Collections.Immutable.ImmutableArray<int>)[.. rows[(first - size)..first].Order()]; })]);
    }
}
