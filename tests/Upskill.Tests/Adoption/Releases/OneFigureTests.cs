using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Upskill.Adoption;
using Upskill.Tests.Adoption.Releases.Served;

namespace Upskill.Tests.Adoption.Releases;

/// <summary>
/// A released figure is the same wherever it is had: on the page, in the part that is fetched after a push, in data, files and the signed statement. And the attack: wherever a digit of a figure is another, it is seen.
/// </summary>
[Collection(ReleasedCollection.Name)]
public sealed partial class OneFigureTests(ReleasedSilo silo)
{
    [Fact]
    public async Task Page_part_data_files_and_statement_of_every_unit_show_the_same_figures()
    {
        foreach (var unit in ReleasedSilo.Units)
        {
            var served = await ServedUnit.Of(silo, unit);
            Assert.Empty(served.StatementDifferences());
            Assert.Empty(served.FileDifferences());
            Assert.Empty(PageDifferences(served, Parsed(served.Page)));
            Assert.Empty(ServedUnit.Different(PageSpots.OfHours(Parsed(served.Page)).Select(spot => spot.Line), PageSpots.OfHours(Parsed(served.Part)).Select(spot => spot.Line)));
        }
    }

    [Theory]
    [InlineData("all")]
    [InlineData("delta")]
    public async Task A_figure_that_is_another_one_in_any_of_them_is_seen(string unit)
    {
        var served = await ServedUnit.Of(silo, unit);
        var seen = 0;
        foreach (var changed in Changes(served.Statement, Number()).Select(text => served with { Statement = text }))
            seen += Seen(changed.StatementDifferences(), changed.Statement);
        foreach (var changed in Changes(served.Hours, Number()).Select(text => served with { Hours = text })
            .Concat(Changes(served.Attitude, Number()).Select(text => served with { Attitude = text })).Concat(Changes(served.Sessions, Number()).Select(text => served with { Sessions = text })))
            seen += Seen(changed.FileDifferences(), "data, in a file") + Seen(changed.StatementDifferences(), "data, in the statement");
        foreach (var changed in Changes(served.HoursFile, Digits()).Select(text => served with { HoursFile = text })
            .Concat(Changes(served.AttitudeFile, Digits()).Select(text => served with { AttitudeFile = text })).Concat(Changes(served.SessionsFile, Digits()).Select(text => served with { SessionsFile = text })))
            seen += Seen(changed.FileDifferences(), "a file");
        Assert.True(seen > 1_000, $"only {seen} digits were changed");
    }

    [Theory]
    [InlineData("all")]
    [InlineData("delta")]
    public async Task A_figure_that_is_another_one_on_the_page_is_seen(string unit)
    {
        var served = await ServedUnit.Of(silo, unit);
        var page = Parsed(served.Page);
        var seen = 0;
        foreach (var spot in Spots(page).ToList())
        {
            if (spot.Attribute is { } name)
            {
                var kept = spot.Text;
                foreach (var changed in Changes(kept, Digits()))
                {
                    spot.Element.SetAttribute(name, changed);
                    seen += Seen(PageDifferences(served, page), changed);
                }
                spot.Element.SetAttribute(name, kept);
                continue;
            }
            foreach (var text in spot.Element.Descendants<IText>().ToList())
            {
                var kept = text.Data;
                foreach (var changed in Changes(kept, Digits()))
                {
                    text.Data = changed;
                    seen += Seen(PageDifferences(served, page), changed);
                }
                text.Data = kept;
            }
        }
        Assert.True(seen > 300, $"only {seen} digits were changed");
        Assert.Empty(PageDifferences(served, page));
    }

    private static int Seen(IEnumerable<string> differences, string changed)
    {
        Assert.True(differences.Any(), $"nobody saw that it is another: {changed}");
        return 1;
    }

    /// <summary>The text with one digit after the other changed.</summary>
    private static IEnumerable<string> Changes(string text, Regex figures) => figures.Matches(text).SelectMany(match => Enumerable.Range(match.Index, match.Length)).Where(at => char.IsAsciiDigit(text[at]))
        .Select(at => $"{text[..at]}{(text[at] == '9' ? '8' : (char)(text[at] + 1))}{text[(at + 1)..]}");

    private IEnumerable<string> PageDifferences(ServedUnit served, IParentNode page)
    {
        var text = new PageText(silo.Services.GetRequiredService<IStringLocalizer<AdoptionWords>>(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Zurich"), silo.Clock.Now);
        return ServedUnit.Different(text.OfHours(Root(served.Hours)).Select(Written), PageSpots.OfHours(page).Select(spot => Written(spot.Line)))
            .Concat(ServedUnit.Different(text.OfAttitude(Root(served.Attitude)).Select(Written), PageSpots.OfAttitude(page).Select(spot => Written(spot.Line))))
            .Concat(ServedUnit.Different(text.OfSessions(Root(served.Sessions)).Select(Written), PageSpots.OfSessions(page).Select(spot => Written(spot.Line))));
    }

    private static IEnumerable<Spot> Spots(IParentNode page) => PageSpots.OfHours(page).Concat(PageSpots.OfAttitude(page)).Concat(PageSpots.OfSessions(page));

    /// <summary>Where a text is cut into elements says nothing: a bracket may stand beside one.</summary>
    private static string Written(string line) => string.Join(' ', line.Replace("( ", "(", StringComparison.Ordinal).Replace(" )", ")", StringComparison.Ordinal).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static AngleSharp.Html.Dom.IHtmlDocument Parsed(string page) => new HtmlParser().ParseDocument(page);

    private static JsonElement Root(string json) => JsonDocument.Parse(json).RootElement;

    /// <summary>Numbers of JSON, and moments that figures are as of; no number in a name.</summary>
    [GeneratedRegex("""(?<=[:\[,])-?\d+(\.\d+)?([Ee][-+]?\d+)?(?=[,\]}])|(?<="asOf":")[^"]+""")]
    private static partial Regex Number();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();
}
