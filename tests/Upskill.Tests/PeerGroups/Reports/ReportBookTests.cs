using Upskill.PeerGroups;
using Upskill.PeerGroups.Reports;

namespace Upskill.Tests.PeerGroups.Reports;

/// <summary>What becomes of reports: pure.</summary>
public sealed class ReportBookTests
{
    private static readonly MemberToken Ann = new("a"), Bob = new("b");
    private static readonly PeerGroupId Group = new("round-1.3");
    private static readonly DateOnly Monday = new(2026, 11, 23), Tuesday = new(2026, 11, 24);

    [Fact]
    public void Several_reports_of_a_message_are_one_case_and_a_member_counts_once()
    {
        var book = Reported(ReportBook.Empty, Ann, 5);
        Assert.Equal(book, Reported(book, Ann, 5, ReportPath.Risk)); // a repeat changes nothing, whatever it says
        book = Reported(book, Bob, 5, ReportPath.Risk);

        var one = Assert.Single(book.Cases);
        Assert.Equal([1, 1, 0], one.Counts.AsEnumerable());
        Assert.Equal(Monday, one.OpenedOn);
        Assert.Equal(2, Reported(book, Bob, 6).Cases.Length);
    }

    [Fact]
    public void Notes_stand_in_the_order_of_their_words_not_of_the_reports()
    {
        var book = ReportBook.Empty.Report(new(Group, Ann, 5, ReportPath.Risk, " zebra "), "x", Monday).Report(new(Group, Bob, 5, ReportPath.Risk, "ant"), "y", Monday);

        Assert.Equal(["ant", "zebra"], book.Cases[0].Notes.AsEnumerable());
        Assert.Equal("long-note", Refused(() => book.Report(new(Group, new("c"), 5, ReportPath.Risk, new string('x', 501)), "z", Monday)));
    }

    [Fact]
    public void A_report_after_a_decision_makes_the_case_wait_again_but_nobody_reports_twice()
    {
        var decided = Reported(ReportBook.Empty, Ann, 5).Decide(Decision(CaseOutcome.NothingToDo), Tuesday);

        Assert.False(decided.Cases[0].Waits);
        Assert.Equal(decided, Reported(decided, Ann, 5));
        Assert.True(Reported(decided, Bob, 5).Cases[0].Waits);
    }

    [Fact]
    public void After_the_close_where_nobody_has_a_token_a_message_is_reported_once()
    {
        var book = Reported(ReportBook.Empty, null, 5);

        Assert.Equal(book, Reported(book, null, 5));
        var decided = book.Decide(Decision(CaseOutcome.NothingToDo), Tuesday);
        Assert.Equal(decided, Reported(decided, null, 5));
    }

    [Fact]
    public void Nobody_reports_more_messages_than_one_can_look_at()
    {
        var (mine, nobodys) = (ReportBook.Empty, ReportBook.Empty);
        for (var message = 1; message <= ReportLimits.MostOfMember; message++)
            (mine, nobodys) = (Reported(mine, Ann, message), Reported(nobodys, null, message));

        Assert.Equal("too-many", Refused(() => Reported(mine, Ann, 99)));
        Assert.Equal("too-many", Refused(() => Reported(nobodys, null, 99)));
        Assert.Equal(ReportLimits.MostOfMember + 1, Reported(mine, Bob, 99).Cases.Length); // another member still can
    }

    [Theory]
    [InlineData(CaseOutcome.Escalated, "too short", "reason")]
    [InlineData(CaseOutcome.PassedOn, "", "no-such-outcome")] // nobody reported a risk
    [InlineData((CaseOutcome)9, "", "no-such-outcome")]
    public void What_makes_no_sense_is_not_decided(CaseOutcome outcome, string reason, string code) =>
        Assert.Equal(code, Refused(() => Reported(ReportBook.Empty, Ann, 5).Decide(Decision(outcome, reason), Tuesday)));

    [Fact]
    public void A_repeat_of_a_decision_changes_nothing_and_what_is_removed_is_removed_once()
    {
        var command = Decision(CaseOutcome.Removed);
        var removed = Reported(ReportBook.Empty, Ann, 5).Decide(command, Tuesday);

        Assert.Equal(removed, removed.Decide(command, Tuesday));
        Assert.Equal("already-removed", Refused(() => removed.Decide(Decision(CaseOutcome.Removed), Tuesday)));
        Assert.Equal("no-such-case", Refused(() => removed.Decide(command with { Case = "other" }, Tuesday)));
        var escalated = removed.Decide(Decision(CaseOutcome.Escalated, "It goes on and on."), Tuesday).Cases[0].Shown;
        Assert.Equal("It goes on and on.", escalated.Escalation!.Reason);
    }

    [Fact]
    public void The_cases_of_a_round_go_and_no_others()
    {
        var other = new PeerGroupId("round-10.3");
        var book = Reported(ReportBook.Empty, Ann, 5).Report(new(other, Ann, 5, ReportPath.Risk, ""), "y", Monday);

        Assert.Equal(other, Assert.Single(book.Without(Group.Round).Cases).Group);
    }

    private static DecideCase Decision(CaseOutcome outcome, string reason = "") => new(CommandId.New(), "case", outcome, reason, new("chris"));

    private static ReportBook Reported(ReportBook book, MemberToken? by, long message, ReportPath path = ReportPath.Harassment) =>
        book.Report(new(Group, by, message, path, ""), "case", Monday);

    private static string Refused(Func<object> act) => Assert.Throws<Refusal>(act).Code;
}
