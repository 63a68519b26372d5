using System.Net;
using Microsoft.AspNetCore.SignalR.Client;
using Upskill.Testing;

namespace Upskill.Tests.SignIn;

/// <summary>Signing out everywhere, where the other device is connected to another silo; with real processes on one store.</summary>
[Trait("Tier", "Long")]
public sealed class ClusterSignOutTests : IDisposable
{
    private const string Person = "sample-0041", Other = "sample-0057";
    private readonly TemporaryFolder folder = new();
    private readonly int port = SiloProcess.FreePort();

    [Fact]
    public async Task Within_a_minute_another_silo_has_closed_the_hub_connection_and_takes_the_cookie_no_more_and_neither_does_one_that_starts_later()
    {
        await using var store = await SiloProcess.StartStore(folder.Path, "--port", $"{port}", "--password", "of-this-test");
        await using var one = await SiloProcess.Start(Settings);
        await Sample.Loaded(one.Address);
        await using var two = await SiloProcess.Start(Settings);
        using var laptop = await WebVisitor.SignIn(one.Address, Person);
        using var phone = await WebVisitor.SignIn(two.Address, Person);
        using var other = await WebVisitor.SignIn(two.Address, Other);
        await using var hub = Hub(two.Address, phone);
        await using var theirs = Hub(two.Address, other);
        var (closed, stays) = (new TaskCompletionSource(), true);
        hub.Closed += _ =>
        {
            closed.TrySetResult();
            return Task.CompletedTask;
        };
        theirs.Closed += _ =>
        {
            stays = false;
            return Task.CompletedTask;
        };
        await Task.WhenAll(hub.StartAsync(), theirs.StartAsync());
        Assert.Equal(HttpStatusCode.OK, await Status(phone, two.Address));

        using var answer = await laptop.Post("/sign-out/everywhere", WebVisitor.Token(await laptop.Page("/")));

        Assert.Equal("/sign-in", answer.Headers.Location!.OriginalString);
        await closed.Task.WaitAsync(TimeSpan.FromMinutes(1));
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (await Status(phone, two.Address), await Status(phone, one.Address)));
        Assert.True(stays, "somebody else's connection was closed, too");
        await one.Kill();
        await two.Kill();
        await using var later = await SiloProcess.Start(Settings);
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.OK), (await Status(phone, later.Address), await Status(other, later.Address)));
    }

    public void Dispose() => folder.Dispose();

    private string[] Settings =>
    [
        $"--ConnectionStrings:redis=127.0.0.1:{port},password=of-this-test", $"--Keys:Directory={Path.Combine(folder.Path, "keys")}",
        $"--Keys:Master={Convert.ToBase64String(new byte[32])}", $"--Keys:Release={Convert.ToBase64String(new byte[32])}", $"--Store:Directory={folder.Path}",
    ];

    private static HubConnection Hub(Uri silo, WebVisitor visitor) => HubSocket.To(silo, "/hubs/learning", visitor.Cookies);

    // By a copy of the cookies: the silo's answer takes the visitor's own away.
    private static async Task<HttpStatusCode> Status(WebVisitor visitor, Uri silo)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, silo) { Headers = { { "Cookie", visitor.Cookies.GetCookieHeader(silo) } } };
        using var answer = await http.SendAsync(request);
        return answer.StatusCode;
    }
}
