using System.Text.Json;
using System.Text.Json.Nodes;
using Upskill.Workforce.SignIn;

namespace Upskill.Tests.SignIn;

/// <summary>OpenID Connect Back-Channel Logout 1.0, §2.6: what is a logout token and what is none.</summary>
public sealed class LogoutTokenTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 29, 17, 0, 0, TimeSpan.Zero);

    [Fact]
    public void It_names_a_subject_a_session_or_both()
    {
        Assert.Equal(new LogoutToken("t1", "mia", "s1"), Read(_ => { }));
        Assert.Equal(new LogoutToken("t1", "mia", null), Read(claims => claims.Remove("sid")));
        Assert.Equal(new LogoutToken("t1", null, "s1"), Read(claims => claims.Remove("sub")));
    }

    [Theory]
    [InlineData("jti", null)]
    [InlineData("iat", null)]
    [InlineData("iat", "soon")]
    [InlineData("events", null)]
    [InlineData("events", "logout")]
    [InlineData("nonce", "n")]
    public void One_claim_missing_or_wrong_makes_it_none(string claim, string? value) => Assert.Null(Read(claims =>
    {
        claims.Remove(claim);
        if (value is not null)
            claims[claim] = value;
    }));

    [Fact]
    public void The_event_has_to_be_the_one_of_logout_and_an_object()
    {
        Assert.Null(Read(claims => claims["events"] = new JsonObject { ["http://schemas.openid.net/event/other"] = new JsonObject() }));
        Assert.Null(Read(claims => claims["events"] = new JsonObject { ["http://schemas.openid.net/event/backchannel-logout"] = "yes" }));
    }

    [Fact]
    public void Without_subject_and_session_it_says_nothing() => Assert.Null(Read(claims =>
    {
        claims.Remove("sub");
        claims.Remove("sid");
    }));

    [Theory]
    [InlineData(120, true)]
    [InlineData(121, false)]
    [InlineData(-120, true)]
    [InlineData(-121, false)]
    public void It_is_valid_for_two_minutes(int age, bool isOne) =>
        Assert.Equal(isOne, Read(claims => claims["iat"] = Now.AddSeconds(-age).ToUnixTimeSeconds()) is not null);

    private static LogoutToken? Read(Action<JsonObject> change)
    {
        var claims = new JsonObject
        {
            ["jti"] = "t1",
            ["sub"] = "mia",
            ["sid"] = "s1",
            ["iat"] = Now.ToUnixTimeSeconds(),
            ["events"] = new JsonObject { ["http://schemas.openid.net/event/backchannel-logout"] = new JsonObject() },
        };
        change(claims);
        return LogoutToken.Read(JsonSerializer.Serialize(claims), Now);
    }
}
