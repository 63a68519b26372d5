using System.Net;
using Microsoft.AspNetCore.SignalR.Client;
using Upskill.Testing;
using Upskill.Workforce;

namespace Upskill.Tests.SignIn;

/// <summary>Signing out: here, everywhere, and by the provider.</summary>
[Collection(ProviderCollection.Name)]
public sealed class SignOutTests(ProviderFixture silo)
{
    private const string BackChannel = "/sign-out/back-channel";

    [Fact]
    public async Task Signing_out_ends_the_sign_in_here_and_at_the_provider_and_leaves_other_devices_alone()
    {
        using var laptop = await silo.DeviceOf("mia");
        using var phone = await silo.DeviceOf("mia");
        using var thief = silo.Device();
        foreach (Cookie cookie in laptop.Cookies.GetCookies(silo.Address))
            thief.Cookies.Add(silo.Address, new Cookie(cookie.Name, cookie.Value) { Secure = true });
        Assert.Equal(HttpStatusCode.OK, await thief.Status("/"));

        var leaving = await laptop.Command(await laptop.Open("/"), "/sign-out", json: false);
        Assert.Equal((HttpStatusCode.OK, "You are signed out here"), (leaving.Status, leaving.Heading));
        Assert.DoesNotContain("Mia Member", leaving.Html, StringComparison.Ordinal);
        var next = leaving.Value("http-equiv=\"refresh\" content=\"0;url=");
        Assert.Contains("id_token_hint=", next, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, await laptop.Status("/"));
        Assert.Equal(HttpStatusCode.Redirect, await thief.Status("/")); // a copy of the cookie is worth nothing

        var back = await ConfirmAtProvider(laptop, await laptop.Open(next));
        Assert.Equal(("/signed-out", "You are signed out"), (back.Address.AbsolutePath, back.Heading));
        Assert.StartsWith(silo.Provider.Address.ToString(), (await laptop.Open("/sign-in")).Address.ToString(), StringComparison.Ordinal); // the provider knows them no more
        Assert.Equal(HttpStatusCode.OK, await phone.Status("/"));
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_every_device_and_closes_their_hub_connections_and_lasts_over_a_restart()
    {
        using var laptop = await silo.DeviceOf("max");
        using var phone = await silo.DeviceOf("max", TimeSpan.FromHours(1));
        await using var hub = new HubConnectionBuilder().WithUrl(new Uri(silo.Address, "/hubs/learning"), options =>
        {
            options.Cookies = phone.Cookies;
            options.HttpMessageHandlerFactory = _ => new SocketsHttpHandler { SslOptions = silo.Certificate.Trust, CookieContainer = phone.Cookies };
            options.Transports = Microsoft.AspNetCore.Http.Connections.HttpTransportType.LongPolling;
        }).Build();
        var closed = new TaskCompletionSource();
        hub.Closed += _ =>
        {
            closed.TrySetResult();
            return Task.CompletedTask;
        };
        await hub.StartAsync();
        using var other = await silo.DeviceOf("kim");

        await laptop.Command(await laptop.Open("/"), "/sign-out/everywhere", json: false);

        await closed.Task.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (await laptop.Status("/"), await phone.Status("/")));
        Assert.Equal(HttpStatusCode.OK, await other.Status("/"));

        await silo.Restart();
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.OK), (await phone.Status("/"), await other.Status("/")));
        using var again = await silo.DeviceOf("max");
        Assert.Equal(HttpStatusCode.OK, await again.Status("/"));

        // The provider still has a session on the phone; it does not let whoever found the phone in.
        var login = await phone.Open("/");
        Assert.StartsWith(silo.Provider.Address.ToString(), login.Address.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await phone.LogIn(login, "max")).Status);
    }

    [Fact]
    public async Task Signing_out_at_the_provider_signs_out_here_that_device_and_no_other()
    {
        using var laptop = await silo.DeviceOf("zoe");
        using var phone = await silo.DeviceOf("zoe");

        await ConfirmAtProvider(laptop, await laptop.Open(new Uri(silo.Provider.Address, "/session/end").ToString()));

        Assert.Equal("", string.Join('\n', silo.Provider.Output.Split('\n').Where(line => line.Contains("back-channel", StringComparison.Ordinal))));
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.OK), (await laptop.Status("/"), await phone.Status("/")));
    }

    [Fact]
    public async Task A_logout_token_for_a_person_ends_all_their_devices_once()
    {
        using var laptop = await silo.DeviceOf("kim");
        using var phone = await silo.DeviceOf("kim");
        var token = await silo.Provider.Sign(Claims("kim"));

        Assert.Equal(HttpStatusCode.OK, await Send(token));
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (await laptop.Status("/"), await phone.Status("/")));

        using var again = await silo.DeviceOf("kim");
        Assert.Equal(HttpStatusCode.BadRequest, await Send(token)); // heard again, it would sign them out again
        Assert.Equal(HttpStatusCode.OK, await again.Status("/"));
    }

    [Fact]
    public async Task A_logout_token_that_could_not_be_carried_out_is_taken_when_the_provider_sends_it_again()
    {
        using var phone = await silo.DeviceOf("kim");
        var token = await silo.Provider.Sign(Claims("kim"));
        silo.Away = nameof(IDirectoryGrain.SignOut);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await Send(token));
        Assert.Null(silo.Away);
        Assert.Equal(HttpStatusCode.OK, await phone.Status("/"));

        Assert.Equal(HttpStatusCode.OK, await Send(token));
        Assert.Equal(HttpStatusCode.Redirect, await phone.Status("/"));
    }

    [Theory]
    [InlineData("iss", "https://another.example")]
    [InlineData("aud", "another-application")]
    [InlineData("nonce", "as-an-id-token-has")]
    [InlineData("events", null)]
    [InlineData("jti", "")]
    [InlineData("iat", 1_700_000_000L)]
    [InlineData("exp", 1_700_000_000L)]
    public async Task What_is_no_valid_logout_token_signs_nobody_out(string claim, object? value)
    {
        using var kim = await silo.DeviceOf("kim");
        var claims = Claims("kim");
        claims[claim] = value;

        Assert.Equal(HttpStatusCode.BadRequest, await Send(await silo.Provider.Sign(claims)));
        Assert.Equal(HttpStatusCode.OK, await kim.Status("/"));
    }

    [Fact]
    public async Task A_logout_token_that_the_provider_did_not_sign_or_that_is_none_signs_nobody_out()
    {
        using var kim = await silo.DeviceOf("kim");
        var unsigned = $"{Base64("""{"alg":"none","typ":"logout+jwt"}""")}.{(await silo.Provider.Sign(Claims("kim"))).Split('.')[1]}.";

        foreach (var token in new[] { await silo.Provider.Sign(Claims("kim"), foreign: true), await silo.Provider.Sign(Claims("kim"), type: "at+jwt"), unsigned, "", "no token" })
            Assert.Equal(HttpStatusCode.BadRequest, await Send(token));
        using var text = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
        Assert.Equal(HttpStatusCode.BadRequest, (await kim.Http.PostAsync(BackChannel, text)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, await kim.Status("/"));
    }

    private static async Task<ProviderVisitor.Answer> ConfirmAtProvider(ProviderVisitor device, ProviderVisitor.Answer page) =>
        await device.Post(new Uri(page.Value("method=\"post\" action=\"")), ("xsrf", page.Value("name=\"xsrf\" value=\"")), ("logout", "yes"));

    private async Task<HttpStatusCode> Send(string token)
    {
        using var provider = silo.Device();
        return (await provider.Post(new Uri(silo.Address, BackChannel), ("logout_token", token))).Status;
    }

    private Dictionary<string, object?> Claims(string person) => new()
    {
        ["iss"] = silo.Provider.Address.GetLeftPart(UriPartial.Authority),
        ["aud"] = "upskill",
        ["sub"] = $"subject-of-{person}",
        ["iat"] = DateTimeOffset.UtcNow.ToUnixTimeSeconds(),
        ["events"] = new Dictionary<string, object> { ["http://schemas.openid.net/event/backchannel-logout"] = new Dictionary<string, object>() },
    };

    private static string Base64(string text) => Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(text)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
