using System.Net;
using Upskill.Learning;
using Upskill.Testing;

namespace Upskill.Tests.Silo;

/// <summary>Who looked at whose evidence is on the ledger before anything is shown, and the person sees it.</summary>
[Collection(SiloCollection.Name)]
public sealed class AccessLogTests(SiloFixture silo)
{
    [Fact]
    public async Task An_auditors_look_is_noted_and_seen_by_the_person_and_by_nobody_else()
    {
        var log = silo.Grains.GetGrain<IAccessLogGrain>("tom");
        var before = (await log.Looks(1_000)).Length;
        using var auditor = await WebVisitor.SignIn(silo.Address, "adam");
        Assert.Contains("Tom Two", await auditor.Page("/evidence/tom"), StringComparison.Ordinal);

        Assert.Equal(new PersonId("adam"), Assert.Single((await log.Looks(1_000)).SkipLast(before)).By);
        using var tom = await WebVisitor.SignIn(silo.Address, "tom");
        Assert.Contains("Adam Auditor", await tom.Page("/record"), StringComparison.Ordinal);
        using var mia = await WebVisitor.SignIn(silo.Address, "mia");
        Assert.DoesNotContain("Tom Two", await mia.Page("/record"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("olga")]
    [InlineData("ben")]
    [InlineData("chris")]
    [InlineData("otto")]
    [InlineData("tom")]
    public async Task Whoever_is_no_auditor_finds_no_such_page_and_leaves_no_look(string person)
    {
        var log = silo.Grains.GetGrain<IAccessLogGrain>("lea");
        var before = (await log.Looks(1_000)).Length;
        using var visitor = await WebVisitor.SignIn(silo.Address, person);

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Http.GetAsync("/evidence/lea")).StatusCode);
        Assert.Equal(before, (await log.Looks(1_000)).Length);
    }

    [Fact]
    public async Task Looking_at_ones_own_record_is_no_look()
    {
        using var kim = await WebVisitor.SignIn(silo.Address, "kim");
        await kim.Page("/record");

        Assert.Empty(await silo.Grains.GetGrain<IAccessLogGrain>("kim").Looks(10));
    }
}
