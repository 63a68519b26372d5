using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Upskill.Learning;
using Upskill.Learning.Activities;
using Upskill.Learning.Programmes;
using Upskill.Testing;

namespace Upskill.Tests.SignIn;

/// <summary>Before somebody signs, the provider has asked them who they are, a short while ago.</summary>
[Collection(ProviderCollection.Name)]
public sealed class SignatureTests(ProviderFixture silo)
{
    private static readonly TimeSpan LongAgo = TimeSpan.FromHours(1);

    [Fact]
    public async Task Who_has_just_signed_in_signs_at_once_and_the_record_says_who_asked_them_when_and_how()
    {
        using var mia = await silo.DeviceOf("mia");
        var before = DateTimeOffset.UtcNow;
        var (module, activity) = First;
        var page = await mia.Open(Text(module, activity));
        Assert.DoesNotContain("asks you once more", page.Html, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.OK, (await Sign(mia, page, "Mia Member")).Status);

        var proof = (await Signature("mia"))!.Proof!;
        Assert.Equal(("openid-connect", silo.Provider.Address.ToString(), "pwd mfa"), (proof.Method, proof.Provider, proof.Means));
        Assert.InRange(proof.AuthenticatedAt!.Value, before.AddMinutes(-1), before.AddMinutes(1));
        Assert.Contains("asked who signs on", (await mia.Open("/record")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_signed_in_long_ago_is_asked_by_the_provider_comes_back_to_what_they_typed_and_signs()
    {
        using var tom = await silo.DeviceOf("tom", LongAgo);
        var (module, activity) = First;
        var page = await tom.Open(Text(module, activity));
        Assert.Contains("asks you once more", page.Html, StringComparison.Ordinal);

        var asked = await Sign(tom, page, "Tom  Two");
        Assert.Equal((HttpStatusCode.Unauthorized, "Sign in once more to sign"), (asked.Status, asked.Heading));
        Assert.Null(await Signature("tom"));
        await silo.Provider.Asked();
        var login = await tom.Open(asked.Value("class=\"button button-primary\" href=\""));
        Assert.StartsWith(silo.Provider.Address.ToString(), login.Address.ToString(), StringComparison.Ordinal);
        var request = Assert.Single(await silo.Provider.Asked());
        Assert.Equal(("login", "0"), (request["prompt"], request["max_age"]));

        var again = await tom.LogIn(login, "tom");
        Assert.Equal(Path(module, activity), again.Address.AbsolutePath);
        Assert.Contains("value=\"Tom  Two\"", again.Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await Sign(tom, again, "Tom  Two")).Status);
        Assert.Equal("openid-connect", (await Signature("tom"))!.Proof!.Method);
    }

    [Fact]
    public async Task An_island_is_told_to_sign_in_again_and_nothing_was_signed()
    {
        using var zoe = await silo.DeviceOf("zoe", LongAgo);
        var (module, activity) = First;

        var answer = await Sign(zoe, await zoe.Open(Text(module, activity)), "Zoe Beta", json: true);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.Contains("\"code\":\"sign-in-again\"", answer.Html, StringComparison.Ordinal);
        Assert.Null(await Signature("zoe"));
    }

    [Fact]
    public async Task A_provider_that_did_not_ask_again_though_it_was_told_to_lets_nobody_sign()
    {
        using var eva = await silo.DeviceOf("eva", LongAgo);
        var (module, activity) = First;

        var answer = await eva.LogIn(await eva.Open($"/sign-in/again?return={Path(module, activity)}"), "eva", LongAgo);

        Assert.Equal((HttpStatusCode.Forbidden, "You were not asked to sign in again"), (answer.Status, answer.Heading));
        Assert.Equal(HttpStatusCode.Unauthorized, (await Sign(eva, await eva.Open(Text(module, activity)), "Eva Beta")).Status);
        Assert.Null(await Signature("eva"));
    }

    [Fact]
    public async Task What_somebody_typed_is_shown_to_nobody_else()
    {
        using var eva = await silo.DeviceOf("eva", LongAgo);
        var (module, activity) = First;
        var address = (await Sign(eva, await eva.Open(Text(module, activity)), "Eva's own words")).Value("class=\"button button-primary\" href=\"");
        var back = Uri.UnescapeDataString(address.Split("return=")[1]);

        using var kim = await silo.DeviceOf("kim");
        Assert.Contains("Eva&#x27;s own words", (await eva.Open(back)).Html, StringComparison.Ordinal);
        Assert.DoesNotContain("own words", (await kim.Open(back)).Html, StringComparison.Ordinal);
        Assert.DoesNotContain("own words", (await eva.Open(back[..^4] + "AAAA")).Html, StringComparison.Ordinal);
        Assert.DoesNotContain("own", address, StringComparison.Ordinal);
    }

    private (Module Module, Activity Activity) First =>
        silo.Services.GetRequiredService<Programme>().Modules.SelectMany(module => module.Activities.Select(activity => (module, activity))).First(pair => pair.activity.IsSigned);

    private static string Path(Module module, Activity activity) => $"/modules/{module.Id}/{activity.Id}";

    private static string Text(Module module, Activity activity) => $"{Path(module, activity)}?language={module.Language}";

    private async Task<EvidenceItem?> Signature(string person) =>
        (await silo.Grains.GetGrain<ILearnerGrain>(person).Evidence()).SingleOrDefault(item => item.Kind is EvidenceKind.AcknowledgementSigned);

    private Task<ProviderVisitor.Answer> Sign(ProviderVisitor device, ProviderVisitor.Answer page, string name, bool json = false)
    {
        var (module, activity) = First;
        string Field(string field) => page.Value($"name=\"{field}\" value=\"");
        return device.Command(page, $"{Path(module, activity)}/submissions", json,
            ("commandId", CommandId.New().Value), ("learner", Field("learner")), ("version", Field("version")), ("language", Field("language")), ("attempt", Field("attempt")), ("step", ""), ("next", ""), ("choice", name));
    }
}
