using System.Security.Claims;
using CsCheck;
using Upskill.Kit.People;
using Upskill.Workforce;
using Upskill.Workforce.Directory;

namespace Upskill.Tests.SignIn;

/// <summary>When a sign-in is over.</summary>
public sealed class SignInSessionTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 29, 17, 0, 0, TimeSpan.Zero);
    private static readonly SignInSession Session = new("own", 2, Now.AddHours(-1), Now.AddHours(-1), "pwd mfa", "theirs");

    [Fact]
    public void What_a_cookie_holds_is_read_back() => Gen.Select(Gen.String, Gen.Int[0, 1000], Gen.Bool).Sample((text, count, has) =>
    {
        var session = new SignInSession(SignInSession.NewId(), count, Now, has ? Now.AddMinutes(-1) : null, text.Replace('|', ' '), has ? "s" : null);
        session = session with { Means = session.Means.Length > 200 ? session.Means[..200] : session.Means };

        Assert.Equal(session, SignInSession.From(new(new ClaimsIdentity([session.Claim()]))));
    });

    [Theory]
    [InlineData("")]
    [InlineData("a|b|c|d|e|f")]
    [InlineData("a|-1|1|||")]
    [InlineData("a|1|1||")]
    [InlineData("a|1||||")]
    public void What_is_no_sign_in_is_none(string claim) => Assert.Null(SignInSession.From(new(new ClaimsIdentity([new(Session.Claim().Type, claim)]))));

    [Fact]
    public void It_lasts_while_nothing_ended_it() => Assert.False(Session.IsOver(Access(2), Now));

    [Fact]
    public void Signing_out_everywhere_ends_it_also_where_the_store_was_set_back()
    {
        Assert.True(Session.IsOver(Access(3), Now));
        Assert.True(Session.IsOver(Access(1), Now));
    }

    [Theory]
    [InlineData("own", true)]
    [InlineData("theirs", true)]
    [InlineData("another", false)]
    public void Ending_one_of_them_ends_that_one(string ended, bool isOver) => Assert.Equal(isOver, Session.IsOver(Access(2, ended), Now));

    [Fact]
    public void After_twelve_hours_it_is_over_however_much_it_was_used()
    {
        Assert.False((Session with { At = Now.AddHours(-12).AddSeconds(1) }).IsOver(Access(2), Now));
        Assert.True((Session with { At = Now.AddHours(-12) }).IsOver(Access(2), Now));
    }

    [Fact]
    public void More_single_endings_than_are_kept_end_all_and_old_ones_are_forgotten()
    {
        var ended = Enumerable.Range(0, SignOuts.MostSessions).Aggregate(SignOuts.None, (outs, i) => outs.Of($"s{i}", Now));
        Assert.Equal((0, SignOuts.MostSessions), (ended.Count, ended.Sessions.Length));

        Assert.Equal((1, 0), (ended.Of("one more", Now).Count, ended.Of("one more", Now).Sessions.Length));
        Assert.Equal(["one more"], ended.Of("one more", Now.AddHours(12)).Sessions.Select(session => session.Id));
        Assert.Equal(ended.Sessions.Length, ended.Of("s0", Now).Sessions.Length);
    }

    private static PersonAccess Access(int signOuts, params string[] ended) => new(null!, signOuts, [.. ended]);
}
