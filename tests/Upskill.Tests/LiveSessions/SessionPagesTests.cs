using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Upskill.LiveSessions;
using Upskill.Testing;
using Upskill.Tests.Silo;
using Upskill.Tests.TimeSaved;

namespace Upskill.Tests.LiveSessions;

/// <summary>Planning, changing and showing sessions over HTTP, without script unless said otherwise.</summary>
public sealed class SessionPagesTests(WatchedSilo silo) : IClassFixture<WatchedSilo>
{
    private static readonly DateOnly Soon = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(4);

    private static readonly (string, string)[] Plan =
    [
        ("title", "Labels & leaflets"), ("description", "What we tried."), ("unit", "alpha~main"), ("first-on", FormattableString.Invariant($"{Soon:yyyy-MM-dd}")), ("at", "09:15"),
        ("minutes", "30"), ("every", "fortnightly"), ("rule", ""), ("count", "6"), ("until", ""), ("zone", "Europe/Berlin"), ("call-link", "https://meet.example.com/labels"),
        ("co-hosts", "Tom Two"), ("module", ""),
    ];

    [Fact]
    public async Task A_champion_plans_a_series_and_everybody_below_sees_it_and_nobody_else()
    {
        using var chris = await WebVisitor.SignIn(silo.Address, "chris");
        using var planned = await Post(chris, "/sessions/plan", "/api/live-sessions/series", Plan);
        var id = planned.Headers.Location!.OriginalString.Split('/')[^1];

        var series = (await silo.Grains.GetGrain<ISeriesGrain>(id).Series())!;
        Assert.Equal(("Labels & leaflets", 6, new PersonId("tom")), (series.Plan.Title, series.Sessions.Length, series.Plan.CoHosts.Single()));
        foreach (var (person, sees) in new[] { ("mia", true), ("ben", false), ("zoe", false), ("chris", true), ("tom", true) })
        {
            using var visitor = await WebVisitor.SignIn(silo.Address, person);
            Assert.Equal(sees, (await visitor.Page("/sessions")).Contains("Labels &amp; leaflets", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_plan_that_is_at_fault_comes_back_with_a_sentence_at_each_field_and_all_that_was_typed()
    {
        using var chris = await WebVisitor.SignIn(silo.Address, "chris");
        using var answer = await Post(chris, "/sessions/plan", "/api/live-sessions/series", With(Plan, ("first-on", "2020-01-07"), ("minutes", "5"), ("call-link", "http://evil.example/<x>"), ("co-hosts", "Nobody Such"),
            ("zone", "Mars/Olympus"), ("count", "")));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await Parse(answer);
        Assert.Equal(["call-link", "co-hosts", "count", "minutes", "zone"], page.QuerySelectorAll("[aria-invalid=true]").Select(field => field.GetAttribute("name")!).Order(StringComparer.Ordinal));
        Assert.Equal("http://evil.example/<x>", page.QuerySelector("[name=call-link]")!.GetAttribute("value"));
        Assert.Equal(("Labels & leaflets", "2020-01-07", "alpha~main"), (page.QuerySelector("[name=title]")!.GetAttribute("value"), page.QuerySelector("[name=first-on]")!.GetAttribute("value"),
            page.QuerySelector("[name=unit] option[selected]")!.GetAttribute("value")));
        Assert.All(page.QuerySelectorAll("[aria-invalid=true]"), field => Assert.NotEmpty(page.GetElementById(field.GetAttribute("aria-describedby")!.Split(' ')[0])!.TextContent));
    }

    [Theory]
    [InlineData("first-on", "first-on", "2020-01-07")]
    [InlineData("rule", "every", "own", "rule", "EVERY SECOND DAY")]
    [InlineData("rule", "every", "own", "rule", "FREQ=MINUTELY;COUNT=3")]
    [InlineData("count", "count", "105")]
    [InlineData("unit", "unit", "beta")]
    [InlineData("unit", "unit", "all")]
    [InlineData("call-link", "call-link", "https://calls.elsewhere.example/x")]
    [InlineData("call-link", "call-link", "javascript:alert(1)")]
    [InlineData("title", "title", "")]
    public async Task A_bad_field_is_named_to_a_script_too(string at, params string[] changes)
    {
        using var chris = await WebVisitor.SignIn(silo.Address, "chris");
        var fields = With(Plan, [.. changes.Chunk(2).Select(pair => (pair[0], pair[1]))]);
        using var answer = await chris.PostForJson("/api/live-sessions/series", WebVisitor.Token(await chris.Page("/sessions/plan")), [("commandId", CommandId.New().Value), .. fields]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var errors = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("errors");
        Assert.Equal(at, Assert.Single(errors.EnumerateObject()).Name);
    }

    [Fact]
    public async Task A_series_that_overlaps_is_refused_at_its_first_day()
    {
        using var chris = await WebVisitor.SignIn(silo.Address, "chris");
        using var answer = await Post(chris, "/sessions/plan", "/api/live-sessions/series",
            With(Plan, ("first-on", FormattableString.Invariant($"{SiloFixture.SessionDay:yyyy-MM-dd}")), ("at", "14:30"), ("title", "Another")));

        var page = await Parse(answer);
        Assert.Contains("Everyday AI in Alpha", page.QuerySelector("#first-on-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Another", page.QuerySelector("[name=title]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task The_host_moves_and_cancels_single_sessions_changes_and_cancels_the_series()
    {
        using var chris = await WebVisitor.SignIn(silo.Address, "chris");
        using var planned = await Post(chris, "/sessions/plan", "/api/live-sessions/series", With(Plan, ("at", "07:00"), ("title", "Early birds"), ("every", "weekly")));
        var page = planned.Headers.Location!.OriginalString;
        var grain = silo.Grains.GetGrain<ISeriesGrain>(page.Split('/')[^1]);
        var commands = $"/api/live-sessions/series/{page.Split('/')[^1]}";
        string SessionAt(int number) => FormattableString.Invariant($"{commands}/sessions/{Soon.AddDays(7 * number):yyyyMMdd}");

        using var moved = await Post(chris, page, $"{SessionAt(1)}/time", ("on", FormattableString.Invariant($"{Soon.AddDays(8):yyyy-MM-dd}")), ("at", "08:00"));
        using var without = await Post(chris, page, $"{SessionAt(2)}/cancellation");
        using var changed = await Post(chris, $"{page}/change", $"{commands}/plan", With(Plan, ("at", "07:30"), ("title", "Early birds, later"), ("every", "weekly"), ("unit", "beta")));

        Assert.All([moved, without, changed], answer => Assert.Equal(page, answer.Headers.Location?.OriginalString));
        var series = (await grain.Series())!;
        Assert.Equal([SessionChange.None, SessionChange.Moved, SessionChange.Cancelled, SessionChange.None], series.Sessions.Take(4).Select(session => session.Change));
        Assert.Equal(("Early birds, later", new TimeOnly(7, 30), new UnitId("alpha~main")), (series.Plan.Title, series.Plan.At, series.Plan.Unit));
        Assert.Equal(3, series.Sequence);

        using var unsure = await Post(chris, page, $"{commands}/cancellation");
        Assert.False((await grain.Series())!.IsCancelled);
        using var cancelled = await Post(chris, page, $"{commands}/cancellation", ("confirm", "cancel"));
        Assert.True((await grain.Series())!.IsCancelled);
        Assert.DoesNotContain("Early birds", await chris.Page("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_offers_a_showcase_the_champion_queues_it_and_the_presenter_sees_what_became_of_it()
    {
        var session = LiveSessionId.Of(new(SiloFixture.Series), SiloFixture.SessionDay);
        var (page, commands) = ($"/sessions/showcases/{session}", $"/api/live-sessions/sessions/{session}/showcases");
        (string, string)[] offer =
        [
            ("title", "Two leaflets compared"), ("tool", "Harbour"), ("prompt", "Compare these."), ("minutes-before", "90"), ("minutes-after", "20"), ("checked", "Every number"),
            ("data", "Internal"), ("minutes", "8"), ("named", "yes"),
        ];
        using var mia = await WebVisitor.SignIn(silo.Address, "mia");
        using var bad = await Post(mia, page, commands, With(offer, ("minutes", "soon"), ("tool", "")));
        Assert.Equal(["minutes", "tool"], (await Parse(bad)).QuerySelectorAll("[aria-invalid=true]").Select(field => field.GetAttribute("name")!).Order(StringComparer.Ordinal));
        using var blocked = await Post(mia, page, commands, With(offer, ("prompt", "About upx 1234")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, blocked.StatusCode);
        Assert.Empty(await silo.Grains.GetGrain<IShowcasesGrain>(session.Value).Showcases());

        using var offered = await Post(mia, page, commands, offer);
        Assert.Equal(page, offered.Headers.Location?.OriginalString);
        var id = (await silo.Grains.GetGrain<IShowcasesGrain>(session.Value).Showcases()).Single().Id;
        using var chris = await WebVisitor.SignIn(silo.Address, "chris");
        Assert.Contains("Mia Member", await chris.Page(page), StringComparison.Ordinal);
        using var kim = await WebVisitor.SignIn(silo.Address, "kim");
        Assert.DoesNotContain("Two leaflets compared", await kim.Page(page), StringComparison.Ordinal);

        using var accepted = await Post(chris, page, $"{commands}/{id}/acceptance");
        Assert.Equal(new QueuedShowcase(id, "Two leaflets compared", new("mia"), "Harbour", 8, true), (await silo.Grains.GetGrain<IShowcasesGrain>(session.Value).Queue()).Single());
        Assert.Equal("Accepted", (await Parse(mia, page)).QuerySelector("#own ~ ul .tag")!.TextContent);
        using var declined = await Post(chris, page, $"{commands}/{id}/refusal", ("sentence", "Next time, please."));
        Assert.Contains("Next time, please.", await mia.Page(page), StringComparison.Ordinal);
        using var back = await Post(mia, page, $"{commands}/{id}/withdrawal");
        Assert.DoesNotContain("Next time, please.", await mia.Page(page), StringComparison.Ordinal);
        Assert.DoesNotContain(silo.Said, line => line.Contains("Two leaflets compared", StringComparison.Ordinal) || line.Contains("Next time, please.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Home_says_what_is_on_this_fortnight_by_the_persons_own_clock()
    {
        using var tom = await WebVisitor.SignIn(silo.Address, "tom");
        var home = await Parse(tom, "/");

        Assert.Contains("13:00 to 13:45", home.QuerySelector("section[aria-labelledby=fortnight]")!.TextContent, StringComparison.Ordinal); // 14:00 in Berlin
        Assert.Contains("in Europe/Berlin", (await Parse(tom, "/sessions")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        using var zoe = await WebVisitor.SignIn(silo.Address, "zoe");
        Assert.Null((await Parse(zoe, "/")).QuerySelector("section[aria-labelledby=fortnight]"));
    }

    private static (string, string)[] With((string Name, string Value)[] fields, params (string Name, string Value)[] changes) =>
        [.. fields.Select(field => changes.FirstOrDefault(change => change.Name == field.Name) is { Name: not null } changed ? changed : field)];

    private static async Task<HttpResponseMessage> Post(WebVisitor visitor, string page, string path, params (string, string)[] fields) =>
        await visitor.Post(path, WebVisitor.Token(await visitor.Page(page)), [("commandId", CommandId.New().Value), .. fields]);

    private static async Task<IDocument> Parse(HttpResponseMessage answer) => new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());

    private static async Task<IDocument> Parse(WebVisitor visitor, string path) => new HtmlParser().ParseDocument(await visitor.Page(path));
}
