using System.Net;
using System.Text.RegularExpressions;
using Upskill.Testing;
using Upskill.Workforce;

namespace Upskill.Tests.SignIn;

/// <summary>Signing in with a real provider, over HTTPS.</summary>
[Collection(ProviderCollection.Name)]
public sealed partial class ProviderSignInTests(ProviderFixture silo)
{
    private const string Lost = "This sign-in is no longer valid";

    [Fact]
    public async Task Who_is_in_the_workforce_comes_to_the_page_they_wanted_by_code_and_PKCE()
    {
        using var mia = silo.Device();
        await silo.Provider.Asked();
        var page = await mia.SignIn("mia", "/record");

        Assert.Equal((HttpStatusCode.OK, "/record"), (page.Status, page.Address.PathAndQuery));
        Assert.Contains("Mia Member", page.Html, StringComparison.Ordinal);
        var asked = Assert.Single(await silo.Provider.Asked());
        Assert.Equal(("code", "S256", "query", "openid profile"), (asked["response_type"], asked["code_challenge_method"], asked.GetValueOrDefault("response_mode", "query"), asked["scope"]));
        Assert.True(asked.ContainsKey("state") && asked.ContainsKey("nonce"));
        Assert.False(asked.ContainsKey("max_age") || asked.ContainsKey("prompt"));
    }

    /// <summary>The provider's code is good for once, so that the page does not ask for the same address again by itself.</summary>
    [Fact]
    public async Task Who_comes_back_from_the_provider_while_the_store_is_away_is_told_so_and_signs_in_afterwards()
    {
        using var mia = silo.Device();
        silo.Away = nameof(IRoleRegisterGrain.Recognise);
        var page = await mia.SignIn("mia", "/record");

        Assert.Null(silo.Away);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.Status);
        Assert.Contains("Nothing that was confirmed is lost; try again in a moment.", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("http-equiv", page.Html, StringComparison.Ordinal);
        page = await mia.Open("/record"); // the provider knows her by now
        Assert.Equal((HttpStatusCode.OK, "/record"), (page.Status, page.Address.PathAndQuery));
    }

    [Fact]
    public async Task Every_cookie_is_for_this_host_over_https_and_out_of_scripts_reach()
    {
        using var kim = silo.Device();
        var page = await kim.SignIn("kim");
        await kim.Command(page, "/sign-out", json: false);

        var names = kim.CookieLines.Select(line => CookieName().Match(line).Value).Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.Equal(["__Host-upskill", "__Host-upskill-form", "__Host-upskill-nonce", "__Host-upskill-sign-in"], names);
        Assert.All(kim.CookieLines, line =>
        {
            Assert.Contains("; path=/", line, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("path=/s", line, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; secure", line, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; httponly", line, StringComparison.OrdinalIgnoreCase);
            Assert.Matches("; samesite=(lax|strict)", line.ToLowerInvariant());
            Assert.DoesNotContain("domain=", line, StringComparison.OrdinalIgnoreCase);
        });
        Assert.True(kim.CookieLines.Where(line => line.StartsWith("__Host-upskill=", StringComparison.Ordinal)).Max(line => line.Length) < 4_000, "the cookie has grown");
    }

    [Fact]
    public async Task A_group_gives_its_role_which_owners_see_as_such_and_leaving_it_takes_the_role_away()
    {
        await silo.Provider.Says("tom", new { name = "Tom", groups = new[] { ProviderFixture.Auditors, "another" } });
        using (var tom = await silo.DeviceOf("tom"))
        {
            Assert.Equal(HttpStatusCode.OK, await tom.Status("/evidence"));
            await silo.LookAnew("tom");
            Assert.Equal(HttpStatusCode.OK, await tom.Status("/evidence"));
        }
        using var olga = await silo.DeviceOf("olga");
        var page = (await olga.Open("/people/tom")).Html;
        Assert.Contains($", by the group {ProviderFixture.Auditors}", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("value=\"auditor\" checked", page); // not granted: what the form sends would grant it
        Assert.Matches("(?m)^\"tom\".*\"\"$", (await olga.Open("/api/workforce/people.csv")).Html);

        await silo.Provider.Says("tom", new { name = "Tom" });
        using var again = await silo.DeviceOf("tom");
        Assert.Equal(HttpStatusCode.NotFound, await again.Status("/evidence"));
        var after = (await olga.Open("/people/tom")).Html;
        Assert.DoesNotContain("roles-from-groups", after, StringComparison.Ordinal);
        Assert.Equal(2, Regex.Count(after, $"the sign-in group {ProviderFixture.Auditors}")); // given and taken
    }

    [Fact]
    public async Task Who_is_in_more_groups_than_a_token_holds_signs_in_without_any_role_of_theirs()
    {
        await silo.Provider.Says("eva", new { groups = new[] { ProviderFixture.Owners } });
        using (var owner = await silo.DeviceOf("eva"))
            Assert.Equal(HttpStatusCode.OK, await owner.Status("/people"));

        await silo.Provider.Says("eva", new { hasgroups = true, _claim_names = new { groups = "src1" } });
        using var eva = await silo.DeviceOf("eva");
        Assert.Equal(HttpStatusCode.NotFound, await eva.Status("/people"));
        Assert.Equal(HttpStatusCode.OK, await eva.Status("/"));
    }

    [Fact]
    public async Task Who_is_not_in_the_workforce_is_told_whom_to_ask_and_what_to_tell_them()
    {
        using var stranger = silo.Device();
        var page = await stranger.SignIn("a-stranger");

        Assert.Equal((HttpStatusCode.Forbidden, "You are not in Upskill yet"), (page.Status, page.Heading));
        Assert.Contains("<code>a-stranger</code>", page.Html, StringComparison.Ordinal);
        AssertSafe(page);
        Assert.Equal(HttpStatusCode.Redirect, await stranger.Status("/"));
    }

    [Fact]
    public async Task Who_says_no_at_the_provider_is_told_so_and_can_begin_anew()
    {
        using var mia = silo.Device();
        var page = await mia.Post((await mia.Open("/sign-in")).Address, ("no", "1"));

        Assert.Equal((HttpStatusCode.Forbidden, "You were not signed in"), (page.Status, page.Heading));
        AssertSafe(page);
        Assert.Equal(HttpStatusCode.OK, (await mia.SignIn("mia")).Status);
    }

    [Fact]
    public async Task An_answer_that_this_browser_did_not_ask_for_signs_nobody_in()
    {
        using var mia = silo.Device();
        foreach (var path in new[] { "/signin-oidc?code=c&state=forged", "/signin-oidc?code=c", "/signin-oidc" })
        {
            var forged = await mia.Open(path);
            Assert.Equal((path, HttpStatusCode.BadRequest, Lost), (path, forged.Status, forged.Heading));
            AssertSafe(forged);
        }

        // Mallory's own answer, sent to Mia's browser: she would work as Mallory from then on.
        using var mallory = silo.Device();
        var login = await mallory.Open("/sign-in");
        using var form = new FormUrlEncodedContent([new("who", "max")]);
        Uri? answer = login.Address;
        using (var sent = await mallory.Http.PostAsync(answer, form))
            answer = sent.Headers.Location;
        while (answer!.Authority != silo.Address.Authority || !answer.AbsolutePath.StartsWith("/signin-oidc", StringComparison.Ordinal))
        {
            using var hop = await mallory.Http.GetAsync(answer);
            answer = new Uri(answer, hop.Headers.Location!);
        }
        var stolen = await mia.Open(answer.PathAndQuery);
        Assert.Equal((HttpStatusCode.BadRequest, Lost), (stolen.Status, stolen.Heading));
        Assert.Equal(HttpStatusCode.Redirect, await mia.Status("/"));
    }

    [Fact]
    public async Task A_form_of_whom_nobody_is_signed_in_for_is_answered_by_a_page_of_this_site()
    {
        using var nobody = silo.Device();
        var page = await nobody.Post(new Uri(silo.Address, "/sign-out"));

        Assert.Equal((HttpStatusCode.OK, "/signed-out?unsent=1&return=%2F"), (page.Status, page.Address.PathAndQuery));
        Assert.Contains("was not taken", page.Html, StringComparison.Ordinal);
    }

    private static void AssertSafe(ProviderVisitor.Answer page)
    {
        Assert.Contains("href=\"/sign-in\"", page.Html, StringComparison.Ordinal);
        Assert.Contains("default-src 'self'; script-src 'self'; style-src 'self'", Assert.Single(page.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    [GeneratedRegex("^[A-Za-z_-]+")]
    private static partial Regex CookieName();
}
