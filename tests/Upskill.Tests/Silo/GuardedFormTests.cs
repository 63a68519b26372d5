using System.Net;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Upskill.Kit.People;
using Upskill.Learning;
using Upskill.PeerGroups;
using Upskill.Silo;
using Upskill.Testing;
using Upskill.Tests.TimeSaved;
using Upskill.Workforce;
using static Upskill.Tests.Workforce.EmployeeLines;

namespace Upskill.Tests.Silo;

/// <summary>The data guard before the routes that take free text: what it blocks is stored, logged and repeated nowhere; of a warning the sender decides.</summary>
public sealed class GuardedFormTests(WatchedSilo silo) : IClassFixture<WatchedSilo>
{
    private const string Discards = $"/api/peer-groups/rounds/{SiloFixture.Round}/discards", Number = "943 476 5919";

    [Theory]
    [InlineData($"Not after {Number} was read out", "NhsNumber", 10, 12)]
    [InlineData("It is about upx 1234", "Code", 12, 8)]
    [InlineData("password: Sommer2026!", "Secret", 0, 21)]
    [InlineData("With A123456780", "PatientNumber", 5, 10)]
    public async Task Protected_data_is_refused_by_kind_and_place_and_is_in_no_problem_log_or_trace(string reason, string kind, int start, int length)
    {
        using var owner = await WebVisitor.SignIn(silo.Address, "olga");

        using var answer = await Discard(owner, ("reason", reason));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var body = await answer.Content.ReadAsStringAsync();
        var problem = JsonDocument.Parse(body).RootElement;
        Assert.Equal("protected-data", problem.GetProperty("code").GetString());
        Assert.Equal(problem.GetProperty("detail").GetString(), Assert.Single(problem.GetProperty("errors").GetProperty("reason").EnumerateArray()).GetString());
        var finding = Assert.Single(problem.GetProperty("findings").EnumerateArray());
        Assert.Equal(("reason", kind, start, length, true), (finding.GetProperty("field").GetString(), finding.GetProperty("kind").GetString(),
            finding.GetProperty("start").GetInt32(), finding.GetProperty("length").GetInt32(), finding.GetProperty("blocks").GetBoolean()));
        var found = reason.Substring(start, length);
        Assert.DoesNotContain(found, body, StringComparison.Ordinal);
        Assert.NotEmpty(silo.Said);
        Assert.DoesNotContain(silo.Said, line => line.Contains(found, StringComparison.Ordinal));
        Assert.Null((await silo.Grains.GetGrain<IRoundGrain>(SiloFixture.Round).Round())!.Last!.Discarded);
    }

    [Fact]
    public async Task Without_script_the_form_comes_back_with_all_that_was_typed_and_the_sentence_and_can_be_sent_again()
    {
        using var owner = await WebVisitor.SignIn(silo.Address, "olga");
        var page = await owner.Page("/rounds/new");
        var command = CommandId.New().Value;
        const string Typed = $"What did <you> try?\r\nWho is {Number}?";

        using var answer = await owner.Post("/api/peer-groups/rounds", WebVisitor.Token(page),
            ("commandId", command), ("unit", "beta"), ("size", "10"), ("minutes", "20160"), ("starters", Typed));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var form = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync()).QuerySelector("main form[action='/api/peer-groups/rounds']")!;
        Assert.Equal(Typed.ReplaceLineEndings("\n"), form.QuerySelector("textarea[name=starters]")!.TextContent.ReplaceLineEndings("\n"));
        Assert.Contains("That looks like an NHS number.", form.TextContent, StringComparison.Ordinal);
        Assert.Null(form.QuerySelector("input[name=confirmed]")); // there is nothing to decide
        var fields = form.QuerySelectorAll("input[type=hidden]").ToDictionary(field => field.GetAttribute("name")!, field => field.GetAttribute("value")!);
        Assert.Equal((command, "beta", "10", "20160"), (fields["commandId"], fields["unit"], fields["size"], fields["minutes"]));

        using var again = await owner.Post("/api/peer-groups/rounds", fields["__RequestVerificationToken"],
            [.. fields.Where(field => field.Key[0] != '_').Select(field => (field.Key, field.Value)), ("starters", "What did you try?")]);
        Assert.Equal($"/rounds/round-{command}", again.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Of_a_colleagues_name_the_sender_is_warned_and_decides_for_this_text_only()
    {
        await silo.Ask("named", new(UnitId.Organisation, null, OptedInOnly: true), "olga", RoundStage.Committed, TimeSpan.FromDays(2));
        using var owner = await WebVisitor.SignIn(silo.Address, "olga");
        const string Reason = "Because member, MÍA left";

        using var warned = await Discard(owner, "named", ("reason", Reason));
        var problem = JsonDocument.Parse(await warned.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "personal-data"), (warned.StatusCode, problem.GetProperty("code").GetString()));
        var finding = Assert.Single(problem.GetProperty("findings").EnumerateArray());
        Assert.Equal("member, MÍA", Reason.Substring(finding.GetProperty("start").GetInt32(), finding.GetProperty("length").GetInt32()));

        using var other = await Discard(owner, "named", ("reason", "See: " + Reason), ("confirmed", "reason/Colleague/8/11"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);
        using var mixed = await Discard(owner, "named", ("reason", $"{Reason} {Number}"), ("confirmed", "reason/Colleague/8/11 reason/NhsNumber/25/12"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, mixed.StatusCode); // what blocks cannot be confirmed
        using var sent = await Discard(owner, "named", ("reason", Reason), ("confirmed", "reason/Colleague/8/11"));
        Assert.Equal(HttpStatusCode.OK, sent.StatusCode);
        Assert.Equal(Reason, (await silo.Grains.GetGrain<IRoundGrain>("named").Round())!.Last!.Discarded);
    }

    [Fact]
    public async Task A_reason_that_is_about_somebody_may_name_them_and_still_holds_no_patient_number()
    {
        using var owner = await WebVisitor.SignIn(silo.Address, "olga");
        var token = WebVisitor.Token(await owner.Page("/people/tom/waivers"));
        Task<HttpResponseMessage> Excuse(string why) => owner.PostForJson("/api/learning/people/tom/waivers", token,
            ("commandId", CommandId.New().Value), ("module", ""), ("end", "never"), ("why", why));

        using var refused = await Excuse($"Tom Two, {Number}");
        using var taken = await Excuse("Tom Two is on long leave; ask tom@example.com");

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.OK), (refused.StatusCode, taken.StatusCode));
        Assert.Single(await silo.Grains.GetGrain<ILearnerGrain>("tom").Waivers());
    }

    [Fact]
    public async Task Names_are_those_of_the_directory_as_it_is_now()
    {
        var directory = new EmployeeDirectory(silo.Grains);
        async Task<bool> Knows(string key) => (await directory.NamesAmong([key, "nobody such"])).SetEquals([key]);
        await silo.Import("newcomer", File(Line("newcomer", ("name", "Nora Newcomer"), ("function", "Beta"), ("manager_id", "anna"))), by: new("olga"));
        Assert.True(await Knows("newcomer nora"));

        await silo.Import("married", File(Line("newcomer", ("name", "Nora Neumann"), ("function", "Beta"), ("manager_id", "anna"))), by: new("olga"));

        Assert.True(await Knows("neumann nora"));
        Assert.False(await Knows("newcomer nora"));
    }

    [Fact]
    public void A_silo_whose_pattern_cannot_be_read_does_not_start_and_says_which()
    {
        using var folder = new TemporaryFolder();
        var refused = Assert.Throws<StartRefusedException>(() => UpskillSilo.Build(
            ["--environment=Development", $"--Store:Directory={folder.Path}", "--Guard:Codes:0:Name=Study", "--Guard:Codes:0:Pattern=(a+)+"]));

        Assert.StartsWith("Guard:Codes has a code 'Study' whose pattern '(a+)+' cannot be used", refused.Message, StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> Discard(WebVisitor visitor, params (string, string)[] fields) => Discard(visitor, SiloFixture.Round, fields);

    private static async Task<HttpResponseMessage> Discard(WebVisitor visitor, string round, params (string, string)[] fields) => await visitor.PostForJson(
        Discards.Replace(SiloFixture.Round, round, StringComparison.Ordinal), WebVisitor.Token(await visitor.Page("/rounds/new")), [("commandId", CommandId.New().Value), .. fields]);
}
