using Microsoft.Extensions.Primitives;
using Upskill.Learning;
using Upskill.Learning.Enrolment;

namespace Upskill.Tests.Learning;

public sealed class EnrolmentFormTests
{
    public static readonly TheoryData<EnrolmentChange> Changes =
    [
        new EnrolmentChange(new(EnrolmentCriteria.Everybody, new(null, 60)), null),
        new EnrolmentChange(new(new([new("quality~audit"), new("research")], ["CH", "DE"], ["G2"], new(2026, 1, 1), new(2026, 12, 31)), new(new(2027, 3, 31), null)), null),
        new EnrolmentChange(null, new RuleId("r1")),
    ];

    private static EnrolmentChange Sent(IEnumerable<(string Name, string Value)> fields) => EnrolmentForm.Change(fields
        .GroupBy(field => field.Name).Select(field => KeyValuePair.Create(field.Key, new StringValues([.. field.Select(one => one.Value)]))));

    [Theory]
    [MemberData(nameof(Changes))]
    public void What_the_page_of_numbers_sends_on_is_what_it_was_asked_for(EnrolmentChange change) =>
        Assert.Equivalent(change, Sent(EnrolmentForm.Fields(change)), strict: true);

    [Theory]
    [InlineData("on", "31.3.2027", "bad-day")]
    [InlineData("from", "2027-02-30", "bad-day")]
    [InlineData("days", "soon", "bad-number")]
    [InlineData("days", "-3", "bad-number")]
    public void What_cannot_be_read_is_refused_and_not_left_out(string name, string text, string code) =>
        Assert.Equal(code, Assert.Throws<Refusal>(() => Sent([("due", name == "days" ? "after" : "on"), (name, text)])).Code);

    [Fact]
    public void The_field_of_the_other_kind_of_day_is_not_looked_at() =>
        Assert.Equal(new EnrolmentDue(null, 30), Sent([("due", "after"), ("days", "30"), ("on", "2027-03-31")]).Makes!.Due);
}
