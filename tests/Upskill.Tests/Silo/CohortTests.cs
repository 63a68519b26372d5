using System.Net;
using Upskill.Adoption;
using Upskill.Learning;
using Upskill.Testing;
using static Upskill.Tests.Workforce.EmployeeLines;

namespace Upskill.Tests.Silo;

/// <summary>Cohorts over the real silo: made by an owner, with dates for all members and figures of their own.</summary>
[Collection(SiloCollection.Name)]
public sealed class CohortTests(SiloFixture silo) : IAsyncLifetime
{
    private static readonly DateOnly Due = new(2099, 3, 31);
    private readonly string id = Guid.NewGuid().ToString("N"), unit = $"F{Guid.NewGuid():N}"[..12];

    private ICohortGrain Cohort => silo.Grains.GetGrain<ICohortGrain>(id);

    [Fact]
    public async Task Members_take_the_programme_on_the_cohorts_dates_and_count_in_its_figures_and_in_their_units()
    {
        using var owner = await WebVisitor.SignIn(silo.Address, "olga");
        await Make(owner, ("ids", $"{unit}-a, {unit}-b\n{unit}-c"));
        await Settled(3);

        Assert.Equal(Due, (await Learner("a").Standing()).DueOn);
        await Shows(UnitId.OfCohort(id), 3);
        await Shows(new(unit.ToLowerInvariant()), 4);
        Assert.Contains("Members: 3.", await owner.Page($"/enrolment/cohorts/{id}"), StringComparison.Ordinal);
        Assert.Contains("of 3 people", await owner.Page($"/enrolment/cohorts/{id}"), StringComparison.Ordinal);
        Assert.Contains("Autumn", await owner.Page("/enrolment/cohorts"), StringComparison.Ordinal);

        using var taken = await owner.Post($"/api/learning/cohorts/{id}/members/{unit}-a/removal", WebVisitor.Token(await owner.Page($"/enrolment/cohorts/{id}")));
        Assert.Equal(HttpStatusCode.Redirect, taken.StatusCode);
        await Settled(2);
        Assert.NotEqual(Due, (await Learner("a").Standing()).DueOn);
        await Shows(UnitId.OfCohort(id), 2);
        await Shows(new(unit.ToLowerInvariant()), 4);

        // The form that made it comes once more: whoever was taken out meanwhile stays out.
        await Make(owner, ("ids", $"{unit}-a, {unit}-b\n{unit}-c"));
        Assert.True(await Cohort.Cohort() is { Members: 2, Waiting: 0 });
    }

    [Fact]
    public async Task Who_is_in_another_cohort_or_has_left_is_not_taken_and_who_moves_stays_in_it()
    {
        var other = silo.Grains.GetGrain<ICohortGrain>("other" + id);
        await other.Make(new("Other", new(2026, 1, 1), new(2099, 1, 1), new("olga")));
        await other.Add(CommandId.New(), [new($"{unit}-a")]);
        await Until.True(async () => await other.Cohort() is { Waiting: 0, Members: 1 }, "the other cohort did not take its member");
        using var owner = await WebVisitor.SignIn(silo.Address, "olga");

        await Make(owner, ("unit", unit.ToLowerInvariant()));
        await Settled(3);

        Assert.Equal(1, (await Cohort.Cohort())!.NotTaken);
        Assert.Equal(new DateOnly(2099, 1, 1), (await Learner("a").Standing()).DueOn);
        await silo.Import($"{unit}-moves", File(Person($"{unit}-b", "anna", unit + "x")));
        await Shows(new(unit.ToLowerInvariant()), 3);
        await Shows(UnitId.OfCohort(id), 3);
        Assert.Equal(Due, (await Learner("b").Standing()).DueOn);
    }

    [Theory]
    [InlineData("lea nobody-of-this-id", "nobody-of-this-id")]
    [InlineData("", "Say who")]
    public async Task An_id_of_nobody_or_no_word_of_who_makes_no_cohort(string ids, string said)
    {
        using var owner = await WebVisitor.SignIn(silo.Address, "olga");
        using var answer = await Post(owner, ("ids", ids));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains(said, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Null(await Cohort.Cohort());
    }

    public Task InitializeAsync() => silo.Import($"{unit}-in", File("abcd".Select(letter => Person($"{unit}-{letter}", "anna", unit))));

    public Task DisposeAsync() => Task.CompletedTask;

    private ILearnerGrain Learner(string letter) => silo.Grains.GetGrain<ILearnerGrain>($"{unit}-{letter}");

    private async Task Make(WebVisitor owner, (string, string) whom)
    {
        using var answer = await Post(owner, whom);
        Assert.Equal($"/enrolment/cohorts/{id}", answer.Headers.Location?.OriginalString);
    }

    private async Task<HttpResponseMessage> Post(WebVisitor owner, (string, string) whom) => await owner.Post(
        "/api/learning/cohorts", WebVisitor.Token(await owner.Page("/enrolment/cohorts")),
        ("commandId", id), ("name", "Autumn"), ("starts", "2026-01-01"), ("due", "2099-03-31"), whom);

    private Task Settled(int members) => Until.True(
        async () => await Cohort.Cohort() is { Waiting: 0 } cohort && cohort.Members == members, $"the cohort did not come to {members} members");

    private Task Shows(UnitId of, int enrolled) => Until.True(
        async () => (await silo.Grains.GetGrain<IUnitFiguresGrain>(of.Value).Total()).Figures.Enrolled == enrolled, $"the figures of {of} did not come to {enrolled}");
}
