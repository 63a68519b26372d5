using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Upskill.Workforce.CountryRules;

/// <summary>What a country is called.</summary>
internal static class CountryName
{
    /// <summary>Its English name; the code itself where this machine knows none.</summary>
    public static string Of(string code) => Imports.EmployeeFields.IsCountry(code) ? new RegionInfo(code).EnglishName : code;
}

/// <summary>Rules in words.</summary>
internal static class CountryText
{
    /// <summary>All of a country's rules in a line.</summary>
    public static string Of(CountryRule rule, IStringLocalizer<WorkforceWords> words) => words["CountrySaid",
        rule.Features == OptionalFeatures.None ? words["CountryOffersNothing"]
            : string.Join(", ", CountryRulesBook.Names.Where(pair => rule.Features.HasFlag(pair.Feature)).Select(pair => words[$"Feature-{pair.Name}"].Value)),
        rule.MinimumGroupSize, rule.ManagersSeeStatus ? words["ManagersSee"] : words["ManagersSeeNot"]];
}
