using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Upskill.Workforce.Imports;

/// <summary>One field of a line is wrong.</summary>
internal sealed class FieldException(string column, string value, string reason) : Exception(reason)
{
    /// <summary>Which column.</summary>
    public string Column => column;

    /// <summary>What stands in it.</summary>
    public string Value => value;
}

/// <summary>
/// What a field may hold. One instance a file: a hundred thousand lines name a few hundred units, zones and languages, each of which is looked at once.
/// </summary>
internal sealed class EmployeeFields
{
    private const int LongestId = 64, LongestText = 200;
    private readonly Dictionary<string, bool> zones = [], countries = [], languages = [];
    private readonly Dictionary<(string, string, string), (ImmutableArray<string>, UnitId)> units = [];
    private readonly Dictionary<string, string> texts = [];

    public static string Id(string text) =>
        text.Length > LongestId ? throw new FieldException("id", text, $"The id is longer than {LongestId} characters.")
        : text.All(letter => char.IsLetterOrDigit(letter) || "._-@+".Contains(letter, StringComparison.Ordinal)) ? text
        : throw new FieldException("id", text, $"The id '{text}' holds a character that an id cannot have; use letters, digits and . _ - @ + only.");

    /// <summary>The text, one copy of it for the whole file, and not longer than a page can show.</summary>
    public string Text(string column, string text)
    {
        if (text.Length > LongestText)
            throw new FieldException(column, text[..LongestText], $"The {column} is longer than {LongestText} characters.");
        return texts.TryGetValue(text, out var known) ? known : texts[text] = text;
    }

    public string Email(string text) =>
        text.Length == 0 || (text.IndexOf('@') is > 0 and var at && at == text.LastIndexOf('@') && at < text.Length - 1 && !text.Any(char.IsWhiteSpace))
            ? Text("email", text)
            : throw new FieldException("email", text, $"'{text}' is no e-mail address; write one, or leave it empty.");

    public (ImmutableArray<string> Names, UnitId Unit) Units(string function, string department, string team)
    {
        if (department.Length == 0 && team.Length > 0)
            throw new FieldException("team", team, "It names a team but no department.");
        if (units.TryGetValue((function, department, team), out var known))
            return known;
        ImmutableArray<string> names = [.. new[] { function, department, team }.Where(name => name.Length > 0)];
        if (names.FirstOrDefault(name => !HasLetter(name)) is { } nameless)
            throw new FieldException(nameless == function ? "function" : nameless == department ? "department" : "team", nameless, "A unit's name needs a letter or a digit.");
        return units[(function, department, team)] = (names, names.Aggregate(UnitId.Organisation, (unit, name) => unit.Inside(name)));
    }

    public string Country(string code) =>
        Is(countries, code, () => Upskill.Kit.People.Country.IsCode(code))
            ? Text("country", code)
            : throw new FieldException("country", code, code == "UK"
                ? "Use GB, the ISO code for the United Kingdom."
                : $"'{code}' is no country; write ISO 3166 with two capitals, such as CH.");

    public string Zone(string name) =>
        Is(zones, name, () => TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) && zone.HasIanaId && !TimeZoneInfo.TryConvertWindowsIdToIanaId(name, out _))
            ? Text("time_zone", name)
            : throw new FieldException("time_zone", name, $"'{name}' is no time zone; write an IANA name, such as Europe/Zurich.");

    public string Language(string tag) =>
        Is(languages, tag, () => IsCulture(tag))
            ? Text("language", tag)
            : throw new FieldException("language", tag, $"'{tag}' is no language; write BCP 47, such as en or de-CH.");

    public static DateOnly Day(string column, string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new FieldException(column, text, $"The {column} '{text}' is no date; write it as 2026-11-22.");

    public static Leave? Leave(string from, string to) =>
        (from, to) switch
        {
            ("", "") => null,
            ("", _) or (_, "") => throw new FieldException(from.Length == 0 ? "leave_from" : "leave_to", "", "Leave needs both its first and its last day."),
            _ when new Leave(Day("leave_from", from), Day("leave_to", to)) is var leave && leave.From <= leave.To => leave,
            _ => throw new FieldException("leave_to", to, "The leave ends before it begins."),
        };

    /// <summary>Null for an empty field, which leaves roles as they are; <c>none</c> for no role at all.</summary>
    public static RoleHolding? Roles(string id, string text)
    {
        if (text.Length == 0)
            return null;
        var roles = Workforce.Roles.Employee;
        var functions = ImmutableArray.CreateBuilder<UnitId>();
        foreach (var role in text.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            const string ChampionPrefix = "champion:";
            roles |= role switch
            {
                "owner" => Workforce.Roles.ProgrammeOwner,
                "auditor" => Workforce.Roles.Auditor,
                "operator" => Workforce.Roles.Operator,
                "none" when text == role => Workforce.Roles.Employee,
                _ when role.StartsWith(ChampionPrefix, StringComparison.Ordinal) && HasLetter(role[ChampionPrefix.Length..]) => Workforce.Roles.Champion,
                _ => throw new FieldException("roles", role, $"'{role}' is no role; write owner, auditor, operator, champion:Function or none."),
            };
            if (role.StartsWith(ChampionPrefix, StringComparison.Ordinal))
                functions.Add(UnitId.Organisation.Inside(role[ChampionPrefix.Length..]));
        }
        return new(new(id), roles, [.. functions.Distinct()]);
    }

    private static bool HasLetter(string name) => name.EnumerateRunes().Any(Rune.IsLetterOrDigit);

    private static bool Is(Dictionary<string, bool> known, string text, Func<bool> look) =>
        known.TryGetValue(text, out var isOne) ? isOne : known[text] = look();

    private static bool IsCulture(string tag)
    {
        try
        {
            return CultureInfo.GetCultureInfo(tag, predefinedOnly: true).Name.Length > 0;
        }
        catch (CultureNotFoundException)
        {
            return false;
        }
    }
}
