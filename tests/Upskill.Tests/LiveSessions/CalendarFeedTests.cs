using System.Net;
using System.Text.RegularExpressions;
using Upskill.Kit.People;
using Upskill.LiveSessions;
using Upskill.Testing;
using Upskill.Tests.Silo;
using static Upskill.Tests.Workforce.EmployeeLines;

namespace Upskill.Tests.LiveSessions;

[Collection(SiloCollection.Name)]
public sealed partial class CalendarFeedTests(SiloFixture silo)
{
    [Fact]
    public async Task A_feed_opens_without_a_cookie_and_holds_the_sessions_of_the_persons_function_and_no_others()
    {
        using var calendar = new WebVisitor(silo.Address);
        var (mia, zoe) = (await calendar.Page(await AddressOf("mia")), await calendar.Page(await AddressOf("zoe")));

        Assert.Contains("SUMMARY:Everyday AI in Alpha", mia, StringComparison.Ordinal);
        Assert.Contains("Hosted by Chris Champion", mia, StringComparison.Ordinal);
        Assert.DoesNotContain("Everyday AI in Alpha", zoe, StringComparison.Ordinal);
        Assert.DoesNotContain(new[] { "Mia", "mia", "Tom", "tom@" }, name => mia.Contains(name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_new_address_ends_the_old_one_and_a_repeat_makes_no_third()
    {
        using var tom = await WebVisitor.SignIn(silo.Address, "tom");
        var old = await AddressOf(tom);
        async Task Renew()
        {
            using var answer = await tom.Post("/api/live-sessions/calendar/renewal", WebVisitor.Token(await tom.Page("/sessions")), ("commandId", "renew"), ("old", TokenOf(old)));
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        }

        await Renew();
        var now = await AddressOf(tom);
        await Renew();

        Assert.NotEqual(old, now);
        Assert.Equal(now, await AddressOf(tom));
        Assert.Equal(HttpStatusCode.NotFound, await Status(old));
        Assert.Equal(HttpStatusCode.OK, await Status(now));
    }

    [Fact]
    public async Task A_feed_that_has_not_changed_is_not_sent_again_and_no_cache_between_keeps_it()
    {
        var address = await AddressOf("kim");
        using var visitor = new WebVisitor(silo.Address);
        using var first = await visitor.Http.GetAsync(address);
        using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { { "If-None-Match", first.Headers.ETag!.ToString() } } };
        using var second = await visitor.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Equal("no-cache, private", first.Headers.CacheControl!.ToString());
        Assert.Equal("text/calendar", first.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_token_has_256_random_bits_and_the_store_finds_it_by_its_hash_alone()
    {
        var token = await silo.Grains.GetGrain<ICalendarFeedGrain>("max").Token();

        Assert.Matches("^[0-9a-f]{64}$", token.Value);
        Assert.Null(await silo.Grains.GetGrain<IFeedAddressGrain>(token.Value).Person());
        Assert.DoesNotContain(token.Value, token.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_left_has_no_feed()
    {
        await silo.Import("feed-joins", File(Line("leaver", ("name", "Leo Leaver"), ("function", "Alpha"), ("manager_id", "ben"))));
        var token = await silo.Grains.GetGrain<ICalendarFeedGrain>("leaver").Token();
        Assert.Equal(HttpStatusCode.OK, await Status($"/calendar/{token.Value}.ics"));

        var gone = (await new EmployeeDirectory(silo.Grains).Employee(new("leaver")))! with { LeftOn = new(2026, 1, 1) };
        await new EmployeeDirectory(silo.Grains).Admit([gone]);

        Assert.Equal(HttpStatusCode.NotFound, await Status($"/calendar/{token.Value}.ics"));
    }

    private async Task<HttpStatusCode> Status(string address)
    {
        using var visitor = new WebVisitor(silo.Address);
        using var answer = await visitor.Http.GetAsync(address);
        return answer.StatusCode;
    }

    private async Task<string> AddressOf(string person)
    {
        using var visitor = await WebVisitor.SignIn(silo.Address, person);
        return await AddressOf(visitor);
    }

    private static async Task<string> AddressOf(WebVisitor visitor) => Address().Match(await visitor.Page("/sessions")).Value;

    private static string TokenOf(string address) => address["/calendar/".Length..^".ics".Length];

    [GeneratedRegex("/calendar/[0-9a-f]{64}[.]ics")]
    private static partial Regex Address();
}
