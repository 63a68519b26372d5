using Upskill.PeerGroups;
using Upskill.PeerGroups.Groups;

namespace Upskill.Tests.PeerGroups.Groups;

/// <summary>What a champion sees of all groups together: pure.</summary>
public sealed class RoundPulseTests
{
    [Fact]
    public void A_group_talks_where_three_spoke_and_of_fewer_than_five_groups_nothing_is_counted()
    {
        Assert.Equal(2, RoundPulse.Of([Of(10, 3), Of(10, 2), Of(9, 0), Of(10, 7), Of(9, 0)]).Talking);
        Assert.Null(RoundPulse.Of([Of(10, 3), Of(10, 3), Of(9, 3), Of(10, 3)]).Talking);
    }

    [Fact]
    public void Sizes_are_counts_of_groups_and_say_nothing_once_the_round_closed()
    {
        Assert.Equal([(10, 2), (9, 1)], RoundPulse.Of([Of(10, 0), Of(9, 0), Of(10, 0)]).Sizes.AsEnumerable());
        Assert.Empty(RoundPulse.Of([Of(0, 0), Of(0, 0)]).Sizes);
    }

    [Fact]
    public void The_order_of_summaries_is_the_same_however_the_groups_are_numbered()
    {
        var (one, two, three) = (Of(10, 0, "We check titles."), Of(10, 0, "We ask twice."), Of(10, 0, "We read the source."));

        var summaries = RoundPulse.Of([one, two, three, Of(10, 0)]).Summaries;
        Assert.Equal(3, summaries.Length);
        Assert.Equal(summaries.AsEnumerable(), RoundPulse.Of([Of(10, 0), three, one, two]).Summaries);
        Assert.Equal(summaries.AsEnumerable(), RoundPulse.Of([two, Of(10, 0), three, one]).Summaries);
    }

    private static GroupPulse Of(int members, int spoke, string? summary = null) => new(members, spoke, summary);
}
