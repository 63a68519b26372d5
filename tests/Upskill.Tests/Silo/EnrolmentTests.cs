using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Upskill.Adoption;
using Upskill.Kit;
using Upskill.Kit.Ledger;
using Upskill.Kit.People;
using Upskill.Kit.Storage;
using Upskill.Learning;
using Upskill.Learning.Programmes;
using Upskill.Testing;
using Upskill.Workforce;
using static Upskill.Tests.Workforce.EmployeeLines;

namespace Upskill.Tests.Silo;

/// <summary>Rules of enrolment over a silo of their own, for they are about everybody: looked at by an owner, made, carried out, withdrawn.</summary>
public sealed partial class EnrolmentTests(SiloFixture silo) : IClassFixture<SiloFixture>, IAsyncLifetime
{
    private readonly string unit = $"F{Guid.NewGuid():N}"[..12];

    private IEnrolmentGrain Enrolment => silo.Grains.GetGrain<IEnrolmentGrain>(IEnrolmentGrain.Organisation);

    private UnitId Unit => new(unit.ToLowerInvariant());

    [Fact]
    public async Task An_owner_sees_how_many_a_rule_enrols_and_lets_go_says_yes_and_so_it_comes()
    {
        await silo.Import($"{unit}-in", File(Person($"{unit}-a", "anna", unit), Person($"{unit}-b", $"{unit}-a", unit)));
        var everybody = (await new EmployeeDirectory(silo.Grains).All()).Count;
        using var owner = await WebVisitor.SignIn(silo.Address, "olga");
        Assert.Contains("No rule is in force, so everybody is enrolled", await owner.Page("/enrolment"), StringComparison.Ordinal);
        var preview = await owner.Page($"/enrolment/preview?unit={Unit}&due=after&days=30");
        Assert.Equal([2, 0, 2, everybody - 2], Figures(preview));
        Assert.NotNull((await Learner("mia").Standing()).EnrolledOn); // nothing is changed yet

        await SayYes(owner, preview);

        await Applied();
        Assert.Null((await Learner("mia").Standing()).EnrolledOn);
        Assert.Equal(MandatoryStatus.NotEnrolled, await Learner("mia").Status());
        Assert.Equal(Today.AddDays(30), (await Learner($"{unit}-b").Standing()).DueOn);
        await Until.True(async () => await Enrolled(UnitId.Organisation) == 2, "whoever was let go is still in the figures");
        Assert.Contains("30 days after they start", await owner.Page("/enrolment"), StringComparison.Ordinal);

        await SayYes(owner, await owner.Page($"/enrolment/preview?withdraws={(await Enrolment.Rules()).Single().Id}"));
        await Applied();
        Assert.NotNull((await Learner("mia").Standing()).EnrolledOn);
        await Until.True(async () => await Enrolled(UnitId.Organisation) == everybody, "whoever came back is not in the figures");
    }

    [Fact]
    public async Task A_yes_to_numbers_that_are_no_longer_true_is_refused_with_the_new_ones()
    {
        await silo.Import($"{unit}-one", File(Person($"{unit}-a", "anna", unit)));
        using var owner = await WebVisitor.SignIn(silo.Address, "olga");
        var preview = await owner.Page($"/enrolment/preview?unit={Unit}&due=after&days=30");
        await silo.Import($"{unit}-two", File(Person($"{unit}-b", "anna", unit)));

        using var refused = await Post(owner, preview);

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("Now 2 people would be enrolled, 0 of them newly and 2 already", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty(await Enrolment.Rules());
    }

    [Fact]
    public async Task Who_joins_or_moves_by_a_later_import_falls_under_the_rules_as_they_then_are()
    {
        await silo.Import($"{unit}-in", File(Person($"{unit}-a", "anna", unit), Person($"{unit}-b", "anna", unit)));
        using var owner = await WebVisitor.SignIn(silo.Address, "olga");
        var fixedDay = Today.AddDays(10);
        await SayYes(owner, await owner.Page($"/enrolment/preview?unit={Unit}&due=on&on={fixedDay:yyyy-MM-dd}"));
        await Applied();
        Assert.Equal(fixedDay, (await Learner($"{unit}-a").Standing()).DueOn);

        await silo.Import($"{unit}-moves", File(Person($"{unit}-a", "anna", unit + "x"), Line($"{unit}-c", ("function", unit), ("start_date", $"{Today.AddDays(30):yyyy-MM-dd}")), Person($"{unit}-d", "anna", unit + "x")));

        Assert.Equal(MandatoryStatus.NotEnrolled, await Learner($"{unit}-a").Status());
        Assert.Equal(MandatoryStatus.NotEnrolled, await Learner($"{unit}-d").Status());
        Assert.Equal(fixedDay, (await Learner($"{unit}-b").Standing()).DueOn);
        var own = (int)silo.Services.GetRequiredService<Programme>().DueAfter.TotalDays;
        Assert.Equal(Today.AddDays(30 + own), (await Learner($"{unit}-c").Standing()).DueOn); // late under a fixed day: the programme's own time
        await Until.True(async () => await Enrolled(Unit) == 2, "the unit's figures did not come to two");
    }

    [Fact]
    public async Task A_repeated_yes_changes_nothing_and_the_chain_of_rules_holds()
    {
        var change = new EnrolmentChange(new(EnrolmentCriteria.Everybody, new(null, 60)), null);
        var command = new ChangeEnrolment(CommandId.New(), new("olga"), change, await Enrolment.Preview(change));
        await Enrolment.Change(command);
        await Applied();

        await Enrolment.Change(command);

        Assert.Equal(command.Id.Value, Assert.Single(await Enrolment.Rules()).Id.Value);
        var stored = await silo.Services.GetRequiredService<Journal>().Read(new("enrolment", IEnrolmentGrain.Organisation));
        Assert.Equal((stored.Count, null), LedgerAudit.Verify(stored));
        Assert.Equal((await Enrolment.Progress()).Version, stored.Count);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    /// <summary>Each test begins without a rule.</summary>
    public async Task DisposeAsync()
    {
        foreach (var rule in await Enrolment.Rules())
        {
            var change = new EnrolmentChange(null, rule.Id);
            await Enrolment.Change(new(CommandId.New(), new("olga"), change, await Enrolment.Preview(change)));
            await Applied();
        }
    }

    private DateOnly Today => silo.Services.GetRequiredService<DomainClock>().Today;

    private ILearnerGrain Learner(string id) => silo.Grains.GetGrain<ILearnerGrain>(id);

    private async Task<long> Enrolled(UnitId of) => (await silo.Grains.GetGrain<IUnitFiguresGrain>(of.Value).Total()).Figures.Enrolled;

    private Task Applied() => Until.True(async () => (await Enrolment.Progress()).IsDone, "the rules were not carried out");

    private static IEnumerable<int> Figures(string page) => Figure().Matches(page).Select(match => int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture));

    private static async Task SayYes(WebVisitor owner, string preview)
    {
        using var answer = await Post(owner, preview);
        Assert.Equal("/enrolment", answer.Headers.Location?.OriginalString);
    }

    // The page's own form, as a browser sends it.
    private static Task<HttpResponseMessage> Post(WebVisitor owner, string preview) => owner.Post("/api/learning/enrolment/changes", WebVisitor.Token(preview),
        [.. Hidden().Matches(preview).Select(match => (match.Groups[1].Value, match.Groups[2].Value)).Where(field => !field.Item1.StartsWith('_'))]);

    [GeneratedRegex("<p class=\"figure-l\">(\\d+)</p>")]
    private static partial Regex Figure();

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();
}
