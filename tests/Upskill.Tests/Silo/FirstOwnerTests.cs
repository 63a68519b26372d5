using System.Net;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Upskill.Silo;
using Upskill.Testing;
using Upskill.Workforce;
using Upskill.Workforce.FirstOwner;
using Upskill.Workforce.SignIn;

namespace Upskill.Tests.Silo;

/// <summary>
/// A new installation in Production, with a provider that vouches for whomever a header names. It stands where the organisation's provider will; what
/// follows its answer is the product's own.
/// </summary>
public sealed partial class FirstOwnerTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder folder = new();
    private WebApplication app = null!;
    private Uri address = null!;

    [Fact]
    public async Task Whoever_signs_in_and_presents_the_code_first_owns_the_programme_and_nobody_after_them()
    {
        var code = await Grain.Issue();
        using var ines = new Browser(address);
        await ines.SignIn("ines");
        using var mallory = new Browser(address);
        await mallory.SignIn("mallory");
        Assert.Equal(HttpStatusCode.Redirect, (await ines.Open("/")).StatusCode); // to every other route a newcomer is nobody
        var page = await (await ines.Open("/first-owner")).Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.Conflict, (await ines.Present(page, "AAAA-BBBB-CCCC-DDDD-EEEE")).StatusCode);
        Assert.Equal("/people", (await ines.Present(page, code!)).Headers.Location!.OriginalString);

        Assert.Equal(HttpStatusCode.OK, (await ines.Open("/people")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await ines.Open("/")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await mallory.Open("/first-owner")).StatusCode);
        Assert.Equal("owner-exists", (await Assert.ThrowsAsync<Refusal>(() => Grain.Claim(new(code!, new("mallory"), "Mallory")))).Code);
        Assert.Equal("owner-exists", (await Assert.ThrowsAsync<Refusal>(() => Grain.Claim(new("AAAA-BBBB-CCCC-DDDD-EEEE", new("ines"), "Ines")))).Code);
        await Grain.Claim(new(code!, new("ines"), "Ines")); // whose first try a silo took and did not answer
        Assert.Null(await Grain.Issue());
    }

    [Fact]
    public async Task Somebody_whom_the_provider_did_not_vouch_for_finds_no_page_to_present_a_code_on()
    {
        await Grain.Issue();
        using var nobody = new Browser(address);

        Assert.Equal(HttpStatusCode.NotFound, (await nobody.Open("/first-owner")).StatusCode);
    }

    [Fact]
    public async Task A_code_of_an_earlier_start_is_void_once_there_is_another()
    {
        var earlier = await Grain.Issue();
        await Grain.Issue();

        Assert.Equal("wrong-code", (await Assert.ThrowsAsync<Refusal>(() => Grain.Claim(new(earlier!, new("ines"), "Ines")))).Code);
    }

    [Fact]
    public async Task The_process_prints_a_code_at_a_start_without_an_owner()
    {
        using var other = new TemporaryFolder();
        await using var silo = await SiloProcess.Start(
            new Dictionary<string, string> { ["ASPNETCORE_ENVIRONMENT"] = "Production" }, $"--Store:Directory={other.Path}", "--Oidc:Authority=https://provider.example", "--Oidc:ClientId=upskill");

        await Until.True(() => Task.FromResult(Printed().IsMatch(silo.Output)), "no code was printed");
    }

    private IFirstOwnerGrain Grain => app.Services.GetRequiredService<IGrainFactory>().GetGrain<IFirstOwnerGrain>(IFirstOwnerGrain.Organisation);

    public async Task InitializeAsync()
    {
        app = UpskillSilo.Build(
            ["--environment=Production", $"--Store:Directory={folder.Path}", "--urls=http://127.0.0.1:0", "--Oidc:Authority=https://provider.example", "--Oidc:ClientId=upskill"],
            builder =>
            {
                builder.Services.PostConfigure<AuthenticationOptions>(options => options.SchemeMap["OpenIdConnect"].HandlerType = typeof(HeaderProvider));
                // What the process prints at its start would replace the code that a test was given.
                builder.Services.Remove(builder.Services.Single(service => service.ImplementationType == typeof(FirstOwnerNotice)));
            });
        await app.StartAsync();
        address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    public async Task DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    public void Dispose() => folder.Dispose();

    [GeneratedRegex("presents this code within an hour does: ([2-9A-HJKMNP-Z]{4}-){4}[2-9A-HJKMNP-Z]{4}")]
    private static partial Regex Printed();

    /// <summary>Keeps cookies by hand: they are for HTTPS, and this machine has no certificate.</summary>
    private sealed class Browser(Uri address) : IDisposable
    {
        private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = address };
        private readonly Dictionary<string, string> cookies = [];

        public Task SignIn(string person) => Send(new(HttpMethod.Get, "/sign-in") { Headers = { { "X-Person", person } } });

        public Task<HttpResponseMessage> Open(string path) => Send(new(HttpMethod.Get, path));

        public Task<HttpResponseMessage> Present(string page, string code) => Send(new(HttpMethod.Post, "/first-owner/claim")
        {
            Content = new FormUrlEncodedContent([new("code", code), new("__RequestVerificationToken", WebVisitor.Token(page))]),
            Headers = { { "Accept", "text/html" } },
        });

        public void Dispose() => http.Dispose();

        private async Task<HttpResponseMessage> Send(HttpRequestMessage request)
        {
            if (cookies.Count > 0)
                request.Headers.Add("Cookie", string.Join("; ", cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
            var answer = await http.SendAsync(request);
            foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
                cookies[cookie.Split('=')[0]] = cookie.Split(';')[0].Split('=', 2)[1];
            return answer;
        }
    }

    private sealed class HeaderProvider(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, ProviderSignIn signIn)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(AuthenticateResult.NoResult());

        protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
        {
            var person = Request.Headers["X-Person"].ToString();
            var (principal, goOn) = await signIn.Complete(Context, new(person), new(new(person), person, person, [], GroupsAreKnown: true, AuthenticatedAt: null, "", Session: null));
            if (principal is not null)
                await Context.SignInAsync(principal);
            Response.Redirect(goOn ?? "/");
        }
    }
}
