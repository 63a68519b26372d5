using System.Globalization;
using Microsoft.Extensions.Localization;
using Upskill.Kit.People;
using Upskill.Learning.Programmes;
using Upskill.Workforce;

namespace Upskill.Learning.Enrolment;

/// <summary>Rules of enrolment in words.</summary>
public sealed class EnrolmentText(IStringLocalizer<LearningWords> words, Programme programme, IGrainFactory grains)
{
    /// <summary>The programme's own time, in days.</summary>
    public int ProgrammeDays => (int)programme.DueAfter.TotalDays;

    /// <summary>The functions of the organisation, by name.</summary>
    public async Task<IReadOnlyList<OrgUnitName>> Functions() =>
        (await grains.GetGrain<IOrgUnitGrain>(UnitId.Organisation.Value).Unit())?.Children ?? [];

    /// <summary>“Quality or Research; in Switzerland; Grade G2”, or “Everybody”.</summary>
    public string Whom(EnrolmentCriteria criteria, IReadOnlyList<OrgUnitName> functions)
    {
        string Or(IEnumerable<string> names) => string.Join(words["Or"], names);
        var parts = new List<string>();
        if (!criteria.Units.IsEmpty)
            parts.Add(Or(criteria.Units.Select(unit => functions.FirstOrDefault(function => function.Id == unit)?.Name ?? unit.Value)));
        if (!criteria.Countries.IsEmpty)
            parts.Add(words["WhomCountry", Or(criteria.Countries.Select(Country.Name))]);
        if (!criteria.Grades.IsEmpty)
            parts.Add(words["WhomGrade", Or(criteria.Grades)]);
        if (criteria.StartsFrom is { } from)
            parts.Add(words["WhomFrom", Day(from)]);
        if (criteria.StartsUntil is { } until)
            parts.Add(words["WhomUntil", Day(until)]);
        return parts.Count == 0 ? words["WhomEverybody"] : string.Join("; ", parts);
    }

    /// <summary>“By 31 March 2027”, or “60 days after they start”.</summary>
    public string Due(EnrolmentDue due) => due.On is { } on ? words["DueBy", Day(on)] : words["DueAfterDays", due.AfterDays!];

    /// <summary>“31 March 2027”.</summary>
    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.CurrentCulture);

    /// <summary>“1,200”.</summary>
    public static string Count(int count) => count.ToString("N0", CultureInfo.CurrentCulture);
}
