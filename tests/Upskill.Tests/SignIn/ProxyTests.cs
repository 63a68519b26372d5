using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Upskill.Silo;
using Upskill.Silo.Hosting;
using Upskill.Testing;

namespace Upskill.Tests.SignIn;

/// <summary>Behind a proxy that ends TLS, and where the provider is away: a silo over plain HTTP, as in production.</summary>
public sealed class ProxyTests
{
    [Theory]
    [InlineData("127.0.0.0/8", "https upskill.example 203.0.113.7")]
    [InlineData("10.0.0.0/8", "http here 127.0.0.1")]
    [InlineData(null, "http here 127.0.0.1")]
    public async Task What_a_request_says_of_the_browser_is_believed_of_the_proxies_that_the_settings_name_and_of_nobody_else(string? network, string expected)
    {
        var builder = WebApplication.CreateBuilder(["--urls=http://127.0.0.1:0", .. network is null ? [] : new[] { $"--Proxy:Networks:0={network}" }]);
        builder.AddProxy();
        await using var app = builder.Build();
        app.MapGet("/", (HttpContext context) => $"{context.Request.Scheme} {context.Request.Host.Host} {context.Connection.RemoteIpAddress}");
        await app.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single())
        {
            Headers = { { "Host", "here" }, { "X-Forwarded-Proto", "https" }, { "X-Forwarded-Host", "upskill.example" }, { "X-Forwarded-For", "198.51.100.1, 203.0.113.7" } },
        };
        using var http = new HttpClient();
        using var answer = await http.SendAsync(request);

        Assert.Equal(expected, await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public void A_network_that_cannot_be_read_refuses_the_start()
    {
        var builder = WebApplication.CreateBuilder(["--Proxy:Networks:0=the internet"]);

        Assert.Contains("Proxy:Networks holds 'the internet'", Assert.Throws<StartRefusedException>(builder.AddProxy).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_silo_starts_without_its_provider_and_says_so_to_who_signs_in_and_behind_a_proxy_it_knows_itself_by_https()
    {
        using var folder = new TemporaryFolder();
        await using var app = UpskillSilo.Build(
        [
            "--environment=Production", $"--Store:Directory={folder.Path}", "--urls=http://127.0.0.1:0", $"--Oidc:Authority=http://127.0.0.1:{SiloProcess.FreePort()}", "--Oidc:ClientId=upskill",
            "--Proxy:Networks:0=127.0.0.0/8",
        ]);
        await app.StartAsync();
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()) };
        http.DefaultRequestHeaders.Accept.Add(new("text/html"));

        using var plain = await http.GetAsync("/sign-in");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, plain.StatusCode);
        Assert.Contains("Signing in is not possible just now", await plain.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.False(plain.Headers.Contains("Strict-Transport-Security"));

        http.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        http.DefaultRequestHeaders.Add("X-Forwarded-Host", "upskill.example");
        foreach (var path in new[] { "/sign-in", "/", "/no-such-page", "/assets/upskill.css", "/signed-out", "/hubs/learning" })
        {
            using var answer = await http.GetAsync(path);
            Assert.Equal("max-age=31536000", Assert.Single(answer.Headers.GetValues("Strict-Transport-Security")));
            Assert.Contains("frame-ancestors 'none'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
            if (path == "/")
                Assert.Equal("https://upskill.example/sign-in?return=%2F", answer.Headers.Location!.ToString());
        }
        await app.StopAsync();
    }
}
