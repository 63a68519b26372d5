using Upskill.Adoption.Releases;
using Upskill.Testing;

namespace Upskill.Tests.Adoption.Releases;

/// <summary>The attack program of <c>release.md</c> on 1,200 people over 30 days and on to the final close.</summary>
public sealed class ReleaseAttackTests
{
    private const int People = 1_200, Seed = 20260831;

    // Tables are measured, not proved: the search for a witness among them finds none for fewer than one answer in so many.
    private const int MeasuredPart = 250;

    public static TheoryData<int, bool, int> Scenarios()
    {
        var all = new TheoryData<int, bool, int>();
        foreach (var scenario in AttackScenario.All)
            all.Add(scenario.YesPercent, scenario.IsRepeated, scenario.LiveFrom);
        return all;
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Nobodys_answer_follows_from_the_tree_and_three_known_colleagues_nor_from_sums_and_bounds_of_the_tables_beside_it(int yesPercent, bool isRepeated, int liveFrom)
    {
        var found = Attack.OnProduct(new(yesPercent, isRepeated, liveFrom), People, Seed);

        Assert.True(found.Releases > 500 && found.Answers > 3_000, $"{found.Releases} figures of {found.Answers} answers are too few to attack.");
        Assert.True(found.IsSound, "The attack excluded the truth: it is wrong itself.");
        Assert.Equal((0, 0, 0), (found.DeterminedLinear, found.DeterminedBounds, found.Unproved));
        Assert.True(found.TableCells > 200, $"{found.TableCells} cells beside the tree are too few to attack.");
        Assert.True(found.UnprovedWithTables * MeasuredPart < found.Answers, $"{found.UnprovedWithTables} of {found.Answers} answers have no witness among tables.");
        Assert.True(found.NarrowestMinutes > 120);
    }

    [Fact]
    public void With_four_known_colleagues_the_promise_ends_and_the_attack_shows_it() =>
        Assert.True(Attack.OnProduct(new(45, false, ReleaseRules.LiveFrom), People, Seed).UnprovedWithOneMore > 0);

    [Theory]
    [InlineData(BadServer.LiveFromTen)]
    [InlineData(BadServer.WithComplementsWithheld)]
    [InlineData(BadServer.ChangesAfterTen)]
    public void The_attack_sees_through_servers_that_only_look_careful(object server) => Assert.All(
        AttackScenario.All.Where(scenario => scenario.LiveFrom == ReleaseRules.LiveFrom),
        scenario => Assert.NotNull(Attack.OnBad((BadServer)server, scenario, People, Seed)));

    [Fact]
    public void A_table_that_leaves_one_answer_of_a_batch_out_is_seen_through()
    {
        var week = Of([.. Enumerable.Repeat(Answer.Least, 9), Answer.Most]);
        ServedCell[] cells = [new([.. Enumerable.Range(0, 9)], Answer.YesFrom, Answer.Most, 0, IsTotal: false), new([.. Enumerable.Range(0, 9)], 0, 0, -90 * 60, IsTotal: true)];
        var served = week with { Sightings = [new(UnitId.Organisation, (1 << 10) - 1, week.Batches[0].Yes, week.Batches[0].Minutes)], Tables = cells };

        Assert.Equal(1, LinearStage.Determined(served));
        Assert.Equal(0, LinearStage.Determined(served with { Tables = [] }));
        Assert.True(BoundsStage.Of(served) is { IsSound: true } tables && BoundsStage.Of(served with { Tables = [] }) is { IsSound: true } tree && tables.NarrowestMinutes < tree.NarrowestMinutes);
    }

    [Fact]
    public void Batches_that_are_not_rounded_do_not_pass()
    {
        var week = Of([.. Enumerable.Repeat(0, 10)], batch => batch with { IsRounded = false });

        Assert.Equal(10, WitnessStage.Of(week, known: 0).Unproved);
    }

    /// <summary>
    /// Where the proof of <c>release.md</c> ends: it speaks of counts alone. Together with the hours, and three known answers at one end, seven answers that are
    /// all at the other end of what is counted leave nothing open.
    /// </summary>
    [Fact]
    public void Three_known_answers_at_one_end_and_all_others_at_the_other_are_more_than_the_rules_protect()
    {
        Assert.Equal(7, WitnessStage.Of(Of([.. Enumerable.Repeat(Answer.Least, 3), .. Enumerable.Repeat(Answer.Most, 7)]), Attack.KnownAnswers).Unproved);
        Assert.Equal(0, WitnessStage.Of(Of([.. Enumerable.Repeat(-120, 3), .. Enumerable.Repeat(16 * 60, 7)]), Attack.KnownAnswers).Unproved);
    }

    /// <summary>One batch, both totals rounded down.</summary>
    private static Transcript Of(int[] minutes, Func<AnswerGroup, AnswerGroup>? change = null)
    {
        var (yes, sum) = (minutes.Count(value => value >= Answer.YesFrom), minutes.Sum());
        var batch = new AnswerGroup([.. Enumerable.Range(0, minutes.Length)], RandomRound.Of(yes, 5, ulong.MaxValue), RandomRound.Of(sum, 600, ulong.MaxValue), true);
        return new([.. minutes.Select((value, i) => new HiddenAnswer(i, value, 0))], [], [change is null ? batch : change(batch)]);
    }
}
