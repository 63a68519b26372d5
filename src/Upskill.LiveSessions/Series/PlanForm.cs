using System.Collections.Immutable;
using System.Globalization;
using Upskill.Learning;
using Upskill.LiveSessions.Forms;

namespace Upskill.LiveSessions.Series;

/// <summary>A plan as a form carries it: pure. Names of fields are those of <see cref="SeriesFaults"/> and the four here.</summary>
internal static class PlanForm
{
    /// <summary>How often; the number of sessions; the last day.</summary>
    public const string Every = "every", Count = "count", Until = "until";

    /// <summary>Values of <see cref="Every"/>; with the last one the rule is typed.</summary>
    public const string Fortnightly = "fortnightly", Weekly = "weekly", Monthly = "monthly", Own = "own";

    /// <summary>All fields.</summary>
    public static readonly ImmutableArray<string> Fields =
    [
        SeriesFaults.Title, SeriesFaults.Description, SeriesFaults.Unit, SeriesFaults.FirstOn, SeriesFaults.At, SeriesFaults.Length, Every, SeriesFaults.Rule, Count, Until,
        SeriesFaults.Zone, SeriesFaults.CallLink, SeriesFaults.CoHosts, SeriesFaults.Module,
    ];

    /// <summary>A form for a new series in somebody's time zone.</summary>
    public static FilledForm New(string zone) => FilledForm.Of([(Every, Fortnightly), (Count, "26"), (SeriesFaults.Length, "45"), (SeriesFaults.Zone, zone)]);

    /// <summary>A form that holds a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="coHosts">Its co-hosts as they are written: <see cref="CoHostNames"/>.</param>
    public static FilledForm Of(SeriesPlan plan, string coHosts)
    {
        var offered = new[] { Fortnightly, Weekly, Monthly }.FirstOrDefault(every => plan.Rule.StartsWith(Ruled(every, plan.FirstOn) + ";COUNT=", StringComparison.Ordinal));
        return FilledForm.Of(
        [
            (SeriesFaults.Title, plan.Title), (SeriesFaults.Description, plan.Description), (SeriesFaults.Unit, plan.Unit.Value),
            (SeriesFaults.FirstOn, plan.FirstOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), (SeriesFaults.At, plan.At.ToString("HH:mm", CultureInfo.InvariantCulture)),
            (SeriesFaults.Length, ((int)plan.Length.TotalMinutes).ToString(CultureInfo.InvariantCulture)), (Every, offered ?? Own), (SeriesFaults.Rule, offered is null ? plan.Rule : ""),
            (Count, offered is null ? "" : plan.Rule[(plan.Rule.LastIndexOf('=') + 1)..]), (SeriesFaults.Zone, plan.Zone), (SeriesFaults.CallLink, plan.CallLink.OriginalString),
            (SeriesFaults.CoHosts, coHosts), (SeriesFaults.Module, plan.Module?.Value ?? ""),
        ]);
    }

    /// <summary>Reads a plan. Where the form has faults, the plan has something harmless in their place, and is not to be used.</summary>
    public static (FilledForm Form, SeriesPlan Plan) Read(FilledForm form, ImmutableArray<PersonId> coHosts)
    {
        if (!DateOnly.TryParseExact(form[SeriesFaults.FirstOn], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var firstOn))
            form = form.With(SeriesFaults.FirstOn, "Give the day of the first session, as 2026-12-31.");
        if (!TimeOnly.TryParseExact(form[SeriesFaults.At], "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at))
            form = form.With(SeriesFaults.At, "Give the time at which a session begins, as 14:00.");
        if (!int.TryParse(form[SeriesFaults.Length], NumberStyles.None, CultureInfo.InvariantCulture, out var minutes))
            form = form.With(SeriesFaults.Length, "Give the length of a session in minutes, as 45.");
        if (!Uri.TryCreate(form[SeriesFaults.CallLink].Trim(), UriKind.Absolute, out var link))
            form = form.With(SeriesFaults.CallLink, "Give the link of the call, as https://meet.example.com/everyday-ai.");
        (form, var rule) = RuleOf(form, firstOn);
        return (form, new(
            new(form[SeriesFaults.Unit]), form[SeriesFaults.Title], form[SeriesFaults.Description].ReplaceLineEndings("\n"), firstOn, at, TimeSpan.FromMinutes(minutes), rule,
            form[SeriesFaults.Zone].Trim(), link ?? new("https://none.invalid/"), coHosts, form[SeriesFaults.Module] is { Length: > 0 } module ? new ModuleId(module) : null));
    }

    /// <summary>With faults of the plan's rules at the fields that they are about, where those could be read.</summary>
    public static FilledForm With(FilledForm form, IEnumerable<KeyValuePair<string, string>> faults)
    {
        var isDated = !form.Faults.ContainsKey(SeriesFaults.FirstOn) && !form.Faults.ContainsKey(SeriesFaults.At) && !form.Faults.ContainsKey(Count);
        foreach (var (field, sentence) in faults)
        {
            if (isDated || field is not (SeriesFaults.FirstOn or SeriesFaults.Rule))
                form = form.With(FieldOf(form, field)!, sentence);
        }
        return form;
    }

    /// <summary>The field that a refusal is about; null where it is about no field.</summary>
    public static string? FieldOf(FilledForm form, string code) => code switch
    {
        "overlap" when form.Values.ContainsKey(SeriesFaults.FirstOn) => SeriesFaults.FirstOn,
        "too-many" when form.Values.ContainsKey(SeriesFaults.Title) => SeriesFaults.Title,
        SeriesFaults.Rule when form.Values.ContainsKey(Every) && form[Every] != Own => Count,
        _ => form.Values.ContainsKey(code) ? code : null,
    };

    private static (FilledForm Form, string Rule) RuleOf(FilledForm form, DateOnly firstOn)
    {
        var rule = form[Every] == Own ? form[SeriesFaults.Rule].Trim().ToUpperInvariant() : Ruled(form[Every], firstOn);
        if (rule.Contains("COUNT=", StringComparison.Ordinal) || rule.Contains("UNTIL=", StringComparison.Ordinal))
            return (form, rule);
        var (count, until) = (form[Count].Trim(), form[Until].Trim());
        if (until.Length > 0)
        {
            return DateOnly.TryParseExact(until, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var last)
                ? (form, FormattableString.Invariant($"{rule};UNTIL={last:yyyyMMdd}")) : (form.With(Until, "Write the last day as 2027-11-30."), rule);
        }
        return int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var sessions) && sessions > 0
            ? (form, FormattableString.Invariant($"{rule};COUNT={sessions}"))
            : (form.With(Count, "A series needs an end: give the number of its sessions, or its last day."), rule);
    }

    /// <summary>Monthly is on the weekday of the first session, counted from the month's beginning; the fifth is the last.</summary>
    private static string Ruled(string every, DateOnly firstOn) => every switch
    {
        Weekly => "FREQ=WEEKLY",
        Monthly => FormattableString.Invariant($"FREQ=MONTHLY;BYDAY={(firstOn.Day > 28 ? -1 : (firstOn.Day + 6) / 7)}{firstOn.DayOfWeek.ToString()[..2].ToUpperInvariant()}"),
        _ => "FREQ=WEEKLY;INTERVAL=2",
    };
}
