using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Upskill.Testing;
using Upskill.Tests.Silo;
using Upskill.TimeSaved;
using Upskill.Workforce;
using static Upskill.Tests.Workforce.EmployeeLines;

namespace Upskill.Tests.TimeSaved;

/// <summary>One's hours over HTTP: what is typed, what is said of it, and who may see it.</summary>
[Collection(SiloCollection.Name)]
public sealed partial class HoursPagesTests(SiloFixture silo)
{
    private static readonly WeekId ThisWeek = WeekId.Of(DateOnly.FromDateTime(DateTime.UtcNow));

    private readonly string unit = $"h{Guid.NewGuid():N}"[..12];

    private string Claim => $"/api/time-saved/weeks/{ThisWeek}/claim";

    [Fact]
    public async Task A_claim_stands_on_ones_page_as_it_was_typed_and_can_be_corrected()
    {
        using var person = await Somebody();
        using var sent = await Post(person, Claim, ("drafting-saved", "3:00"), ("drafting-checking", "30"), ("drafting-lost", "5"), ("code-saved", "0.5 h"));
        Assert.Equal($"/hours/{ThisWeek}", sent.Headers.Location!.OriginalString);

        var page = await person.Page($"/hours/{ThisWeek}");
        Assert.Contains("Your hours for this week are in: 2 h 55 min net.", page, StringComparison.Ordinal);
        Assert.Equal(("180", "30", "5", "30"), (Value(page, "drafting-saved"), Value(page, "drafting-checking"), Value(page, "drafting-lost"), Value(page, "code-saved")));

        using var corrected = await Post(person, Claim, ("drafting-saved", "10"), ("drafting-lost", "25"));
        Assert.Contains("are in: −15 min net.", WebUtility.HtmlDecode(await person.Page($"/hours/{ThisWeek}")), StringComparison.Ordinal);
        Assert.Contains(
            "−15 min", WebUtility.HtmlDecode(await person.Page("/hours/" + ThisWeek.Previous)), StringComparison.Ordinal); // in one's history
    }

    [Theory]
    [InlineData("drafting-checking", "1/2 h", "Enter a whole number of minutes, such as 30, or hours and minutes, such as 1:30. You typed “1/2 h”.")]
    [InlineData("translating-lost", "-5", "Enter 0 or more: time that was lost has a field of its own. You typed “-5”.")]
    [InlineData("code-saved", "169 h", "A week has 168 hours. You typed “169 h”.")]
    [InlineData("code-saved", "9990", "Together that is more than 168 hours, and a week has no more. This is the largest number: is it right?")]
    public async Task What_cannot_be_taken_is_said_at_its_field_and_nothing_typed_is_lost(string field, string typed, string sentence)
    {
        using var person = await Somebody();
        (string, string)[] fields = [("drafting-saved", "91"), ("meetings-saved", "1:01"), (field, typed)];
        using var answer = await Post(person, Claim, fields);
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.All(fields, sent => Assert.Equal(sent.Item2, Value(page, sent.Item1)));
        Assert.Contains($"<p class=\"error\" id=\"{field}-error\">", page, StringComparison.Ordinal);
        Assert.Contains($": {Encoded(sentence)}</a>", page, StringComparison.Ordinal);
        Assert.Contains("everything you typed is still here", page, StringComparison.Ordinal);

        using var json = await person.PostForJson(Claim, WebVisitor.Token(page), [("commandId", CommandId.New().Value), .. fields]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, json.StatusCode);
        var problem = JsonDocument.Parse(await json.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal("invalid", problem.GetProperty("code").GetString());
        Assert.Equal(sentence, problem.GetProperty("errors").GetProperty(field)[0].GetString());
        Assert.Contains("not answered", await person.Page($"/hours/{ThisWeek}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(21, "week-ahead", "This week has not begun.")]
    [InlineData(-42, "week-closed", "This week ended more than four weeks ago")]
    public async Task A_week_that_has_not_begun_or_is_closed_is_told_so_and_nothing_typed_is_lost(int days, string code, string sentence)
    {
        using var person = await Somebody();
        var claim = $"/api/time-saved/weeks/{WeekId.Of(ThisWeek.Monday.AddDays(days))}/claim";
        using var answer = await Post(person, claim, ("drafting-saved", "91"));
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains(sentence, page, StringComparison.Ordinal);
        Assert.Equal("91", Value(page, "drafting-saved"));
        using var json = await person.PostForJson(claim, WebVisitor.Token(page), ("commandId", CommandId.New().Value), ("drafting-saved", "91"));
        Assert.Contains($"\"code\":\"{code}\"", await json.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_form_is_not_a_claim_of_nothing_but_a_nought_is()
    {
        using var person = await Somebody();
        using var empty = await Post(person, Claim);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);

        using var nought = await Post(person, Claim, ("drafting-saved", "0"));
        Assert.Contains("are in: 0 min net.", await person.Page($"/hours/{ThisWeek}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_as_last_week_is_one_form_without_a_field()
    {
        using var person = await Somebody();
        using var before = await Post(person, $"/api/time-saved/weeks/{ThisWeek.Previous}/claim", ("drafting-saved", "190"));
        var page = await person.Page($"/hours/{ThisWeek}");
        Assert.Contains("Same as last week", page, StringComparison.Ordinal);

        using var same = await Post(person, $"/api/time-saved/weeks/{ThisWeek}/repetition");

        page = await person.Page($"/hours/{ThisWeek}");
        Assert.Contains("are in: 3 h 10 min net.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Same as last week", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task At_the_first_visit_the_week_before_is_asked_for_and_can_be_skipped()
    {
        using var person = await Somebody();
        Assert.Contains("Your week before", await person.Page("/hours"), StringComparison.Ordinal);

        using var bad = await Post(person, "/api/time-saved/baseline", ("drafting-hours", "6"), ("already-saved", "some"));
        var page = await bad.Content.ReadAsStringAsync();
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "6", "some"), (bad.StatusCode, Value(page, "drafting-hours"), Value(page, "already-saved")));

        using var skipped = await Post(person, "/api/time-saved/baseline/omission");
        Assert.Equal("/hours", skipped.Headers.Location!.OriginalString);
        Assert.Contains("Say what your week was like before", await person.Page("/hours"), StringComparison.Ordinal);

        using var given = await Post(person, "/api/time-saved/baseline", ("drafting-hours", "6"), ("already-saved", "1,5"));
        Assert.Contains("Correct your week before", await person.Page("/hours"), StringComparison.Ordinal);
        page = await person.Page("/hours/baseline");
        Assert.Equal(("6", "1:30"), (Value(page, "drafting-hours"), Value(page, "already-saved")));
    }

    [Fact]
    public async Task A_form_that_somebody_else_opened_on_this_device_is_not_taken()
    {
        using var person = await Somebody();
        using var answer = await person.PostForJson(
            Claim, WebVisitor.Token(await person.Page("/hours")), ("commandId", CommandId.New().Value), ("person", "mia"), ("drafting-saved", "91"));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("\"code\":\"other-person\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    /// <summary>Every page there is, read by everybody else: the manager, the colleague, the champion, the owner, the auditor, the operator, who is signed out.</summary>
    [Fact]
    public async Task Nobody_else_reads_ones_hours_by_any_route()
    {
        using var person = await Somebody();
        using var sent = await Post(person, Claim, ("drafting-saved", "7351"));
        using var baseline = await Post(person, "/api/time-saved/baseline", ("drafting-hours", "122:31"));
        Assert.Contains("122 h 31 min", await person.Page($"/hours/{ThisWeek}"), StringComparison.Ordinal);
        Assert.Contains("value=\"122:31\"", await person.Page("/hours/baseline"), StringComparison.Ordinal);

        var paths = RouteTests.Table.Where(row => ((string)row[0]).StartsWith("GET", StringComparison.Ordinal))
            .SelectMany(row => new[] { (string)row[1], ((string)row[1]).Replace("mia", $"{unit}-somebody", StringComparison.Ordinal).Replace("alpha", unit, StringComparison.Ordinal) })
            .Append("/hours?person=" + unit + "-somebody").Append($"/hours/{unit}-somebody").Distinct().ToList();
        foreach (var viewer in new[] { $"{unit}-manager", $"{unit}-colleague", $"{unit}-champion", "olga", "adam", "otto", "" })
        {
            using var visitor = viewer.Length > 0 ? await WebVisitor.SignIn(silo.Address, viewer) : new WebVisitor(silo.Address);
            foreach (var path in paths)
            {
                using var answer = await visitor.Http.GetAsync(path);
                Assert.DoesNotMatch("122 h 31 min|122:31|\\b7351\\b(?![-_=])", await answer.Content.ReadAsStringAsync());
            }
        }
    }

    [Fact]
    public async Task Where_the_country_has_claims_switched_off_there_is_no_route_no_card_and_no_link()
    {
        using var person = await Somebody(country: "MT");
        using var owner = await WebVisitor.SignIn(silo.Address, "olga");
        Assert.Contains("href=\"/hours\"", await person.Page("/"), StringComparison.Ordinal);
        using var sent = await Post(person, Claim, ("drafting-saved", "190"));

        await Decide(CountryRule.Usual with { Features = OptionalFeatures.All & ~OptionalFeatures.Claims });
        await Until.True(async () => !(await person.Page("/")).Contains("hours", StringComparison.OrdinalIgnoreCase), "the card or the link is still there");
        foreach (var path in new[] { "/hours", $"/hours/{ThisWeek}", "/hours/baseline", "/calibration" })
        {
            using var answer = await person.Http.GetAsync(path);
            Assert.Equal((path, HttpStatusCode.NotFound), (path, answer.StatusCode));
        }
        foreach (var path in RouteTests.Table.Select(row => (string)row[1]).Where(path => path.StartsWith("/api/time-saved/", StringComparison.Ordinal) && !path.Contains("/pulse/", StringComparison.Ordinal)))
        {
            using var answer = await person.PostForJson(path, WebVisitor.Token(await person.Page("/")), ("commandId", CommandId.New().Value), ("drafting-saved", "1"));
            Assert.Equal((path, HttpStatusCode.NotFound), (path, answer.StatusCode));
        }

        await Decide(CountryRule.Usual);
        await Until.True(async () => (await person.Page("/")).Contains("3 h 10 min", StringComparison.Ordinal), "what was sent before did not come back");
    }

    private Task Decide(CountryRule rule) =>
        silo.Grains.GetGrain<ICountryRulesGrain>(ICountryRulesGrain.Organisation).Decide(new(CommandId.New(), new("olga"), "MT", rule));

    private async Task<WebVisitor> Somebody(string country = "CH")
    {
        string Of(string id, string manager, params (string, string)[] more) =>
            Line($"{unit}-{id}", [("manager_id", manager), ("function", unit), ("country", country), .. more]);
        await silo.Import(unit, File(
            Of("manager", "anna"), Of("somebody", $"{unit}-manager"), Of("colleague", $"{unit}-manager"), Of("champion", $"{unit}-manager", ("roles", $"champion:{unit}"))), by: new("olga"));
        return await WebVisitor.SignIn(silo.Address, $"{unit}-somebody");
    }

    private static async Task<HttpResponseMessage> Post(WebVisitor person, string path, params (string Name, string Value)[] fields) =>
        await person.Post(path, WebVisitor.Token(await person.Page("/hours")), [("commandId", CommandId.New().Value), .. fields]);

    private static string Encoded(string text) => text.Replace("“", "&#x201C;", StringComparison.Ordinal).Replace("”", "&#x201D;", StringComparison.Ordinal);

    private static string? Value(string page, string field) =>
        Input().Matches(page).Select(match => match.Value).Where(input => input.Contains($"name=\"{field}\"", StringComparison.Ordinal))
            .Select(input => WebUtility.HtmlDecode(ValueOf().Match(input).Groups[1].Value)).SingleOrDefault();

    [GeneratedRegex("<input[^>]*>")]
    private static partial Regex Input();

    [GeneratedRegex("value=\"([^\"]*)\"")]
    private static partial Regex ValueOf();
}
