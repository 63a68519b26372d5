using Microsoft.Extensions.Configuration;
using Upskill.Workforce;
using Upskill.Workforce.SignIn;

namespace Upskill.Tests.SignIn;

/// <summary>A provider's settings are right, or the start is refused with one sentence.</summary>
public sealed class ProviderSettingsTests
{
    private const string Provider = "https://login.microsoftonline.com/5f1c0a3e-0000-4000-8000-000000000001/v2.0";

    [Fact]
    public void What_is_not_set_has_its_usual_value()
    {
        var settings = Read(("Authority", Provider), ("ClientId", "upskill"));

        Assert.Equal(("sub", "groups", TimeSpan.FromMinutes(5), null), (settings.PersonClaim, settings.GroupsClaim, settings.SignatureWithin, settings.ClientSecret));
        Assert.Equal<string>(["openid", "profile"], settings.Scopes);
        Assert.Empty(settings.Groups);
    }

    [Fact]
    public void Groups_give_the_roles_that_the_settings_name()
    {
        var settings = Read(("Authority", Provider), ("ClientId", "upskill"), ("Groups:0:Group", "a"), ("Groups:0:Role", "owner"), ("Groups:1:Group", "b"), ("Groups:1:Role", "Operator"));

        Assert.Equal<GroupRole>([new("a", Roles.ProgrammeOwner), new("b", Roles.Operator)], settings.Groups);
    }

    [Theory]
    [InlineData("http://127.0.0.1:8080/", true)]
    [InlineData("http://localhost:8080/realms/acme", true)]
    [InlineData("http://[::1]:8080/", true)]
    [InlineData("https://id.example.com/realms/acme", false)]
    public void Http_is_for_a_provider_on_this_machine_only(string authority, bool isPlain) =>
        Assert.Equal(isPlain, Read(("Authority", authority), ("ClientId", "upskill")).IsPlain);

    [Theory]
    [InlineData("Authority", "http://id.example.com", "would travel unprotected")]
    [InlineData("Authority", "http://127.0.0.1.example.com", "would travel unprotected")]
    [InlineData("Authority", "id.example.com", "is no address")]
    [InlineData("Authority", "ftp://id.example.com", "is no address")]
    [InlineData("Authority", "https://login.microsoftonline.com/common/v2.0", "any organisation")]
    [InlineData("Authority", "https://login.microsoftonline.us/Organizations/v2.0", "any organisation")]
    [InlineData("ClientId", "", "Oidc:ClientId is not set")]
    [InlineData("PersonClaim", "email", "somebody else's one day")]
    [InlineData("PersonClaim", "preferred_username", "somebody else's one day")]
    [InlineData("SignatureMinutes", "0", "from 1 to 60")]
    [InlineData("SignatureMinutes", "61", "from 1 to 60")]
    [InlineData("SignatureMinutes", "five", "from 1 to 60")]
    [InlineData("Groups:0:Role", "Owner", "Oidc:Groups:0 has no Group")]
    public void A_setting_that_cannot_be_used_refuses_the_start_with_a_sentence_that_names_it(string setting, string value, string says)
    {
        var refused = Assert.Throws<FormatException>(() => Read(("Authority", Provider), ("ClientId", "upskill"), (setting, value)));

        Assert.Contains(says, refused.Message, StringComparison.Ordinal);
        Assert.Contains($"Oidc:{setting.Split(':')[0]}", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Champion")]
    [InlineData("Manager")]
    [InlineData("Employee")]
    [InlineData("3")]
    [InlineData(null)]
    public void A_group_gives_no_role_that_belongs_to_a_function_or_follows_from_the_reporting_line(string? role) =>
        Assert.Contains("a group gives Owner, Auditor or Operator",
            Assert.Throws<FormatException>(() => Read(("Authority", Provider), ("ClientId", "upskill"), ("Groups:0:Group", "a"), ("Groups:0:Role", role))).Message, StringComparison.Ordinal);

    internal static ProviderSettings Read(params (string Name, string? Value)[] settings) => ProviderSettings.Read(new ConfigurationBuilder()
        .AddInMemoryCollection(settings.GroupBy(setting => setting.Name).Select(setting => KeyValuePair.Create($"Oidc:{setting.Key}", setting.Last().Value))).Build().GetSection("Oidc"));
}
