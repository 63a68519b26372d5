using System.Globalization;
using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Upskill.Coaching;
using Upskill.LiveSessions;
using Upskill.PeerGroups;
using Upskill.Testing;
using Upskill.Tests.Silo;
using Upskill.Tests.TimeSaved;

namespace Upskill.Tests.Coaching;

/// <summary>Themes of a live session's questions, and of a round, on their pages. Chris is the champion, Olga the owner; ten people asked.</summary>
public sealed class ThemesPageTests(WatchedSilo silo) : IClassFixture<WatchedSilo>
{
    private const string Words = "Many ask how numbers are checked.";

    private static readonly string Page = $"/sessions/{SiloFixture.Session}/themes", Api = "/api/coaching" + Page;

    [Fact]
    public async Task Themes_of_ten_people_are_drafted_for_the_champion_and_read_by_an_owner_once_they_are_approved()
    {
        using var chris = await WebVisitor.SignIn(silo.Address, "chris");
        using var olga = await WebVisitor.SignIn(silo.Address, "olga");
        using var mia = await WebVisitor.SignIn(silo.Address, "mia");
        var session = silo.Grains.GetGrain<ILiveSessionGrain>(SiloFixture.Session.Value);
        for (var asker = 0; asker < 10; asker++)
            await session.Ask(new(CommandId.New(), new(asker.ToString("x32", CultureInfo.InvariantCulture)), $"How do you check numbers in case {(char)('a' + asker)}? Zyzzyva asks."));
        await session.Ask(new(CommandId.New(), new(new string('0', 32)), "Once more the first: how long does checking numbers take when the table has forty rows?"));
        var running = await Read(chris);
        Assert.NotNull(running.QuerySelector("#too-few")); // there is nothing before its end
        Assert.Null(running.QuerySelector("textarea"));
        await session.End(CommandId.New());

        var page = await chris.Page(Page);
        var draft = Parse(page);
        Assert.Contains("numbers: in ", draft.QuerySelector("textarea[name=text]")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("forty", draft.QuerySelector("textarea[name=text]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.NotFound], [await Status(olga), await Status(mia)]); // nobody but the champion, before the yes

        using var quoted = await chris.Post(Api, WebVisitor.Token(page), ("commandId", CommandId.New().Value), ("text", "Somebody: how long does checking numbers take when the table has forty rows"));
        Assert.Equal(HttpStatusCode.Conflict, quoted.StatusCode);
        Assert.Contains("forty rows", Parse(await quoted.Content.ReadAsStringAsync()).QuerySelector("textarea[name=text]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await Status(olga));

        var command = CommandId.New().Value;
        using var approved = await chris.Post(Api, WebVisitor.Token(page), ("commandId", command), ("text", Words));
        Assert.Equal(Page, approved.Headers.Location?.OriginalString);
        using var again = await chris.Post(Api, WebVisitor.Token(page), ("commandId", command), ("text", "Other words, the same command."));
        var read = await Read(olga);
        Assert.Equal(Words, read.QuerySelector("section[aria-labelledby=approved] blockquote")!.TextContent);
        Assert.Contains("Chris Champion", read.QuerySelector("section[aria-labelledby=approved]")!.TextContent, StringComparison.Ordinal);
        Assert.Null(read.QuerySelector("textarea"));
        Assert.Equal(HttpStatusCode.NotFound, await Status(mia));
        Assert.DoesNotContain(silo.Said, line => line.Contains("Zyzzyva", StringComparison.OrdinalIgnoreCase) || line.Contains(Words, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_round_of_one_group_has_no_themes()
    {
        using var olga = await WebVisitor.SignIn(silo.Address, "olga");

        var page = Parse(await olga.Page($"/rounds/{SiloFixture.OpenRound}/themes"));

        Assert.NotNull(page.QuerySelector("#too-few"));
        using var answer = await olga.PostForJson($"/api/coaching/rounds/{SiloFixture.OpenRound}/themes", WebVisitor.Token(await olga.Page("/rounds/new")), ("commandId", CommandId.New().Value), ("text", Words));
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Null(await silo.Grains.GetGrain<IThemesGrain>(ThemeSource.Of(new RoundId(SiloFixture.OpenRound)).Value).Approved());
    }

    private static IHtmlDocument Parse(string page) => new HtmlParser().ParseDocument(page);

    private static async Task<IHtmlDocument> Read(WebVisitor visitor) => Parse(await visitor.Page(Page));

    private static async Task<HttpStatusCode> Status(WebVisitor visitor)
    {
        using var answer = await visitor.Http.GetAsync(Page);
        return answer.StatusCode;
    }
}
