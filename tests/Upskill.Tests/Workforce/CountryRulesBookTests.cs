using System.Collections.Immutable;
using System.Text.Json;
using Upskill.Kit.Ledger;
using Upskill.Workforce;
using Upskill.Workforce.CountryRules;

namespace Upskill.Tests.Workforce;

public sealed class CountryRulesBookTests
{
    private static readonly PersonId Olga = new("olga");
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private static readonly CountryRule Strict = new(OptionalFeatures.PeerGroups | OptionalFeatures.Claims, 12, ManagersSeeStatus: false);

    [Fact]
    public void Where_nothing_was_decided_the_usual_rules_count_and_where_the_country_is_not_known_the_strictest()
    {
        Assert.Equal(CountryRule.Usual, CountryTable.Empty.Of("DE"));
        Assert.Equal(CountryRule.Strictest, CountryTable.Empty.Of(""));
    }

    [Fact]
    public void A_decision_counts_for_its_country_alone_and_every_version_is_kept_with_who_made_it()
    {
        var book = Decided(Decided(CountryRulesBook.Empty, "DE", Strict), "DE", CountryRule.Usual);

        Assert.Equal((2, CountryRule.Usual, CountryRule.Usual), (book.Table.Version, book.Table.Of("DE"), book.Table.Of("FR")));
        Assert.Equal([(1, Strict), (2, CountryRule.Usual)], book.History["DE"].Select(change => (change.Version, change.Rule)));
        Assert.All(book.History["DE"], change => Assert.Equal((Olga, Monday), (change.By, change.At)));
    }

    [Fact]
    public void The_same_rules_again_are_no_new_version() =>
        Assert.Empty(Decided(CountryRulesBook.Empty, "DE", Strict).Decide(new(CommandId.New(), Olga, "DE", Strict)));

    [Theory]
    [InlineData("UK", 5, "no-country")]
    [InlineData("de", 5, "no-country")]
    [InlineData("DE", 4, "group-size")]
    [InlineData("DE", 101, "group-size")]
    public void A_country_that_is_none_and_a_group_that_is_too_small_or_too_large_are_refused(string country, int minimum, string code) =>
        Assert.Equal(code, Assert.Throws<Refusal>(() =>
            CountryRulesBook.Empty.Decide(new(CommandId.New(), Olga, country, CountryRule.Usual with { MinimumGroupSize = minimum }))).Code);

    [Fact]
    public void What_the_ledger_holds_of_a_decision_is_read_as_it_was_written()
    {
        const string Written = """{"$type":"country-rule-decided","country":"DE","features":["claims","peer-groups"],"minimumGroupSize":12,"managersSeeStatus":false,"by":"olga"}""";
        var fact = Assert.Single(CountryRulesBook.Empty.Decide(new(CommandId.New(), Olga, "DE", Strict)));

        Assert.Equal(Written, JsonSerializer.Serialize(fact, LedgerJson.Options));
        Assert.Equal(Strict, CountryRulesBook.Empty.With(JsonSerializer.Deserialize<CountryRuleFact>(Written, LedgerJson.Options)!, Monday).Table.Of("DE"));
    }

    private static CountryRulesBook Decided(CountryRulesBook book, string country, CountryRule rule) =>
        book.Decide(new(CommandId.New(), Olga, country, rule)).Aggregate(book, (next, fact) => next.With(fact, Monday));
}
