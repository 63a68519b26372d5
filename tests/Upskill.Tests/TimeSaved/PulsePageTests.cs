using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Upskill.Kit.Storage;
using Upskill.Testing;
using Upskill.Tests.Silo;
using Upskill.TimeSaved;
using Upskill.TimeSaved.Pulse;
using Upskill.Workforce;
using static Upskill.Tests.Workforce.EmployeeLines;

namespace Upskill.Tests.TimeSaved;

[Collection(SiloCollection.Name)]
public sealed class PulsePageTests(SiloFixture silo)
{
    private const string Answer = "/api/time-saved/pulse/before/response";
    private readonly string id = $"p{Guid.NewGuid():N}"[..12];

    [Fact]
    public async Task The_survey_is_answered_on_its_page_once_and_stands_there_for_the_person()
    {
        using var person = await Somebody("CH");
        Assert.Contains("href=\"/pulse\"", await person.Page("/"), StringComparison.Ordinal);
        var token = WebVisitor.Token(await person.Page("/pulse"));

        using var missing = await person.Post(Answer, token, ("commandId", CommandId.New().Value), ("tool", "5"), ("confidence", "2"));
        var page = await missing.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.Conflict, missing.StatusCode);
        Assert.Contains("Choose one answer for each of the five.", page, StringComparison.Ordinal);
        Assert.Contains("name=\"confidence\" value=\"2\" checked", page, StringComparison.Ordinal);

        (string, string)[] choices = [("commandId", CommandId.New().Value), .. PersonalPulse.Items.Select(item => (item, "5"))];
        using var sent = await person.Post(Answer, token, choices);
        using var again = await person.Post(Answer, token, choices);
        Assert.Equal(("/pulse", "/pulse"), (sent.Headers.Location?.OriginalString, again.Headers.Location?.OriginalString));
        page = await person.Page("/pulse");
        Assert.Contains("Before the programme", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Send my answers", page, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"pulse\"", await person.Page("/"), StringComparison.Ordinal);
        Assert.Single((await silo.Grains.GetGrain<IPulseGrain>(id).Standing()).Responses);
        Assert.Single(await silo.Services.GetRequiredService<Journal>().Read(new("pulse", id)));

        using var other = await WebVisitor.SignIn(silo.Address, "olga");
        Assert.DoesNotContain("<dd><b>", await other.Page("/pulse"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_country_has_surveys_switched_off_there_is_no_route_no_card_and_no_link()
    {
        using var person = await Somebody("CY");
        var rules = silo.Grains.GetGrain<ICountryRulesGrain>(ICountryRulesGrain.Organisation);
        await rules.Decide(new(CommandId.New(), new("olga"), "CY", CountryRule.Usual with { Features = OptionalFeatures.All & ~OptionalFeatures.PulseSurveys }));

        await Until.True(async () => !(await person.Page("/")).Contains("pulse", StringComparison.OrdinalIgnoreCase), "the card or the link is still there");
        using var page = await person.Http.GetAsync("/pulse");
        using var answer = await person.PostForJson(Answer, WebVisitor.Token(await person.Page("/")), ("commandId", CommandId.New().Value));
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (page.StatusCode, answer.StatusCode));
        Assert.Contains("href=\"/hours\"", await person.Page("/"), StringComparison.Ordinal);
    }

    private async Task<WebVisitor> Somebody(string country)
    {
        await silo.Import(id, File(Line(id, ("manager_id", "anna"), ("function", id), ("country", country))), by: new("olga"));
        return await WebVisitor.SignIn(silo.Address, id);
    }
}
