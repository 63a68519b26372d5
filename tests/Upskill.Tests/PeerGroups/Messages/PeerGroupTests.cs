using Upskill.Kit.Live;
using Upskill.PeerGroups;
using Upskill.PeerGroups.Messages;

namespace Upskill.Tests.PeerGroups.Messages;

/// <summary>What can be said in a group, and what becomes of it.</summary>
public sealed class PeerGroupTests
{
    private static readonly MemberToken Ann = new("a"), Bob = new("b"), Cy = new("c"), Dee = new("d");
    private static readonly DateTimeOffset Noon = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Answers_stand_under_their_question_and_nothing_stands_under_an_answer()
    {
        var group = After(PeerGroup.Empty, group => group.Say(Ann, "Teal Heron", null, "How do you check a reference?"), group => group.Say(Bob, "Amber Otter", 1, "  Title first.\r\n"));

        Assert.Equal((2L, 1L, "Title first."), (group.Messages[2].Number, group.Messages[2].Question!.Value, group.Messages[2].Text));
        Assert.Equal("no-such-message", Refused(() => group.Say(Ann, "Teal Heron", 2, "under an answer")));
        Assert.Equal("no-such-message", Refused(() => group.Say(Ann, "Teal Heron", 7, "under nothing")));
    }

    [Theory]
    [InlineData("  \n ", "empty")]
    [InlineData(4_001, "too-long")]
    public void A_text_that_is_empty_or_too_long_is_refused(object text, string code) =>
        Assert.Equal(code, Refused(() => PeerGroup.Empty.Say(Ann, "Teal Heron", null, text as string ?? new string('x', (int)text))));

    [Fact]
    public void A_message_of_4000_characters_is_taken() =>
        Assert.Equal(4_000, PeerGroup.Empty.Say(Ann, "Teal Heron", null, new string('x', 4_000)).Text!.Length);

    [Fact]
    public void Ones_own_message_can_be_changed_for_five_minutes_and_is_marked_and_nobody_elses()
    {
        var group = After(PeerGroup.Empty, group => group.Say(Ann, "Teal Heron", null, "helo"));

        Assert.Equal("not-yours", Refused(() => group.Edit(Bob, 1, "hallo", Noon)));
        Assert.Equal("too-late", Refused(() => group.Edit(Ann, 1, "hello", Noon.AddMinutes(6))));
        Assert.Null(group.Edit(Ann, 1, "helo", Noon)); // the same words are no change
        var changed = After(group, group => group.Edit(Ann, 1, "hello", Noon.AddSeconds(359)));
        Assert.Equal(("hello", true, 2L), (changed.Messages[1].Text, changed.Messages[1].IsEdited, changed.Messages[1].Version));
    }

    [Fact]
    public void A_deleted_message_keeps_its_number_and_nothing_else_that_was_said()
    {
        var group = After(PeerGroup.Empty, group => group.Say(Ann, "Teal Heron", null, "a name"), group => group.Say(Bob, "Amber Otter", 1, "an answer"),
            group => group.React(Bob, 1, Reaction.Thanks, true), group => group.Delete(Ann, 1));

        Assert.Equal("not-yours", Refused(() => group.Delete(Ann, 2)));
        Assert.Null(group.Delete(Ann, 1)); // a repeat
        Assert.Equal((null, 1L), (group.Messages[1].Text, group.Messages[1].Number));
        Assert.Equal("00000", Counts(group));
        Assert.Equal([2L], group.Texts.Keys);
        Assert.Equal("no-such-message", Refused(() => group.Edit(Ann, 1, "again", Noon)));
        Assert.Equal("no-such-message", Refused(() => group.React(Cy, 1, Reaction.Helpful, true)));
    }

    [Fact]
    public void A_message_that_was_removed_has_no_text_in_an_open_group_and_in_a_closed_one_and_says_why()
    {
        var group = After(PeerGroup.Empty, group => group.Say(Ann, "Teal Heron", null, "hurts"), group => group.Say(Bob, "Amber Otter", null, "hurts, too"),
            group => group.Remove(1), group => group.Close(), group => group.Remove(2));

        Assert.All(group.Messages.Values, message => Assert.Equal((null, true), (message.Shown.Text, message.Shown.IsRemoved)));
        Assert.Empty(group.Texts);
        Assert.Null(group.Remove(1)); // a repeat
        Assert.Null(group.Remove(9));
    }

    [Fact]
    public void An_excerpt_is_a_message_and_three_before_it_under_its_question_and_nothing_of_another()
    {
        var group = After(PeerGroup.Empty, group => group.Say(Ann, "Teal Heron", null, "one"), group => group.Say(Bob, "Amber Otter", null, "two"), group => group.Say(Cy, "Coral Ibex", 1, "to one"),
            group => group.Say(Bob, "Amber Otter", 2, "to two"), group => group.Say(Ann, "Teal Heron", 1, "to one"), group => group.Say(Cy, "Coral Ibex", 1, "to one"), group => group.Say(Ann, "Teal Heron", 1, "after"));

        Assert.Equal([1L, 3L, 5L, 6L], group.Excerpt(6, 3).Select(message => message.Number));
        Assert.Equal([2L, 4L], group.Excerpt(4, 3).Select(message => message.Number));
        Assert.Equal([2L], group.Excerpt(2, 3).Select(message => message.Number));
        Assert.Empty(group.Excerpt(8, 3));
    }

    [Fact]
    public void A_reaction_counts_once_a_member_and_can_be_taken_back()
    {
        var group = After(PeerGroup.Empty, group => group.Say(Ann, "Teal Heron", null, "x"), group => group.React(Bob, 1, Reaction.SameHere, true), group => group.React(Cy, 1, Reaction.SameHere, true));

        Assert.Null(group.React(Bob, 1, Reaction.SameHere, true));
        Assert.Equal("02000", Counts(group));
        Assert.Equal(Reaction.SameHere, Assert.Single(group.Messages[1].For(Bob).Reactions));
        Assert.Empty(group.Messages[1].For(Ann).Reactions);
        Assert.Equal("01000", Counts(After(group, group => group.React(Bob, 1, Reaction.SameHere, false))));
        Assert.Equal("no-such-message", Refused(() => group.React(Bob, 1, (Reaction)9, true)));
    }

    [Fact]
    public void Who_asked_pins_an_answer_and_anybody_at_a_starter_question()
    {
        var group = After(PeerGroup.Empty, group => group.Pose("What did you try?"), group => group.Say(Ann, "Teal Heron", null, "How?"),
            group => group.Say(Bob, "Amber Otter", 1, "to the starter"), group => group.Say(Bob, "Amber Otter", 2, "to Ann"));

        Assert.Equal(3, After(group, group => group.Pin(Cy, 1, 3)).Messages[1].Pinned);
        Assert.Equal("not-yours", Refused(() => group.Pin(Bob, 2, 4)));
        Assert.Equal("no-such-message", Refused(() => group.Pin(Ann, 2, 3))); // answers something else
        Assert.Equal("no-such-message", Refused(() => group.Pin(Ann, 3, null))); // no question
        Assert.Null(After(group, group => group.Pin(Ann, 2, 4), group => group.Pin(Ann, 2, null)).Messages[2].Pinned);
    }

    [Fact]
    public void A_summary_leaves_the_group_once_two_others_agree_to_its_very_words()
    {
        var group = After(PeerGroup.Empty, group => group.Summarise(Ann, "Teal Heron", "We check titles first."), group => group.Agree(Bob, 1));

        Assert.Equal("your-own", Refused(() => group.Agree(Ann, 1)));
        Assert.Null(group.Agree(Bob, 1)); // one agreement a member
        Assert.Null(group.Left);
        var changed = After(group, group => group.Summarise(Cy, "Coral Ibex", "We check."));
        Assert.Equal("changed", Refused(() => changed.Agree(Dee, 1)));
        Assert.Null(After(changed, group => group.Agree(Dee, 3)).Left); // who agreed to other words has not agreed to these
        var agreed = After(changed, group => group.Agree(Dee, 3), group => group.Agree(Ann, 3));
        Assert.Equal("We check.", agreed.Left!.Text);
        // What was agreed to stays what leaves the group, whatever is written after it.
        var again = After(agreed, group => group.Summarise(Bob, "Amber Otter", "Something else."));
        Assert.Equal("We check.", again.Left!.Text);
        Assert.Equal(["We check.", "Something else."], again.Texts.OrderBy(text => text.Key).Select(text => text.Value));
    }

    [Fact]
    public void Nothing_is_said_changed_or_agreed_to_after_the_round()
    {
        var group = After(PeerGroup.Empty, group => group.Say(Ann, "Teal Heron", null, "x"), group => group.Summarise(Ann, "Teal Heron", "y"), group => group.Close());

        foreach (Func<Happening?> act in (Func<Happening?>[])
            [() => group.Say(Ann, "Teal Heron", null, "z"), () => group.Edit(Ann, 1, "z", Noon), () => group.Delete(Ann, 1), () => group.React(Bob, 1, Reaction.Thanks, true),
             () => group.Pin(Ann, 1, null), () => group.Summarise(Bob, "Amber Otter", "z"), () => group.Agree(Bob, 2)])
            Assert.Equal("closed", Refused(act));
        Assert.Null(group.Pose("z"));
        Assert.Null(group.Close());
    }

    [Fact]
    public void Nobody_says_more_than_twenty_things_in_a_minute_and_the_minute_slides()
    {
        var pace = new Pace<MemberToken>();
        for (var i = 0; i < PeerGroupLimits.MostInAMinute; i++)
            pace.Take(Ann, PeerGroupLimits.MostInAMinute, Noon.AddSeconds(i));

        Assert.Equal("too-fast", Assert.Throws<Refusal>(() => pace.Take(Ann, PeerGroupLimits.MostInAMinute, Noon.AddSeconds(30))).Code);
        pace.Take(Bob, PeerGroupLimits.MostInAMinute, Noon.AddSeconds(30));
        pace.Take(Ann, PeerGroupLimits.MostInAMinute, Noon.AddSeconds(60)); // the first is a minute ago
        Assert.Throws<Refusal>(() => pace.Take(Ann, PeerGroupLimits.MostInAMinute, Noon.AddSeconds(60)));
    }

    private static PeerGroup After(PeerGroup group, params Func<PeerGroup, Happening?>[] acts)
    {
        foreach (var act in acts)
        {
            var happening = act(group)!;
            group = group.With(Next(group), Noon, happening.Fact, happening.Text);
        }
        return group;
    }

    /// <summary>Of the fold; the grain's are the journal's.</summary>
    private static long Next(PeerGroup group) => Math.Max(group.Messages.Values.Select(message => message.Version).Append(0).Max(), group.Summary?.Changed ?? 0) + 1;

    /// <summary>Of each reaction to the first message.</summary>
    private static string Counts(PeerGroup group) => string.Concat(group.Messages[1].Shown.Counts);

    private static string Refused(Func<Happening?> act) => Assert.Throws<Refusal>(act).Code;
}
