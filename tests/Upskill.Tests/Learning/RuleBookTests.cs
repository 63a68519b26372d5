using System.Text.Json;
using Upskill.Kit.Ledger;
using Upskill.Learning;
using Upskill.Learning.Enrolment;
using Upskill.Workforce;

namespace Upskill.Tests.Learning;

public sealed class RuleBookTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly PersonId Olga = new("olga");
    private static readonly EnrolmentDue InTime = new(null, 90);

    private static readonly Employee[] People =
    [
        Person("a", "quality", "CH"), Person("b", "quality", "DE"), Person("c", "research", "CH"), Person("d", "research", "DE"),
        Person("left", "quality", "CH") with { LeftOn = Today }, Person("first-owner", "all", ""),
    ];

    private static Employee Person(string id, string unit, string country) => new(
        new(id), id, "", new(unit), [unit], country, "G2", null, "UTC", "en", new(2020, 1, 1), null, Roles.Employee, [], [], IsSample: false);

    private static EnrolmentChange Makes(EnrolmentCriteria criteria, EnrolmentDue? due = null) => new(new(criteria, due ?? InTime), null);

    private static EnrolmentCriteria In(string unit) => new([new(unit)], [], []);

    private static EnrolmentCriteria Of(string country) => new([], [country], []);

    private static RuleBook After(RuleBook book, EnrolmentChange change, string id = "r") => book
        .Change(new(new(id), Olga, change, book.Preview(change, People, Today)), People, Today)
        .Aggregate(book, (state, fact) => state.With(fact, new(Today.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero)));

    private static string Refused(RuleBook book, EnrolmentChange change) =>
        Assert.Throws<Refusal>(() => book.Preview(change, People, Today)).Code;

    [Fact]
    public void The_first_rule_lets_go_whom_it_does_not_cover_for_everybody_was_enrolled() =>
        Assert.Equal(new(Covered: 2, Enrolled: 2, Newly: 0, Already: 2, DropOut: 2), RuleBook.Empty.Preview(Makes(In("quality")), People, Today));

    [Fact]
    public void Another_rule_enrols_newly_whom_no_rule_covered_before()
    {
        var book = After(RuleBook.Empty, Makes(In("quality")));

        Assert.Equal(new(Covered: 2, Enrolled: 3, Newly: 1, Already: 2, DropOut: 0), book.Preview(Makes(Of("CH")), People, Today));
    }

    [Fact]
    public void Withdrawing_a_rule_lets_go_whom_no_other_covers_and_the_last_one_enrols_everybody()
    {
        var both = After(After(RuleBook.Empty, Makes(In("quality")), "quality"), Makes(Of("CH")), "swiss");

        var withdrawn = new EnrolmentChange(null, new RuleId("quality"));
        Assert.Equal(new(Covered: 2, Enrolled: 2, Newly: 0, Already: 2, DropOut: 1), both.Preview(withdrawn, People, Today));
        var swiss = After(both, withdrawn, "withdrawal");
        Assert.Equal("swiss", Assert.Single(swiss.Rules).Id.Value);
        Assert.Equal(new(Covered: 2, Enrolled: 4, Newly: 2, Already: 2, DropOut: 0), swiss.Preview(new(null, new RuleId("swiss")), People, Today));
    }

    [Fact]
    public void A_yes_to_other_numbers_than_it_would_be_is_refused_with_the_new_ones()
    {
        var change = Makes(In("quality"));
        var seen = RuleBook.Empty.Preview(change, People, Today);

        var refusal = Assert.Throws<Refusal>(() => RuleBook.Empty.Change(new(CommandId.New(), Olga, change, seen), [.. People, Person("e", "quality", "CH")], Today));

        Assert.Equal("counts-changed", refusal.Code);
        Assert.Contains("Now 3 people would be enrolled, 0 of them newly and 3 already, and 2 would drop out", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_that_cannot_be_is_refused_with_its_reason()
    {
        var all = EnrolmentCriteria.Everybody;
        Assert.Equal("no-day", Refused(RuleBook.Empty, Makes(all, new(null, null))));
        Assert.Equal("no-day", Refused(RuleBook.Empty, Makes(all, new(Today, 3))));
        Assert.Equal("days", Refused(RuleBook.Empty, Makes(all, new(null, 0))));
        Assert.Equal("days", Refused(RuleBook.Empty, Makes(all, new(null, RuleBook.MostDays + 1))));
        Assert.Equal("past-day", Refused(RuleBook.Empty, Makes(all, new(Today.AddDays(-1), null))));
        Assert.Equal("empty-range", Refused(RuleBook.Empty, Makes(all with { StartsFrom = Today, StartsUntil = Today.AddDays(-1) })));
        Assert.Equal("no-rule", Refused(RuleBook.Empty, new(null, new RuleId("unheard-of"))));
        var full = Enumerable.Range(0, RuleBook.Most).Aggregate(RuleBook.Empty, (book, i) => After(book, Makes(all), $"r{i}"));
        Assert.Equal("too-many-rules", Refused(full, Makes(all)));
    }

    [Fact]
    public void What_stands_in_the_chain_of_rules_loads_for_ever_and_is_written_as_it_was()
    {
        const string Written = """
            [{"$type":"rule-made","rule":"r1","criteria":{"units":["quality~audit"],"countries":["CH"],"grades":["G2"],"startsFrom":"2026-01-01","startsUntil":"2026-12-31"},"due":{"on":"2027-03-31"},"by":"E0001"},{"$type":"rule-made","rule":"r2","criteria":{"units":[],"countries":[],"grades":[]},"due":{"afterDays":60},"by":"E0001"},{"$type":"rule-withdrawn","rule":"r1","by":"E0002"}]
            """;

        var facts = JsonSerializer.Deserialize<List<EnrolmentFact>>(Written, LedgerJson.Options)!;

        Assert.Equivalent(new EnrolmentFact.RuleMade(
            new("r1"), new([new("quality~audit")], ["CH"], ["G2"], new(2026, 1, 1), new(2026, 12, 31)), new(new(2027, 3, 31), null), new("E0001")), facts[0]);
        Assert.Equal(new EnrolmentFact.RuleWithdrawn(new("r1"), new("E0002")), facts[2]);
        Assert.Equal(Written.Trim(), JsonSerializer.Serialize(facts, LedgerJson.Options));
    }
}
