using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Upskill.LiveSessions;
using Upskill.Testing;
using Upskill.TimeSaved;

namespace Upskill.Tests.Silo;

/// <summary>
/// Every route of the silo, and what each kind of visitor is answered. A route without a row fails; so does a row without a route. Lets no one in where
/// they don't belong: who may not see something is told that it is not there.
/// </summary>
[Collection(SiloCollection.Name)]
public sealed partial class RouteTests(SiloFixture silo)
{
    private const int Ok = 200, Found = 302, BadRequest = 400, Unauthorized = 401, NotFound = 404, Conflict = 409, Unsupported = 415;

    // Member: Mia of team One. Manager: Ben, who leads Alpha. Stranger: Zoe of Beta, who leads nothing.
    private static readonly string[] Visitors = ["mia", "ben", "zoe", "chris", "olga", "adam", "otto", ""];

    private static readonly string Session = LiveSessionId.Of(new(SiloFixture.Series), SiloFixture.SessionDay).Value;
    private static readonly string SessionCommands = $"/api/live-sessions/series/{SiloFixture.Series}/sessions/{Session.Split('.')[1]}";

    /// <summary>Route, a path of it, and the status for mia, ben, zoe, chris, olga, adam, otto and who is signed out. POSTs carry a valid token and no field.</summary>
    public static TheoryData<string, string, int[]> Table
    {
        get
        {
            var table = new TheoryData<string, string, int[]>();
            foreach (var (route, path, answers) in Rows)
                table.Add(route, path, answers);
            return table;
        }
    }

    private static IEnumerable<(string Route, string Path, int[] Answers)> Rows =>
        [.. Shell, .. Workforce, .. Learning, .. PeerGroups, .. LiveSessions, .. TimeSaved, .. Adoption, .. Coaching, .. Operations];

    // Not when tests are looked for: this program may then wait for another one for longer than until the session that the rows name.
    [Theory]
    [MemberData(nameof(Table), DisableDiscoveryEnumeration = true)]
    public async Task A_route_answers_each_visitor_as_its_row_says(string route, string path, int[] expected)
    {
        var actual = new List<int>();
        foreach (var person in Visitors)
        {
            using var visitor = person.Length > 0 ? await WebVisitor.SignIn(silo.Address, person) : new WebVisitor(silo.Address);
            using var answer = route.StartsWith("POST", StringComparison.Ordinal)
                ? await visitor.Post(path, WebVisitor.Token(await visitor.Page("/development/sign-in?query=Member")))
                : await visitor.Http.GetAsync(path);
            actual.Add((int)answer.StatusCode);
            if (person.Length == 0 && answer.StatusCode is HttpStatusCode.Found && route is not ("GET /sign-in" or "POST /sign-out" or "POST /sign-out/everywhere"))
                Assert.StartsWith("/sign-in", answer.Headers.Location!.IsAbsoluteUri ? answer.Headers.Location.AbsolutePath : answer.Headers.Location.OriginalString, StringComparison.Ordinal);
        }

        Assert.Equal(Visitors.Zip(expected), Visitors.Zip(actual));
    }

    [Fact]
    public void Every_route_has_a_row_and_every_row_a_route()
    {
        var mapped = silo.Services.GetServices<EndpointDataSource>()
            .SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => !IsAsset(endpoint))
            .Select(Name).ToHashSet();
        var rows = Rows.Select(row => row.Route).ToHashSet();

        Assert.Empty(mapped.Except(rows));
        Assert.Empty(rows.Except(mapped));
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        using var visitor = await WebVisitor.SignIn(silo.Address, "mia");
        using var answer = await visitor.PostForJson("/modules/prompting-for-work/what-a-prompt-is/submissions", "forged");

        Assert.Equal(BadRequest, (int)answer.StatusCode);
        Assert.Contains("\"code\":\"antiforgery\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_is_no_form_is_told_so()
    {
        using var visitor = await WebVisitor.SignIn(silo.Address, "mia");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/modules/prompting-for-work/what-a-prompt-is/submissions")
        {
            Content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json"),
            Headers = { { "RequestVerificationToken", WebVisitor.Token(await visitor.Page("/development/sign-in?query=Member")) }, { "Accept", "application/json" } },
        };
        using var answer = await visitor.Http.SendAsync(request);

        Assert.Equal(Unsupported, (int)answer.StatusCode);
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("https://evil.example")]
    [InlineData("/\\evil.example")]
    public async Task Signing_in_never_leads_to_another_site(string target)
    {
        using var visitor = new WebVisitor(silo.Address);
        var token = WebVisitor.Token(await visitor.Page("/development/sign-in?query=Member"));
        using var answer = await visitor.Post("/development/sessions", token, ("person", "mia"), ("return", target));

        Assert.Equal("/", answer.Headers.Location!.OriginalString);
    }

    /// <summary>Scripts, styles and the icon: the same for everybody. In Development the framework also serves changed ones by any name.</summary>
    private static bool IsAsset(RouteEndpoint endpoint) =>
        endpoint.RoutePattern.RawText == "{**path:file}"
        || endpoint.Metadata.Any(item => item.GetType().FullName!.StartsWith("Microsoft.AspNetCore.StaticAssets", StringComparison.Ordinal));

    private static string Name(RouteEndpoint endpoint)
    {
        var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [];
        var method = methods.Count switch
        {
            1 => methods[0],
            _ when methods.Contains("GET") => "GET", // pages take a POST, too; none of ours does
            _ => endpoint.RoutePattern.RawText!.EndsWith("/negotiate", StringComparison.Ordinal) ? "POST" : "ANY",
        };
        return $"{method} /{endpoint.RoutePattern.RawText!.Trim('/')}";
    }
}
