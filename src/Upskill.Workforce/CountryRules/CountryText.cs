using Microsoft.Extensions.Localization;

namespace Upskill.Workforce.CountryRules;

/// <summary>Rules in words.</summary>
internal static class CountryText
{
    /// <summary>All of a country's rules in a line.</summary>
    public static string Of(CountryRule rule, IStringLocalizer<WorkforceWords> words) => words["CountrySaid",
        rule.Features == OptionalFeatures.None ? words["CountryOffersNothing"]
            : string.Join(", ", CountryRulesBook.Names.Where(pair => rule.Features.HasFlag(pair.Feature)).Select(pair => words[$"Feature-{pair.Name}"].Value)),
        rule.MinimumGroupSize, rule.ManagersSeeStatus ? words["ManagersSee"] : words["ManagersSeeNot"]];
}
