using CsCheck;
using Upskill.PeerGroups.Draws;

namespace Upskill.Tests.PeerGroups;

public sealed class GroupSizesTests
{
    [Theory]
    [InlineData(150, 10, 15)]
    [InlineData(149, 10, 15)]
    [InlineData(14, 10, 2)]
    [InlineData(13, 10, 1)]
    [InlineData(11, 6, 1)]
    [InlineData(4, 10, 1)]
    [InlineData(20, 14, 2)]
    [InlineData(16, 14, 1)]
    public void As_many_groups_as_come_nearest_to_the_size(int people, int target, int groups) => Assert.Equal(groups, GroupSizes.Groups(people, target));

    [Fact]
    public void Sizes_differ_by_one_at_most_and_none_is_under_six_unless_the_round_is() =>
        Gen.Select(Gen.Int[GroupSizes.FewestPeople, 3000], Gen.Int[6, 14]).Sample((people, target) =>
        {
            var sizes = GroupSizes.Of(people, GroupSizes.Groups(people, target));

            Assert.Equal(people, sizes.Sum());
            Assert.InRange(sizes.Max() - sizes.Min(), 0, 1);
            Assert.True(sizes.Min() >= Math.Min(6, people));
        });

    [Theory]
    [InlineData(0, 10, "Fewer than 3 people")]
    [InlineData(1, 10, "Fewer than 3 people")]
    [InlineData(2, 10, "Fewer than 3 people")]
    [InlineData(50, 5, "6 to 14 people")]
    [InlineData(50, 15, "6 to 14 people")]
    public void An_absurd_round_gets_a_sentence(int people, int target, string part) =>
        Assert.Contains(part, Assert.Throws<Refusal>(() => GroupSizes.Groups(people, target)).Message, StringComparison.Ordinal);

    [Fact]
    public void Six_people_in_four_groups_get_a_sentence()
    {
        Assert.Equal("6 people cannot be put in 4 groups: a group has at least 6 people. The most is 1. Nothing was started.",
            Assert.Throws<Refusal>(() => GroupSizes.Exactly(6, 4)).Message);
        Assert.Equal(3, GroupSizes.Exactly(20, 3));
        Assert.Equal("too-few-groups", Assert.Throws<Refusal>(() => GroupSizes.Exactly(100, 6)).Code);
        Assert.Equal("too-few-people", Assert.Throws<Refusal>(() => GroupSizes.Exactly(0, 1)).Code);
    }
}
