using Upskill.Testing;

namespace Upskill.Tests.Silo;

/// <summary>What every route has.</summary>
public sealed partial class RouteTests
{
    [Fact]
    public async Task Every_command_refuses_a_form_without_its_token_of_everybody_who_may_send_it()
    {
        var signedIn = new Dictionary<string, WebVisitor>();
        foreach (var person in Visitors)
            signedIn[person] = person.Length > 0 ? await WebVisitor.SignIn(silo.Address, person) : new WebVisitor(silo.Address);
        var commands = Rows.Where(row => row.Route.StartsWith("POST", StringComparison.Ordinal) && !row.Route.EndsWith("/negotiate", StringComparison.Ordinal)).ToList();
        Assert.True(commands.Count > 60);
        foreach (var (route, path, answers) in commands)
        {
            foreach (var (person, expected) in Visitors.Zip(answers))
            {
                // Who is signed out is sent to sign in, and whom a policy keeps out finds nothing there: before any token is read.
                if (person.Length == 0 && route is not ("POST /development/sessions" or "POST /first-owner/claim"))
                    continue;
                using var answer = await signedIn[person].PostForJson(path, "forged");
                Assert.True((int)answer.StatusCode is BadRequest || ((int)answer.StatusCode is NotFound && expected is NotFound), $"{route} answered {person} {answer.StatusCode}");
                if ((int)answer.StatusCode is BadRequest)
                    Assert.Contains("\"code\":\"antiforgery\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            }
        }
        foreach (var visitor in signedIn.Values)
            visitor.Dispose();
    }

    [Fact]
    public async Task A_refusal_and_a_page_that_is_not_there_carry_the_policy_too()
    {
        using var olga = await WebVisitor.SignIn(silo.Address, "olga");
        using var refused = await olga.Post("/workforce/sample/removal", WebVisitor.Token(await olga.Page("/people")));
        using var nothing = await olga.Http.GetAsync("/no-such-page");

        Assert.Equal((Conflict, NotFound), ((int)refused.StatusCode, (int)nothing.StatusCode));
        Assert.All([refused, nothing], answer => Assert.Contains("script-src 'self'; style-src 'self'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal));
    }
}
