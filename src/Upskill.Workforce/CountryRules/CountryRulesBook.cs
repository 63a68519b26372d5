using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Upskill.Kit.People;

namespace Upskill.Workforce.CountryRules;

/// <summary>What was decided for one country; as it stands in the ledger for ever.</summary>
[JsonDerivedType(typeof(Decided), "country-rule-decided")]
internal abstract record CountryRuleFact
{
    /// <summary>Replaces what was decided before.</summary>
    /// <param name="Country">ISO 3166 alpha-2.</param>
    /// <param name="Features">Those that are on, by the names in <see cref="CountryRulesBook.Names"/>.</param>
    /// <param name="MinimumGroupSize">People.</param>
    /// <param name="ManagersSeeStatus">Whether managers see individuals' mandatory status.</param>
    /// <param name="By">The owner.</param>
    public sealed record Decided(string Country, ImmutableArray<string> Features, int MinimumGroupSize, bool ManagersSeeStatus, PersonId By) : CountryRuleFact;
}

/// <summary>The rules of all countries with their history. Pure, the fold of <see cref="CountryRuleFact"/>.</summary>
internal sealed record CountryRulesBook(CountryTable Table, ImmutableDictionary<string, ImmutableArray<CountryRuleChange>> History)
{
    /// <summary>Before anything was decided.</summary>
    public static readonly CountryRulesBook Empty = new(CountryTable.Empty, ImmutableDictionary<string, ImmutableArray<CountryRuleChange>>.Empty);

    /// <summary>The features as the ledger and the form write them; never renamed.</summary>
    public static readonly ImmutableArray<(OptionalFeatures Feature, string Name)> Names =
    [
        (OptionalFeatures.Claims, "claims"), (OptionalFeatures.PulseSurveys, "pulse"), (OptionalFeatures.PeerGroups, "peer-groups"),
        (OptionalFeatures.AttendanceCounts, "attendance"),
    ];

    /// <summary>What happens when an owner decides so; nothing where it is so already.</summary>
    /// <exception cref="Refusal"><c>no-country</c>, <c>group-size</c>.</exception>
    public ImmutableArray<CountryRuleFact> Decide(DecideCountryRule command)
    {
        if (!Country.IsCode(command.Country))
            throw new Refusal("no-country", $"'{command.Country}' is no country. Nothing was changed.");
        if (command.Rule.MinimumGroupSize is < CountryRule.SmallestGroup or > CountryRule.LargestGroup)
        {
            throw new Refusal("group-size",
                $"The smallest group that is shown can be from {CountryRule.SmallestGroup} to {CountryRule.LargestGroup} people. Nothing was changed.");
        }
        return Table.Decided.GetValueOrDefault(command.Country) == command.Rule ? []
            : [new CountryRuleFact.Decided(command.Country, NamesOf(command.Rule.Features), command.Rule.MinimumGroupSize, command.Rule.ManagersSeeStatus, command.By)];
    }

    /// <summary>Folds one fact in.</summary>
    public CountryRulesBook With(CountryRuleFact fact, DateTimeOffset at)
    {
        var decided = (CountryRuleFact.Decided)fact;
        var rule = new CountryRule(FeaturesOf(decided.Features), decided.MinimumGroupSize, decided.ManagersSeeStatus);
        var change = new CountryRuleChange(Table.Version + 1, rule, decided.By, at);
        return new(
            new(change.Version, Table.Decided.SetItem(decided.Country, rule)),
            History.SetItem(decided.Country, History.GetValueOrDefault(decided.Country, []).Add(change)));
    }

    /// <summary>The features that are called so; what has no such name is none.</summary>
    public static OptionalFeatures FeaturesOf(IEnumerable<string?> names) => Names.Where(pair => names.Contains(pair.Name))
        .Aggregate(OptionalFeatures.None, (features, pair) => features | pair.Feature);

    private static ImmutableArray<string> NamesOf(OptionalFeatures features) => [.. Names.Where(pair => features.HasFlag(pair.Feature)).Select(pair => pair.Name)];
}
