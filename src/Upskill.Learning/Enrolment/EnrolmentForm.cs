using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace Upskill.Learning.Enrolment;

/// <summary>A change of the rules, and who is to be added to a cohort, as forms and addresses carry them.</summary>
internal static class EnrolmentForm
{
    private const string DayFormat = "yyyy-MM-dd";

    /// <summary>The change that a form asks for: a rule by its fields, or <c>withdraws</c>.</summary>
    /// <exception cref="Refusal">A day or a number cannot be read.</exception>
    public static EnrolmentChange Change(IEnumerable<KeyValuePair<string, StringValues>> fields)
    {
        var form = fields.ToDictionary(StringComparer.Ordinal);
        if (Text(form, "withdraws") is { } rule)
            return new(null, new RuleId(rule));
        var isFixed = Text(form, "due") is not "after";
        return new(new(Criteria(form), new(isFixed ? Day(form, "on") : null, isFixed ? null : Number(form, "days"))), null);
    }

    /// <summary>Whom a form means.</summary>
    /// <exception cref="Refusal">A day cannot be read.</exception>
    public static EnrolmentCriteria Criteria(IReadOnlyDictionary<string, StringValues> form) => new(
        [.. All(form, "unit").Select(unit => new UnitId(unit))], All(form, "country"), All(form, "grade"), Day(form, "from"), Day(form, "until"));

    /// <summary>What the owner was shown.</summary>
    public static EnrolmentCounts Seen(IEnumerable<KeyValuePair<string, StringValues>> fields)
    {
        var form = fields.ToDictionary(StringComparer.Ordinal);
        int Count(string name) => Number(form, name) ?? -1;
        return new(Count("covered"), Count("enrolled"), Count("newly"), Count("already"), Count("dropOut"));
    }

    /// <summary>The fields that <see cref="Change"/> reads the same from.</summary>
    public static IEnumerable<(string Name, string Value)> Fields(EnrolmentChange change) => change.Makes is not { } draft
        ? [("withdraws", change.Withdraws!.Value.Value)]
        :
        [
            .. draft.Criteria.Units.Select(unit => ("unit", unit.Value)),
            .. draft.Criteria.Countries.Select(country => ("country", country)),
            .. draft.Criteria.Grades.Select(grade => ("grade", grade)),
            ("from", Written(draft.Criteria.StartsFrom)),
            ("until", Written(draft.Criteria.StartsUntil)),
            .. draft.Due.AfterDays is { } days
                ? new[] { ("due", "after"), ("days", days.ToString(CultureInfo.InvariantCulture)) }
                : [("due", "on"), ("on", Written(draft.Due.On))],
        ];

    /// <summary>The fields that <see cref="Seen"/> reads the same from.</summary>
    public static IEnumerable<(string Name, string Value)> Fields(EnrolmentCounts counts) =>
        new (string Name, int Count)[]
        {
            ("covered", counts.Covered), ("enrolled", counts.Enrolled), ("newly", counts.Newly), ("already", counts.Already), ("dropOut", counts.DropOut),
        }.Select(field => (field.Name, field.Count.ToString(CultureInfo.InvariantCulture)));

    /// <summary>The day in a field; null where it is empty.</summary>
    /// <exception cref="Refusal"><c>bad-day</c>.</exception>
    public static DateOnly? Day(IReadOnlyDictionary<string, StringValues> form, string name) => Text(form, name) is not { } text ? null
        : DateOnly.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new Refusal("bad-day", $"'{text}' is no day. Write it as 2027-03-31. Nothing was changed.");

    /// <summary>A field's text without blanks around it; null where it is empty.</summary>
    public static string? Text(IReadOnlyDictionary<string, StringValues> form, string name) =>
        form.TryGetValue(name, out var values) && values.ToString().Trim() is { Length: > 0 } text ? text : null;

    private static ImmutableArray<string> All(IReadOnlyDictionary<string, StringValues> form, string name) =>
        form.TryGetValue(name, out var values) ? [.. values.Where(value => !string.IsNullOrWhiteSpace(value)).Select(value => value!).Distinct(StringComparer.Ordinal)] : [];

    private static int? Number(IReadOnlyDictionary<string, StringValues> form, string name) => Text(form, name) is not { } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw new Refusal("bad-number", $"'{text}' is no whole number. Nothing was changed.");

    private static string Written(DateOnly? day) => day?.ToString(DayFormat, CultureInfo.InvariantCulture) ?? "";
}
