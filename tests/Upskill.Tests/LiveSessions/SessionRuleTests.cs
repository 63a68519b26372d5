using Upskill.LiveSessions.Series;

namespace Upskill.Tests.LiveSessions;

public sealed class SessionRuleTests
{
    [Theory]
    [InlineData("FREQ=WEEKLY;INTERVAL=2;COUNT=3", "2026-12-01", "2026-12-01 2026-12-15 2026-12-29")]
    [InlineData("FREQ=WEEKLY;UNTIL=20261215", "2026-12-01", "2026-12-01 2026-12-08 2026-12-15")]
    [InlineData("FREQ=MONTHLY;BYDAY=1TU;COUNT=3", "2026-12-01", "2026-12-01 2027-01-05 2027-02-02")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3", "2026-12-31", "2026-12-31 2027-01-31 2027-02-28")]
    [InlineData("FREQ=WEEKLY;BYDAY=TU,TH;COUNT=3", "2026-12-01", "2026-12-01 2026-12-03 2026-12-08")]
    [InlineData("FREQ=DAILY;INTERVAL=10;COUNT=2", "2026-12-01", "2026-12-01 2026-12-11")]
    public void A_rule_that_a_calendar_knows_gives_its_days(string rule, string first, string days) =>
        Assert.Equal(days, string.Join(' ', Days(rule, first).Days.Select(day => FormattableString.Invariant($"{day:yyyy-MM-dd}"))));

    [Theory]
    [InlineData("every other Tuesday", "No calendar knows this rule")]
    [InlineData("", "No calendar knows this rule")]
    [InlineData("FREQ=WEEKLY;COUNT=0", "No calendar knows this rule")]
    [InlineData("FREQ=WEEKLY;COUNT=2\r\nATTENDEE:x", "No calendar knows this rule")]
    [InlineData("FREQ=WEEKLY;INTERVAL=2", "needs an end")]
    [InlineData("FREQ=HOURLY;COUNT=3", "at most one session a day")]
    [InlineData("FREQ=DAILY;BYHOUR=9,10;COUNT=3", "at most one session a day")]
    [InlineData("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=3", "gives no day at all")]
    [InlineData("FREQ=WEEKLY;BYDAY=WE;COUNT=3", "on 2 December 2026, not on 1 December 2026")]
    [InlineData("FREQ=DAILY;COUNT=105", "at most 104 sessions")]
    [InlineData("FREQ=DAILY;UNTIL=99991231", "at most 104 sessions")]
    [InlineData("FREQ=MONTHLY;COUNT=26", "ends after 2 years")]
    [InlineData("FREQ=YEARLY;COUNT=5", "ends after 2 years")]
    public void Any_other_rule_is_refused_with_a_sentence(string rule, string sentence) => Assert.Contains(sentence, Days(rule, "2026-12-01").Fault, StringComparison.Ordinal);

    [Fact]
    public void A_rule_with_the_most_that_is_allowed_is_taken()
    {
        Assert.Equal(104, Days("FREQ=WEEKLY;COUNT=104", "2026-12-01").Days.Length);
        Assert.Equal(25, Days("FREQ=MONTHLY;COUNT=25", "2026-12-01").Days.Length);
    }

    private static (System.Collections.Immutable.ImmutableArray<DateOnly> Days, string? Fault) Days(string rule, string first) =>
        SessionRule.Days(rule, DateOnly.Parse(first, System.Globalization.CultureInfo.InvariantCulture));
}
