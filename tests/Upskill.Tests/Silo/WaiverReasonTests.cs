using System.Net;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;
using Upskill.Learning;
using Upskill.Testing;
using Upskill.Workforce;
using Upskill.Workforce.Imports;
using static Upskill.Tests.Workforce.EmployeeLines;

namespace Upskill.Tests.Silo;

/// <summary>Why somebody is excused is seen by themselves, by who granted it and by an auditor, who leaves a look; why they are on leave, by nobody.</summary>
[Collection(SiloCollection.Name)]
public sealed class WaiverReasonTests(SiloFixture silo) : IAsyncLifetime
{
    private const string Why = "Treatment at the clinic until spring";
    private readonly string unit = $"F{Guid.NewGuid():N}"[..12];

    private string Patient => $"{unit}-patient";

    [Fact]
    public async Task An_owner_excuses_somebody_and_only_they_the_person_and_an_auditor_see_why()
    {
        using var owner = await WebVisitor.SignIn(silo.Address, "olga");
        await Excuse(owner);

        Assert.Equal(MandatoryStatus.Excused, await Learner.Status());
        Assert.Contains(Why, await owner.Page($"/people/{Patient}/waivers"), StringComparison.Ordinal);
        Assert.DoesNotContain(Why, await Page($"{unit}-owner", $"/people/{Patient}/waivers"), StringComparison.Ordinal);
        Assert.Contains("Now: excused.", await Page($"{unit}-owner", $"/people/{Patient}/waivers"), StringComparison.Ordinal);
        Assert.Contains(Why, await Page(Patient, "/record"), StringComparison.Ordinal);
        Assert.Contains("You are excused", await Page(Patient, "/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_is_refused_says_back_what_was_written_into_it()
    {
        using var owner = await WebVisitor.SignIn(silo.Address, "olga");
        owner.Http.DefaultRequestHeaders.Accept.ParseAdd("text/html");

        using var refused = await owner.Post($"/api/learning/people/{Patient}/waivers", WebVisitor.Token(await owner.Page($"/people/{Patient}/waivers")), ("commandId", CommandId.New().Value), ("why", Why), ("end", "day"));

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        var page = await refused.Content.ReadAsStringAsync();
        Assert.Contains("Say until which day", page, StringComparison.Ordinal);
        Assert.Matches($"<textarea[^>]*readonly[^>]*>{Why}</textarea>", page);
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(page, "<textarea")); // neither its id nor its token
    }

    [Fact]
    public async Task An_auditors_look_at_the_reason_is_on_the_persons_access_log_first()
    {
        using var owner = await WebVisitor.SignIn(silo.Address, "olga");
        await Excuse(owner);
        var log = silo.Grains.GetGrain<IAccessLogGrain>(Patient);
        Assert.Empty(await log.Looks(10)); // the owner's is none: they know it

        Assert.Contains(Why, await Page("adam", $"/people/{Patient}/waivers"), StringComparison.Ordinal);

        Assert.Equal(new PersonId("adam"), Assert.Single(await log.Looks(10)).By);
        Assert.Contains("Adam Auditor", await Page(Patient, "/record"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_withdrawn_waiver_excuses_no_more_and_is_kept()
    {
        using var owner = await WebVisitor.SignIn(silo.Address, "olga");
        var token = await Excuse(owner);
        var waiver = Assert.Single(await Learner.Waivers());

        using var answer = await owner.Post($"/api/learning/people/{Patient}/waivers/{waiver.Id}/withdrawal", token, ("commandId", Guid.NewGuid().ToString("N")));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(MandatoryStatus.NotStarted, await Learner.Status());
        Assert.Equal(new PersonId("olga"), Assert.Single(await Learner.Waivers()).WithdrawnBy);
    }

    [Fact]
    public async Task Nobody_excuses_themselves()
    {
        using var owner = await WebVisitor.SignIn(silo.Address, "olga");
        using var answer = await owner.PostForJson("/api/learning/people/olga/waivers", WebVisitor.Token(await owner.Page("/enrolment/preview?due=after&days=3")), Form());

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("own-waiver", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty(await silo.Grains.GetGrain<ILearnerGrain>("olga").Waivers());
    }

    [Fact]
    public async Task Why_somebody_is_on_leave_is_kept_nowhere_even_where_HRs_file_says_it()
    {
        Assert.DoesNotContain(EmployeeFile.Columns, column => column.Contains("reason", StringComparison.Ordinal));
        var reason = $"burnout-{unit}";
        var line = Line($"{unit}-away", ("function", unit), ("leave_from", "2026-01-01"), ("leave_to", "2099-01-01"));

        await silo.Import($"{unit}-leave", $"{Header},leave_reason\n{line},{reason}\n");

        Assert.Equal(MandatoryStatus.NotStarted, await silo.Grains.GetGrain<ILearnerGrain>($"{unit}-away").Status());
        foreach (var (person, path) in new[] { ("olga", $"/people/{unit}-away"), ("olga", $"/people/{unit}-away/waivers"), ("adam", $"/evidence/{unit}-away"), ($"{unit}-away", "/record") })
            Assert.DoesNotContain("burnout", await Page(person, path), StringComparison.Ordinal);
        Assert.Empty(await KeysThatHold(reason));
        Assert.NotEmpty(await KeysThatHold($"{unit}-away")); // the search finds what there is
    }

    public Task InitializeAsync() => silo.Import($"{unit}-in", File(
        Person(Patient, "anna", unit), Line($"{unit}-owner", ("function", unit), ("roles", "owner"))), ImportMode.Changes, new("olga"));

    public Task DisposeAsync() => Task.CompletedTask;

    private ILearnerGrain Learner => silo.Grains.GetGrain<ILearnerGrain>(Patient);

    private static (string, string)[] Form() => [("commandId", Guid.NewGuid().ToString("N")), ("module", ""), ("end", "never"), ("why", Why)];

    private async Task<string> Page(string person, string path)
    {
        using var visitor = await WebVisitor.SignIn(silo.Address, person);
        return await visitor.Page(path);
    }

    private async Task<string> Excuse(WebVisitor owner)
    {
        var token = WebVisitor.Token(await owner.Page($"/people/{Patient}/waivers"));
        using var answer = await owner.Post($"/api/learning/people/{Patient}/waivers", token, Form());
        Assert.Equal($"/people/{Patient}/waivers", answer.Headers.Location?.OriginalString);
        return token;
    }

    // Everything that is stored, as text, whatever its kind.
    private async Task<List<string>> KeysThatHold(string text)
    {
        var store = silo.Services.GetRequiredService<IConnectionMultiplexer>();
        var (database, found) = (store.GetDatabase(), new List<string>());
        await foreach (var key in store.GetServers().First().KeysAsync(pageSize: 1_000))
        {
            var values = await database.KeyTypeAsync(key) switch
            {
                RedisType.Hash => (await database.HashGetAllAsync(key)).Select(field => $"{field.Name} {field.Value}"),
                RedisType.List => (await database.ListRangeAsync(key)).Select(value => value.ToString()),
                RedisType.String => [(await database.StringGetAsync(key)).ToString()],
                _ => [],
            };
            if (values.Append(key.ToString()).Any(value => value.Contains(text, StringComparison.Ordinal)))
                found.Add(key.ToString());
        }
        return found;
    }
}
