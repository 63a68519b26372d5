using System.Collections.Immutable;
using Upskill.Adoption;
using Upskill.Adoption.Releases;
using Upskill.Adoption.Releases.Units;
using Upskill.Adoption.Releases.Weeks;
using Upskill.Workforce;

namespace Upskill.Tests.Adoption.Releases;

public sealed class ReleaseRulesTests
{
    [Theory]
    [InlineData(19, null)]
    [InlineData(20, 10)]
    [InlineData(62, 10)]
    [InlineData(100, 10)]
    [InlineData(101, 15)]
    [InlineData(1_200, 120)]
    [InlineData(100_000, 10_000)]
    public void A_unit_seals_at_ten_or_a_tenth_of_its_people_and_a_small_one_waits(int people, int? size) =>
        Assert.Equal(size, ReleaseRules.LiveSize(people));

    [Theory]
    [InlineData(9, 0)]
    [InlineData(10, 10)]
    [InlineData(17, 15)]
    [InlineData(20, 20)]
    public void A_close_seals_fives_from_ten_on(int waiting, int size) => Assert.Equal(size, ReleaseRules.SizeAtClose(waiting));

    [Fact]
    public void The_home_of_an_answer_is_the_smallest_unit_above_with_ten_people()
    {
        var (team, department, function) = (new UnitId("f~d~t"), new UnitId("f~d"), new UnitId("f"));
        Roster Of(int inTeam, int inDepartment, int inFunction) => Roster.OfUnits(
            [.. Enumerable.Repeat(team, inTeam), .. Enumerable.Repeat(department, inDepartment), .. Enumerable.Repeat(function, inFunction)]);

        Assert.Equal(team, Of(10, 0, 0).HomeOf(team));
        Assert.Equal(department, Of(9, 1, 0).HomeOf(team));
        Assert.Equal(function, Of(4, 5, 1).HomeOf(team));
        Assert.Equal(UnitId.Organisation, Roster.OfUnits([.. Enumerable.Repeat(team, 9), new("g")]).HomeOf(team));
        Assert.Null(Of(4, 4, 1).HomeOf(team));
        Assert.Equal([team, department, function, UnitId.Organisation], Of(10, 1, 1).Homes().Select(home => home.Unit));
    }

    [Theory]
    [InlineData(20, 10, 2, 0.1350, 0.8650)] // the worked example: 10 of 20 in two batches, 13–87%
    [InlineData(1_000, 500, 50, 0.4564, 0.5436)]
    [InlineData(20, 20, 2, 0.6551, 1)]
    public void A_share_comes_with_an_interval_that_holds_the_sample_and_the_rounding(int people, int yes, int batches, double low, double high)
    {
        var share = ReleasedShare.Of(new(people, yes, 0, batches, null))!;

        Assert.Equal((double)yes / people, share.Value);
        Assert.Equal(low, share.Low, 0.0002);
        Assert.Equal(high, share.High, 0.0002);
    }

    [Fact]
    public void Below_twenty_answers_there_is_no_share_and_a_rounded_count_is_cut_to_what_can_be()
    {
        Assert.Null(ReleasedShare.Of(new(15, 10, 0, 1, null)));
        Assert.Equal(1, ReleasedShare.Of(new(20, 25, 0, 2, null))!.Value);
    }

    [Fact]
    public void Where_a_country_of_somebody_asks_for_a_larger_group_a_unit_and_all_above_it_seal_no_smaller_one()
    {
        var rules = new CountryTable(1, ImmutableDictionary<string, CountryRule>.Empty.Add("DE", CountryRule.Usual with { MinimumGroupSize = 23 }));
        Employee In(string unit, string country) => new(new("p"), "", "", new(unit), [], country, "", null, "UTC", "en", default, null, Roles.Employee, [], [], false);
        var roster = Roster.Of(Enumerable.Range(0, 24).Select(_ => In("f~d", "CH")).Append(In("f~d", "DE")).Concat(Enumerable.Range(0, 24).Select(_ => In("f~e", "CH"))), rules);

        Assert.Equal([25, 10, 25, 25], new[] { "f~d", "f~e", "f", "all" }.Select(unit => roster.Unit(new(unit)).MinimumGroupSize));
        Assert.Equal(["f~d", "f~e"], roster.Unit(new("f")).Homes.Select(home => home.Value));
        Assert.Equal(new UnitId("f"), Roster.Of(Enumerable.Range(0, 24).Select(_ => In("f~d", "DE")).Append(In("f", "CH")), rules).HomeOf(new("f~d")));
    }

    [Fact]
    public void What_a_home_moves_up_passes_through_a_unit_that_is_none_itself_for_a_country_asks_for_more()
    {
        var rules = new CountryTable(1, ImmutableDictionary<string, CountryRule>.Empty.Add("DE", CountryRule.Usual with { MinimumGroupSize = 50 }));
        Employee In(string unit, string country) => new(new("p"), "", "", new(unit), [], country, "", null, "UTC", "en", default, null, Roles.Employee, [], [], false);
        var roster = Roster.Of(Enumerable.Range(0, 12).Select(_ => In("f~d~t", "CH")).Append(In("f~d~s", "DE")).Concat(Enumerable.Range(0, 50).Select(_ => In("f", "CH"))), rules);

        Assert.Equal(["f~d~t", "f~d", "f", "all"], roster.Homes().Select(home => home.Unit.Value));
        Assert.Equal(["f~d"], roster.Unit(new("f")).Homes.Select(home => home.Value));
        Assert.Equal(["f~d~t"], roster.Unit(new("f~d")).Homes.Select(home => home.Value));
        Assert.Equal(new UnitId("f"), roster.HomeOf(new("f~d~s")));
    }

    [Fact]
    public void A_unit_with_a_larger_group_seals_as_many_at_least_at_any_time()
    {
        var unit = new UnitWeek(new("f"), new("2026-W36")) { People = 62, MinimumGroupSize = 25 };
        var key = new ReleaseKey(new byte[32]);
        UnitWeek With(UnitWeek week, int answers) => Enumerable.Range(0, answers).Aggregate(week, (all, i) => all.Put(new($"p{i}", 1, DateTimeOffset.UnixEpoch, 0)));

        Assert.Null(With(unit, 24).Seal(key, default));
        Assert.Equal(25, With(unit, 25).Seal(key, default)!.Batch.Tokens.Length);
        Assert.Null(With(unit, 24).Close(isFinal: false, [], key, default)!.Batch);
        var closed = unit.With(unit.Close(isFinal: false, [], key, default)!);
        Assert.False(With(closed, 24).IsDue);
        Assert.True(With(closed, 25).IsDue);
    }

    [Fact]
    public void Baselines_are_sealed_at_the_close_only_with_draws_of_their_own()
    {
        var key = new ReleaseKey([.. Enumerable.Range(0, 32).Select(i => (byte)i)]);
        UnitWeek Of(string measure) => Enumerable.Range(0, 40).Aggregate(new UnitWeek(new("f"), new("2026-W36")) { People = 62, Measure = measure },
            (all, i) => all.Put(new($"p{i}", 1, DateTimeOffset.UnixEpoch.AddMinutes(i), 231 + i)));

        Assert.True(Of(ReleaseSubject.Hours).IsDue);
        Assert.False(Of(ReleaseSubject.Baseline).IsDue);
        Assert.Equal(40, Of(ReleaseSubject.Baseline).Close(isFinal: false, [], key, default)!.Batch!.Tokens.Length);
        Assert.NotEqual(RandomRound.Draw(key, RandomRound.Yes, new("2026-W36"), "f", 1), RandomRound.Draw(key, RandomRound.Yes, new("2026-W36"), "baseline:f", 1));
        Assert.All(ReleaseSubject.Measures, measure => Assert.Equal(new(measure, new("f~d")), ReleaseSubject.Parse(new ReleaseSubject(measure, new("f~d")).ToString())));
    }
}
