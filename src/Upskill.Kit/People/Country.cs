using System.Globalization;
using Upskill.Workforce;

namespace Upskill.Kit.People;

/// <summary>Countries by ISO 3166 alpha-2.</summary>
public static class Country
{
    /// <summary>Whether it is the code of a country that this machine knows.</summary>
    public static bool IsCode(string code)
    {
        if (code.Length != 2 || !code.All(char.IsAsciiLetterUpper))
            return false;
        try
        {
            return new RegionInfo(code).TwoLetterISORegionName == code;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>Its English name; the code itself where it is none.</summary>
    public static string Name(string code) => IsCode(code) ? new RegionInfo(code).EnglishName : code;

    /// <summary>Where somebody works, smallest unit first: “Artwork, Labelling, Regulatory Affairs, Switzerland”.</summary>
    public static string Whereabouts(this Employee employee) => string.Join(", ", employee.UnitNames.Reverse().Append(Name(employee.Country)));
}
