using System.Collections.Immutable;
using Upskill.LiveSessions;
using Upskill.LiveSessions.Showcases;

namespace Upskill.Tests.LiveSessions;

public sealed class ShowcaseRulesTests
{
    private static readonly ShowcaseContent Content = new("Comparing two labels", "Harbour", "Compare these two texts.", 90, 20, "Every number", DataClass.Internal, 5, true);

    [Fact]
    public void Every_fault_of_an_offer_has_a_sentence_at_its_field()
    {
        var content = Content with { Title = "", Tool = new('x', 61), Prompt = " ", Checked = "", MinutesBefore = 0, MinutesAfter = -1, Minutes = 31, Data = (DataClass)7 };

        Assert.Equal(["checked", "data", "minutes", "minutes-after", "minutes-before", "prompt", "title", "tool"], ShowcaseRules.Faults(content).Keys);
        Assert.Empty(ShowcaseRules.Faults(Content));
    }

    [Fact]
    public void The_queue_holds_accepted_ones_in_the_order_that_the_champion_gives()
    {
        var all = ShowcaseRules.Accepted(ShowcaseRules.Accepted(ShowcaseRules.Accepted(Offers("a", "b", "c", "d"), "c"), "a"), "d");
        Assert.Equal(["c", "a", "d"], Ids(all));

        Assert.Equal(["c", "d", "a"], Ids(ShowcaseRules.Placed(all, "a", 3)));
        Assert.Equal(["d", "c", "a"], Ids(ShowcaseRules.Placed(all, "d", 1)));
        Assert.Equal(["a", "d", "c"], Ids(ShowcaseRules.Placed(all, "c", 99)));
        Assert.Equal(all, ShowcaseRules.Placed(all, "c", 1));
        Assert.Equal("not-accepted", Assert.Throws<Refusal>(() => ShowcaseRules.Placed(all, "b", 1)).Code);
    }

    [Fact]
    public void The_agenda_says_whether_the_presenter_may_be_named_afterwards_and_nothing_of_the_prompt() =>
        Assert.Equal(new QueuedShowcase("a", "Comparing two labels", new("p-a"), "Harbour", 5, true), ShowcaseRules.Queue(ShowcaseRules.Accepted(Offers("a"), "a")).Single());

    [Fact]
    public void A_declined_one_carries_the_champions_sentence_and_leaves_the_queue()
    {
        var declined = ShowcaseRules.Declined(ShowcaseRules.Accepted(Offers("a", "b"), "a"), new("a", " Next time, please. "));

        Assert.Empty(ShowcaseRules.Queue(declined));
        Assert.Equal("Next time, please.", declined.Single(showcase => showcase.Id == "a").Sentence);
        Assert.Equal("sentence", Assert.Throws<Refusal>(() => ShowcaseRules.Declined(declined, new("b", " "))).Code);
        Assert.Equal(["a"], Ids(ShowcaseRules.Accepted(declined, "a")));
    }

    [Fact]
    public void Only_the_presenter_takes_an_offer_back_and_then_nobody_accepts_it()
    {
        Assert.Equal("no-showcase", Assert.Throws<Refusal>(() => ShowcaseRules.TakenBack(Offers("a"), "a", new("p-b"))).Code);
        var back = ShowcaseRules.TakenBack(ShowcaseRules.Accepted(Offers("a"), "a"), "a", new("p-a"));

        Assert.Empty(ShowcaseRules.Queue(back));
        Assert.Equal("taken-back", Assert.Throws<Refusal>(() => ShowcaseRules.Accepted(back, "a")).Code);
    }

    [Fact]
    public void A_repeat_of_an_offer_changes_nothing_and_one_person_offers_three_at_most()
    {
        var all = Enumerable.Range(0, 3).Aggregate(ImmutableArray<Showcase>.Empty, (all, number) => ShowcaseRules.Offered(all, new(new($"s{number}"), new("p"), Content)));

        Assert.Equal(all, ShowcaseRules.Offered(all, new(new("s1"), new("p"), Content)));
        Assert.Equal("too-many", Assert.Throws<Refusal>(() => ShowcaseRules.Offered(all, new(new("s3"), new("p"), Content))).Code);
        Assert.Equal(4, ShowcaseRules.Offered(ShowcaseRules.TakenBack(all, "s0", new("p")), new(new("s3"), new("p"), Content)).Length);
    }

    private static ImmutableArray<Showcase> Offers(params string[] ids) => ids.Aggregate(
        ImmutableArray<Showcase>.Empty, (all, id) => ShowcaseRules.Offered(all, new(new(id), new("p-" + id), Content)));

    private static IEnumerable<string> Ids(ImmutableArray<Showcase> all) => ShowcaseRules.Queue(all).Select(queued => queued.Id);
}
