using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.SignalR.Client;
using Upskill.Adoption;
using Upskill.Learning;
using Upskill.Testing;
using Upskill.Workforce;
using Upskill.Workforce.Imports;
using static Upskill.Tests.Workforce.EmployeeLines;

namespace Upskill.Tests.Silo;

/// <summary>Files of employees over the real silo: brought over HTTP by an owner, looked at, accepted, loaded.</summary>
[Collection(SiloCollection.Name)]
public sealed partial class ImportTests(SiloFixture silo)
{
    private readonly string id = $"import-{Guid.NewGuid():N}";
    private readonly string unit = $"F{Guid.NewGuid():N}"[..12];

    [Fact]
    public async Task An_owner_brings_a_file_sees_what_it_would_do_and_only_then_is_it_done()
    {
        using var owner = await WebVisitor.SignIn(silo.Address, "olga");
        using var brought = await Bring(owner, "changes", Person($"{unit}-a", "anna", unit), Person($"{unit}-b", $"{unit}-a", unit));
        Assert.Equal($"/people/imports/{id}", brought.Headers.Location!.OriginalString);
        await Reaches(ImportStage.Checked);
        Assert.Null(await silo.Grains.GetGrain<ILearnerGrain>($"{unit}-a").Standing() is { EnrolledOn: not null } enrolled ? enrolled : null);
        Assert.Contains($"/people/imports/{id}", await owner.Page("/people"), StringComparison.Ordinal); // found again after the page was left
        Assert.Contains("Import 2 changes", await owner.Page($"/people/imports/{id}"), StringComparison.Ordinal);

        await Accept(owner);
        await Reaches(ImportStage.Loaded);

        Assert.NotNull((await silo.Grains.GetGrain<ILearnerGrain>($"{unit}-b").Standing()).EnrolledOn);
        await Until.True(async () => (await silo.Grains.GetGrain<IUnitFiguresGrain>(unit.ToLowerInvariant()).Total()).Figures.Enrolled == 2, "the new unit's figures did not come to two");
    }

    [Fact]
    public async Task The_same_command_again_is_the_same_import()
    {
        using var owner = await WebVisitor.SignIn(silo.Address, "olga");
        using var first = await Bring(owner, "changes", Person($"{unit}-a", "anna", unit));
        await Reaches(ImportStage.Checked);
        using var again = await Bring(owner, "changes", Person($"{unit}-other", "anna", unit));

        Assert.Equal(first.Headers.Location, again.Headers.Location);
        Assert.Equal((1, 0), ((await Status()).Preview!.Added, (await Status()).Preview!.Bad));
    }

    [Fact]
    public async Task Bad_lines_are_listed_and_given_as_a_file_in_which_a_formula_is_text_and_only_the_good_ones_can_be_accepted()
    {
        using var owner = await WebVisitor.SignIn(silo.Address, "olga");
        using var brought = await Bring(owner, "changes", Person($"{unit}-a", "anna", unit), Line("bad", ("country", "=CMD()")), Line($"{unit}-c", ("manager_id", "nobody-at-all")));
        await Reaches(ImportStage.Checked);

        var csv = await owner.Page($"/api/workforce/imports/{id}/bad-lines");
        Assert.Contains("3,country,\"'=CMD()\"", csv, StringComparison.Ordinal);
        Assert.Contains("4,manager_id,\"nobody-at-all\"", csv, StringComparison.Ordinal);
        Assert.Contains("2 lines cannot be loaded", await owner.Page($"/people/imports/{id}"), StringComparison.Ordinal);

        Assert.Equal("bad-rows", (await Assert.ThrowsAsync<Refusal>(() => Import.Accept(new(GoodRowsOnly: false, null)))).Code);
        await Accept(owner, ("goodRowsOnly", "yes"));
        await Reaches(ImportStage.Loaded);
    }

    [Fact]
    public async Task A_yes_to_what_has_changed_before_its_turn_is_asked_for_again_and_not_taken_from_a_repeat()
    {
        using var owner = await WebVisitor.SignIn(silo.Address, "olga");
        using var brought = await Bring(owner, "changes", Person($"{unit}-a", "anna", unit));
        await Reaches(ImportStage.Checked);
        await silo.Import($"{id}-before", File(Person($"{unit}-a", "anna", unit)));
        var seen = await Seen(owner);
        await Accept(owner, ("seen", seen));
        await Until.True(async () => await Status() is { Stage: ImportStage.Checked, LookAgain: true }, "nobody was asked to look again");

        using var repeated = await owner.Post($"/api/workforce/imports/{id}/acceptance", WebVisitor.Token(await owner.Page($"/people/imports/{id}")), ("seen", seen));
        Assert.Contains("has changed since you said yes to it", WebUtility.HtmlDecode(await repeated.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.Equal((ImportStage.Checked, 0), ((await Status()).Stage, (await Status()).Preview!.Added));

        await Accept(owner, ("seen", await Seen(owner)));
        await Reaches(ImportStage.Loaded);
    }

    [Fact]
    public async Task A_file_that_was_thrown_away_changes_nothing_and_cannot_be_accepted()
    {
        using var owner = await WebVisitor.SignIn(silo.Address, "olga");
        using var brought = await Bring(owner, "changes", Person($"{unit}-a", "anna", unit));
        await Reaches(ImportStage.Checked);
        using var discarded = await owner.Post($"/api/workforce/imports/{id}/discarding", WebVisitor.Token(await owner.Page("/people")));

        Assert.Equal(ImportStage.Discarded, (await Status()).Stage);
        Assert.Equal("not-checked", (await Assert.ThrowsAsync<Refusal>(() => Import.Accept(new(true, null)))).Code);
    }

    [Fact]
    public async Task A_file_that_is_no_csv_of_employees_or_not_utf8_is_told_so()
    {
        using var owner = await WebVisitor.SignIn(silo.Address, "olga");
        using var notUtf8 = await Bring(owner, "changes", [.. System.Text.Encoding.Latin1.GetBytes(File(Line("e", ("name", "Zoë"))))]);
        Assert.Equal(HttpStatusCode.Conflict, notUtf8.StatusCode);
        Assert.Contains("not UTF-8", WebUtility.HtmlDecode(await notUtf8.Content.ReadAsStringAsync()), StringComparison.Ordinal);

        using var brought = await Bring(owner, "changes", System.Text.Encoding.UTF8.GetBytes("name,shoe size\nZoe,38\n"));
        await Reaches(ImportStage.Discarded);
        Assert.Contains("The file has no column id", (await Status()).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_import_that_is_read_from_the_store_again_says_nothing_of_another()
    {
        await silo.Import(id, File(Person($"{unit}-a", "anna", unit)));
        var another = silo.Grains.GetGrain<IWorkforceImportGrain>($"{id}-another");
        await Import.AsReference<Orleans.Core.Internal.IGrainManagementExtension>().DeactivateOnIdle();
        Assert.Equal(ImportStage.Loaded, (await Status()).Stage);

        Assert.Equal(ImportStage.NotBegun, (await another.Status()).Stage);
    }

    [Fact]
    public async Task One_that_was_loaded_when_a_stop_came_before_it_left_the_queue_holds_up_no_other()
    {
        await silo.Import(id, File(Person($"{unit}-a", "anna", unit)));
        await Queue.Queue(id);
        await Import.AsReference<Orleans.Core.Internal.IGrainManagementExtension>().DeactivateOnIdle();
        Assert.Equal(ImportStage.Loaded, (await Status()).Stage); // as ImportsGoOn asks after a start

        await silo.Import($"{id}-next", File(Person($"{unit}-b", "anna", unit)));
        Assert.DoesNotContain(id, (await Queue.Unfinished()).Take(1));
    }

    [Fact]
    public async Task One_that_had_left_the_queue_when_a_stop_came_before_that_was_known_comes_to_its_turn()
    {
        using var owner = await WebVisitor.SignIn(silo.Address, "olga");
        using var brought = await Bring(owner, "changes", Person($"{unit}-a", "anna", unit));
        await Reaches(ImportStage.Checked);
        await Queue.Queue($"{id}-before"); // whose turn never ends
        await Accept(owner);
        await Reaches(ImportStage.Waiting);
        await Queue.Leave(id);

        await Queue.Leave($"{id}-before");
        await Reaches(ImportStage.Loaded);
    }

    [Fact]
    public async Task The_samples_own_import_cannot_be_taken_by_a_file()
    {
        using var owner = await WebVisitor.SignIn(silo.Address, "olga");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/workforce/imports?mode=full&commandId=sample")
        {
            Content = new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(File(Line("e")))) { Headers = { ContentType = new("text/csv") } },
            Headers = { { "RequestVerificationToken", WebVisitor.Token(await owner.Page("/people")) }, { "Accept", "application/json" } },
        };
        using var answer = await owner.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(ImportStage.NotBegun, (await silo.Grains.GetGrain<IWorkforceImportGrain>(IWorkforceImportGrain.Sample).Status()).Stage);
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_told_so()
    {
        using var owner = await WebVisitor.SignIn(silo.Address, "olga");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/workforce/imports?mode=changes&commandId={id}")
        {
            Content = new ByteArrayContent(new byte[ImportRoutes.LargestFile + 1]) { Headers = { ContentType = new("text/csv") } },
            Headers = { { "RequestVerificationToken", WebVisitor.Token(await owner.Page("/people")) }, { "Accept", "application/json" } },
        };
        request.Headers.ExpectContinue = true; // so that the answer comes before the body
        using var answer = await owner.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("\"code\":\"too-large\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Tier", "Long")]
    public async Task A_leaver_is_signed_out_and_their_open_connection_closed_within_a_minute_and_a_returner_may_come_back()
    {
        await silo.Import($"{id}-in", File(Person($"{unit}-leaver", "anna", unit)));
        using var leaver = await WebVisitor.SignIn(silo.Address, $"{unit}-leaver");
        await using var hub = new HubConnectionBuilder().WithUrl(new Uri(silo.Address, "/hubs/learning"), options => options.Cookies = leaver.Cookies).Build();
        var closed = new TaskCompletionSource();
        hub.Closed += _ =>
        {
            closed.TrySetResult();
            return Task.CompletedTask;
        };
        await hub.StartAsync();
        Assert.Equal(HttpStatusCode.OK, (await leaver.Http.GetAsync("/")).StatusCode);

        // Everybody but the leaver, as HR's next full file has them.
        await silo.Import($"{id}-out", await EverybodyBut($"{unit}-leaver"), ImportMode.Full);

        await closed.Task.WaitAsync(TimeSpan.FromMinutes(1));
        await Until.True(async () => (await leaver.Http.GetAsync("/")).StatusCode is HttpStatusCode.Redirect, "the leaver was not signed out", TimeSpan.FromMinutes(1));
        await Assert.ThrowsAsync<InvalidOperationException>(() => WebVisitor.SignIn(silo.Address, $"{unit}-leaver"));
        Assert.NotNull((await silo.Grains.GetGrain<ILearnerGrain>($"{unit}-leaver").Standing()).EnrolledOn);

        await silo.Import($"{id}-back", File(Person($"{unit}-leaver", "anna", unit)));
        using var back = await WebVisitor.SignIn(silo.Address, $"{unit}-leaver");
        Assert.Equal(HttpStatusCode.OK, (await back.Http.GetAsync("/")).StatusCode);
    }

    private IWorkforceImportGrain Import => silo.Grains.GetGrain<IWorkforceImportGrain>(id);

    private IWorkforceImportsGrain Queue => silo.Grains.GetGrain<IWorkforceImportsGrain>(IWorkforceImportsGrain.Organisation);

    private Task<ImportStatus> Status() => Import.Status();

    private Task Reaches(ImportStage stage) => Until.True(async () => (await Status()).Stage == stage, $"the import did not come to {stage}");

    private async Task Accept(WebVisitor owner, params (string, string)[] fields)
    {
        using var accepted = await owner.Post($"/api/workforce/imports/{id}/acceptance", WebVisitor.Token(await owner.Page($"/people/imports/{id}")), fields);
        Assert.Equal($"/people/imports/{id}", accepted.Headers.Location!.OriginalString);
    }

    /// <summary>Which state of the import the page asks to be said yes to.</summary>
    private async Task<string> Seen(WebVisitor owner) => SeenField().Match(await owner.Page($"/people/imports/{id}")).Groups[1].Value;

    [GeneratedRegex("name=\"seen\" value=\"([0-9]+)\"")]
    private static partial Regex SeenField();

    private Task<HttpResponseMessage> Bring(WebVisitor owner, string mode, params string[] lines) =>
        Bring(owner, mode, System.Text.Encoding.UTF8.GetBytes(File(lines)));

    private async Task<HttpResponseMessage> Bring(WebVisitor owner, string mode, byte[] csv)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(WebVisitor.Token(await owner.Page("/people"))), "__RequestVerificationToken" },
            { new StringContent(mode), "mode" },
            { new StringContent(id), "commandId" },
            { new ByteArrayContent(csv), "file", "people.csv" },
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/workforce/imports") { Content = form };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
        return await owner.Http.SendAsync(request);
    }

    private async Task<string> EverybodyBut(string leaver)
    {
        var everybody = await new Upskill.Kit.People.EmployeeDirectory(silo.Grains).All();
        return File(everybody.Where(employee => employee.LeftOn is null && employee.Id.Value != leaver).Select(employee => Line(
            employee.Id.Value, ("name", employee.Name), ("email", employee.Email), ("function", employee.UnitNames[0]), ("department", employee.UnitNames.ElementAtOrDefault(1) ?? ""),
            ("team", employee.UnitNames.ElementAtOrDefault(2) ?? ""), ("country", employee.Country), ("grade", employee.Grade), ("manager_id", employee.Manager?.Value ?? ""),
            ("time_zone", employee.TimeZone), ("language", employee.Language), ("start_date", employee.StartsOn.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)))));
    }
}
