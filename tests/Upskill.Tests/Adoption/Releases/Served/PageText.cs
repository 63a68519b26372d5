using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Localization;
using Upskill.Adoption;
using Upskill.Adoption.Releases;
using Upskill.Kit.People;
using Upskill.LiveSessions;

namespace Upskill.Tests.Adoption.Releases.Served;

/// <summary>What a page has to show of data, in its own words: figures are written here a second time, from what the data say.</summary>
internal sealed class PageText(IStringLocalizer<AdoptionWords> words, TimeZoneInfo zone, DateTimeOffset now)
{
    private static readonly string[] Spread = ["SpreadBelow", "SpreadTwo", "SpreadFour", "SpreadEight", "SpreadMore"];
    private static readonly CultureInfo English = new("en");

    /// <summary>Of hours, where every week is closed.</summary>
    public IEnumerable<string> OfHours(JsonElement hours)
    {
        var weeks = hours.GetProperty("weeks").EnumerateArray().ToList();
        if (ReleasedRatios.IsOf(new(Text(hours.GetProperty("unit"), "value"))))
        {
            yield return "calibration: " + (Has(hours, "calibration") is { } pairs
                ? words["CalibratedSaid", Ratio(pairs, "ratio"), Ratio(pairs, "low"), Ratio(pairs, "high"), Count(pairs, "pairs"), Text(pairs, "quarter")].Value : words["CalibratedNothing", ReleaseRules.MinimumForOtherTables].Value);
        }
        if (weeks is not [.., var last])
        {
            yield return "sentence: " + words["HoursNothing"];
            yield return "said: " + words["HoursNothing"];
            yield break;
        }
        if (Has(last, "share") is { } share)
        {
            yield return "headline: " + Percent(share, "value");
            yield return $"fact: {words["HoursInterval"]} {FromTo(share)}";
        }
        else
            yield return "sentence: " + NoShare(last);
        yield return $"fact: {words["HoursAnswered"]} {People(last, "asked", "responseRate")}";
        yield return $"fact: {words["HoursWeek"]} {Text(last, "week")}";
        yield return $"fact: {words["HoursAsOf"]} {Moment(last, "asOf")}";
        yield return "said: " + (Has(last, "share") is { } said ? words["HoursSay", Text(last, "week"), Percent(said, "value"), Count(last, "answered"), Count(last, "asked")].Value : NoShare(last));
        if (Has(hours, "baseline") is { } before)
        {
            if (Has(before, "share") is { } was)
            {
                yield return $"fact: {words["HoursBaseline"]} {Percent(was, "value")} ({FromTo(was)})";
                yield return "sentence: " + words["Baseline", Percent(was, "value"), Percent(was, "low"), Percent(was, "high"), Count(before, "answered"), Count(before, "asked"), Percent(before, "responseRate"), Moment(before, "asOf")];
            }
            else
                yield return "sentence: " + words["BaselineNoShare", Count(before, "answered"), ReleaseRules.MinimumForShare];
        }
        foreach (var line in Trend(weeks).Concat(SpreadOf(hours)).Concat(Tables(hours)))
            yield return line;
    }

    /// <summary>Of attitudes.</summary>
    public IEnumerable<string> OfAttitude(JsonElement attitude)
    {
        var items = attitude.GetProperty("items").EnumerateArray().ToList();
        if (items.TrueForAll(item => Has(item, "before") is null && Has(item, "after") is null && Has(item, "latest") is null))
        {
            yield return "nothing: " + words["AttitudeNothing"];
            yield break;
        }
        foreach (var item in items)
        {
            var name = words["Attitude-" + Text(item, "item")].Value;
            var (before, after) = (Share(item, "before"), Share(item, "after"));
            if (before is { } from && after is { } to)
            {
                yield return $"attitude label: {words["AttitudeLabel", name, Percent(from, "value"), Percent(to, "value")]}";
                yield return $"attitude plot: {Percent(from, "value")} {Percent(to, "value")} {words["AttitudeBefore"]} {words["AttitudeAfter"]}";
            }
            else
                yield return $"attitude plot: {words["AttitudeBefore"]} {Said(before)} {words["AttitudeAfter"]} {Said(after)}";
            var points = before is { } was && after is { } is_ ? (Whole(is_, "value") - Whole(was, "value")).ToString("+0;−0;0", English) : "–";
            var pairs = Has(item, "change") is { } change ? words["AttitudePairsOf", Count(change, "more"), Count(change, "same"), Count(change, "less"), Count(change, "pairs")].Value
                : words["AttitudeNoPairs", ReleaseRules.MinimumForOtherTables].Value;
            yield return $"attitude row: {name} {pairs} {Agreement(item, "before")} {Agreement(item, "after")} {points}{(items.Exists(one => Has(one, "latest") is not null) ? " " + Agreement(item, "latest") : "")}";
        }
        var asked = new[] { ("AttitudeBefore", "before"), ("AttitudeAfter", "after"), ("AttitudeLatest", "latest") }.Where(survey => Has(items[0], survey.Item2) is not null)
            .Select(survey => (Survey: words[survey.Item1].Value, Of: Has(items[0], survey.Item2)!.Value))
            .Select(survey => words["AttitudeAsked", survey.Survey, People(survey.Of, "asked", "responseRate"), Moment(survey.Of, "asOf")].Value);
        yield return "attitude note: " + string.Join(' ', asked.Append(words["AttitudeNote", ReleaseRules.MinimumForOtherTables]).Append(words["AttitudeNext", Moment(Attitude.PeriodOf(now).ClosesAt)]).Append(words["AttitudeFile"]));

        string Said(JsonElement? share) => share is { } one ? Percent(one, "value") : words["AttitudeWithheld", ReleaseRules.MinimumForShare].Value;
    }

    /// <summary>Of live sessions.</summary>
    public IEnumerable<string> OfSessions(JsonElement sessions)
    {
        yield return $"fact: {words["SessionsHeld"]} {Text(sessions, "held")}";
        yield return $"fact: {words["SessionsPlanned"]} {Text(sessions, "planned")}";
        if (Share(sessions, "sum") is { } share)
            yield return $"fact: {words["SessionsCame"]} {Percent(share, "value")} {FromTo(share)}";
        foreach (var session in sessions.GetProperty("sessions").EnumerateArray())
            yield return $"row: {Text(session, "title")} {Moment(session, "startsAt")} {Came(session, "figure")}";
        if (sessions.GetProperty("sessions").GetArrayLength() > 0)
            yield return $"row: {words["SessionsAll"]} {Came(sessions, "sum")}";
        yield return $"foot: {words["SessionsNote", Attendance.CountsFrom]} {(Has(sessions, "sum") is { } sum ? words["SessionsAsOf", Moment(sum, "asOf")] + " " : "")}{words["SessionsFile"]}";
    }

    private IEnumerable<string> Trend(List<JsonElement> weeks)
    {
        yield return "hours-trend label: " + words["HoursTrendLabel", string.Join(' ', weeks.Select(week => Has(week, "share") is { } share
            ? words["HoursTrendItem", Number(week), Percent(share, "value"), Percent(share, "low"), Percent(share, "high")].Value : words["HoursTrendNone", Number(week)].Value))];
        yield return $"hours-trend plot: 100% 50% 0% {string.Join(' ', weeks.Select(Number))}";
        foreach (var week in weeks)
            yield return $"hours-trend row: {Text(week, "week")} {(Has(week, "share") is { } share ? $"{Percent(share, "value")} {FromTo(share)}" : words["HoursTooFew", ReleaseRules.MinimumForShare])} {words["Of", Count(week, "answered"), Count(week, "asked")]}";
        yield return "hours-trend note: " + words["HoursTrendNote", ReleaseRules.MinimumForShare];
    }

    private IEnumerable<string> SpreadOf(JsonElement hours)
    {
        if (Has(hours, "spread") is not { } spread)
            yield break;
        var classes = spread.GetProperty("classes").EnumerateArray().Select((people, i) => (Name: words[Spread[i]].Value, Count: people.GetInt64())).ToList();
        yield return "hours-spread label: " + words["SpreadLabel", string.Join(' ', classes.Select(one => words["SpreadItem", one.Name, Written(one.Count)].Value))];
        yield return $"hours-spread plot: {string.Join(' ', classes.Select(one => $"{Written(one.Count)} {one.Name}"))} {words["SpreadLine"]}";
        foreach (var (name, count) in classes)
            yield return $"hours-spread row: {name} {Written(count)} {Percent(Math.Min(1, (double)count / spread.GetProperty("answered").GetInt64()))}";
        yield return "hours-spread note: " + words["SpreadNote", Count(spread, "answered")];
    }

    private IEnumerable<string> Tables(JsonElement hours)
    {
        foreach (var unit in hours.GetProperty("units").EnumerateArray())
        {
            yield return $"hours-units: {Text(unit, "name")} {(Has(unit, "week") is not { } week ? words["HoursUnitWithheld", ReleaseRules.MinimumGroupSize, Text(hours, "name")].Value
                : Has(week, "share") is { } share ? $"{People(week, "asked", "responseRate")} {Percent(share, "value")} {FromTo(share)}" : NoShare(week))}";
        }
        foreach (var cell in hours.GetProperty("cells").EnumerateArray())
        {
            var (table, name, share) = (Text(cell, "table"), Text(cell, "name"), Has(cell, "share")!.Value);
            yield return $"hours-{table}: {(table == ReleasedCell.Country ? Country.Name(name) : name)} {Count(cell, "answered")} {Percent(share, "value")} {FromTo(share)}";
        }
    }

    private string Agreement(JsonElement item, string survey) => Share(item, survey) is { } share ? $"{Percent(share, "value")} {FromTo(share)}"
        : words["AttitudeWithheld", Has(item, survey) is null ? ReleaseRules.MinimumGroupSize : ReleaseRules.MinimumForShare].Value;

    private string Came(JsonElement of, string property) => Has(of, property) is not { } figure ? words["SessionsWithheld"].Value
        : $"{(Has(figure, "share") is { } share ? $"{Percent(share, "value")} {FromTo(share)}" : words["HoursTooFew", ReleaseRules.MinimumForShare])} {words["Of", Count(figure, "came"), Count(figure, "answered")]} {words["SessionsInvited", Count(figure, "invited"), Percent(figure, "rate")]}";

    private string NoShare(JsonElement week) => words["HoursNoShare", Count(week, "answered"), ReleaseRules.MinimumForShare];

    private string People(JsonElement figure, string asked, string rate) => words["HoursOf", Count(figure, "answered"), Count(figure, asked), Percent(figure, rate)];

    private string FromTo(JsonElement share) => words["HoursFromTo", Percent(share, "low"), Percent(share, "high")];

    private string Moment(JsonElement element, string property) => Moment(element.GetProperty(property).GetDateTimeOffset());

    private string Moment(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, zone).ToString("d MMMM yyyy, HH:mm", English);

    private static JsonElement? Share(JsonElement element, string property) => Has(element, property) is { } figure ? Has(figure, "share") : null;

    private static JsonElement? Has(JsonElement element, string property) => element.TryGetProperty(property, out var value) && value.ValueKind is not JsonValueKind.Null ? value : null;

    private static string Text(JsonElement element, string property) => element.GetProperty(property) is { ValueKind: JsonValueKind.String } text ? text.GetString()! : element.GetProperty(property).GetRawText();

    private static int Number(JsonElement week) => new WeekId(Text(week, "week")).Number;

    private static string Count(JsonElement element, string property) => Written(element.GetProperty(property).GetInt64());

    private static string Written(long count) => count.ToString("N0", English);

    private static string Ratio(JsonElement element, string property) => element.GetProperty(property).GetDouble().ToString("0.00", English);

    private static decimal Whole(JsonElement element, string property) => Math.Round(100 * element.GetProperty(property).GetDecimal(), MidpointRounding.AwayFromZero);

    private static string Percent(JsonElement element, string property) => Percent(element.GetProperty(property).GetDouble());

    private static string Percent(double share) => $"{Math.Round(100 * share, MidpointRounding.AwayFromZero)}%";
}
