using System.Security.Claims;
using Upskill.Workforce;
using Upskill.Workforce.SignIn;

namespace Upskill.Tests.SignIn;

/// <summary>What is read in an ID token, of each of the providers as it sends it.</summary>
public sealed class ProviderClaimsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 29, 17, 0, 0, TimeSpan.Zero);

    private static readonly ProviderSettings Settings = ProviderSettingsTests.Read(("Authority", "https://id.example.com"), ("ClientId", "upskill"), ("PersonClaim", "oid"),
        ("Groups:0:Group", "auditors"), ("Groups:0:Role", "Auditor"), ("Groups:1:Group", "owners"), ("Groups:1:Role", "Owner"), ("Groups:2:Group", "more-owners"), ("Groups:2:Role", "Owner"));

    [Fact]
    public void A_person_is_who_the_claim_of_the_settings_says_and_nobody_where_it_is_missing()
    {
        Assert.Equal(new PersonId("4711"), Read(("oid", "4711"), ("sub", "abc"), ("email", "mia@example.com")).Person);
        Assert.Null(Read(("sub", "4711"), ("email", "4711"), ("oid", "")).Person);
    }

    [Fact]
    public void Groups_give_their_roles_each_once_and_other_groups_give_none() =>
        Assert.Equal<GroupRole>([new("auditors", Roles.Auditor), new("owners", Roles.ProgrammeOwner)],
            Read(("oid", "4711"), ("groups", "more-owners"), ("groups", "owners"), ("groups", "auditors"), ("groups", "canteen"), ("groups", "AUDITORS")).Roles);

    [Theory]
    [InlineData("_claim_names", """{"groups":"src1"}""")]
    [InlineData("_claim_names", "not json")]
    [InlineData("hasgroups", "true")]
    [InlineData("hasgroups", "True")]
    public void Where_the_token_only_refers_to_the_groups_none_of_them_counts(string claim, string value)
    {
        var read = Read(("oid", "4711"), ("groups", "owners"), (claim, value));

        Assert.False(read.GroupsAreKnown);
        Assert.Empty(read.Roles);
    }

    [Theory]
    [InlineData("_claim_names", """{"address":"src1"}""")]
    [InlineData("hasgroups", "false")]
    public void What_refers_to_something_else_changes_nothing(string claim, string value) =>
        Assert.Single(Read(("oid", "4711"), ("groups", "owners"), (claim, value)).Roles);

    [Fact]
    public void How_and_when_somebody_was_asked_is_read_where_the_provider_says_it()
    {
        var read = Read(("oid", "4711"), ("auth_time", Now.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture)), ("amr", "pwd"), ("amr", "mfa"), ("sid", "s1"));

        Assert.Equal((Now, "pwd mfa", "s1"), (read.AuthenticatedAt, read.Means, read.Session));
        Assert.Equal(((DateTimeOffset?)null, "", (string?)null), (Read(("oid", "4711"), ("auth_time", "-1")).AuthenticatedAt, Read(("oid", "1")).Means, Read(("oid", "1")).Session));
        Assert.Null(Read(("oid", "4711"), ("auth_time", "99999999999999999")).AuthenticatedAt);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(300, true)]
    [InlineData(301, false)]
    [InlineData(-60, true)]
    [InlineData(-61, false)]
    public void Recent_is_within_the_minutes_and_not_ahead_of_the_clock_by_more_than_one(int secondsAgo, bool isRecent) =>
        Assert.Equal(isRecent, ProviderClaims.IsRecent(Now.AddSeconds(-secondsAgo), TimeSpan.FromMinutes(5), Now));

    [Fact]
    public void Who_does_not_say_when_was_not_asked() => Assert.False(ProviderClaims.IsRecent(null, TimeSpan.FromMinutes(5), Now));

    private static ProviderClaims Read(params (string Type, string Value)[] claims) =>
        ProviderClaims.Read(new(new ClaimsIdentity(claims.Select(claim => new Claim(claim.Type, claim.Value)))), Settings);
}
