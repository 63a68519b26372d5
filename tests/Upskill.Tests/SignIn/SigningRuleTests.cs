using Upskill.Kit.People;
using Upskill.Learning;
using Upskill.Learning.Player;
using Upskill.Workforce;

namespace Upskill.Tests.SignIn;

/// <summary>Who may sign.</summary>
public sealed class SigningRuleTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 29, 17, 0, 0, TimeSpan.Zero);
    private static readonly SigningRule Rule = new("https://id.example.com/", TimeSpan.FromMinutes(5));

    [Fact]
    public void Who_was_asked_a_moment_ago_may_sign_and_the_record_says_by_whom_when_and_how() =>
        Assert.Equal(new SignatureProof("openid-connect", Now.AddMinutes(-4), "https://id.example.com/", "pwd mfa"), Rule.ProofOf(Person(Now.AddMinutes(-4)), Now));

    [Theory]
    [InlineData(300, true)]
    [InlineData(301, false)]
    [InlineData(-60, true)]
    [InlineData(-61, false)]
    public void A_moment_is_the_minutes_of_the_settings(int secondsAgo, bool may) => Assert.Equal(may, Rule.ProofOf(Person(Now.AddSeconds(-secondsAgo)), Now) is not null);

    [Fact]
    public void Who_signed_in_with_a_provider_that_does_not_say_when_may_not() => Assert.Null(Rule.ProofOf(Person(null), Now));

    [Fact]
    public void In_development_the_record_says_that_nobody_was_asked() =>
        Assert.Equal(new SignatureProof("not-asked", null, null, null), SigningRule.NotAsked.ProofOf(Person(null), Now));

    private static CurrentPerson Person(DateTimeOffset? authenticatedAt) => new(new("mia"), "Mia", Roles.Employee, [], [], "UTC")
    {
        Session = new("own", 0, Now.AddHours(-1), authenticatedAt, "pwd mfa"),
    };
}
