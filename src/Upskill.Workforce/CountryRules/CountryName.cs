using System.Globalization;

namespace Upskill.Workforce.CountryRules;

/// <summary>What a country is called.</summary>
internal static class CountryName
{
    /// <summary>Its English name; the code itself where this machine knows none.</summary>
    public static string Of(string code) => Imports.EmployeeFields.IsCountry(code) ? new RegionInfo(code).EnglishName : code;
}
