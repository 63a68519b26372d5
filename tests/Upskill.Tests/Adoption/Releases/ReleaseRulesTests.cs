using Upskill.Adoption;
using Upskill.Adoption.Releases;

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
}
