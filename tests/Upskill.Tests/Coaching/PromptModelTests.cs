using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;
using Upskill.Coaching;
using Upskill.Coaching.Providers;
using Upskill.Kit.Storage;
using Upskill.Learning;
using Upskill.Learning.Programmes;
using Upskill.Testing;
using Upskill.Tests.Coaching.Providers;

namespace Upskill.Tests.Coaching;

public sealed class PromptModelTests(PromptingSilo silo) : IClassFixture<PromptingSilo>
{
    private const string Exercise = "/modules/prompting-for-work/write-one", Route = "/api/coaching/prompts/prompting-for-work/write-one/first";

    [Fact]
    public async Task A_model_is_asked_once_a_text_when_the_learner_asks_and_what_it_adds_is_said_to_be_its()
    {
        using var mia = await Writes("mia", "Give the lads on earlies the gist of the night.");
        var before = silo.Model.Requests.Count;
        await mia.Page(Exercise);
        Assert.Equal(before, silo.Model.Requests.Count);

        silo.Model.Then(ModelReplies.Says(JsonSerializer.Serialize(new { quotes = new[] { new { criterion = "Context", quote = "the lads on earlies" } }, tryNext = "Say <b>which</b> notes." })));
        await Post(mia, $"{Route}/observations", $"{Exercise}#observed-first");
        var page = await mia.Page(Exercise);
        Assert.Contains("<q lang=\"en\">the lads on earlies</q>", page, StringComparison.Ordinal);
        Assert.Contains("Seen by the model", page, StringComparison.Ordinal);
        Assert.Contains("Say &lt;b&gt;which&lt;/b&gt; notes. (in the model", page, StringComparison.Ordinal);

        await Post(mia, $"{Route}/observations", $"{Exercise}#observed-first");
        Assert.Equal(before + 1, silo.Model.Requests.Count);
    }

    [Fact]
    public async Task When_the_model_is_away_or_babbles_the_page_says_so_and_the_rules_stand()
    {
        using var max = await Writes("max", "Write a handover for the day shift. Use only the twelve notes below.");
        silo.Model.Then(ModelReplies.Says("Certainly! Here is what I think."));
        await Post(max, $"{Route}/observations", $"{Exercise}#observed-first");

        var page = WebUtility.HtmlDecode(await max.Page(Exercise));
        Assert.Contains("The model is away. What you see here is by rules", page, StringComparison.Ordinal);
        Assert.Contains("<q lang=\"en\">Use only the twelve notes below</q>", page, StringComparison.Ordinal);
        Assert.Contains("Ask the model as well", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_prompt_is_run_by_a_form_and_its_sentences_are_marked_and_nothing_of_it_is_readable_in_the_store()
    {
        using var tom = await Writes("tom", "Tell me about seal 4.");
        silo.Model.Then(ModelReplies.Says("Seal 4 is ", "<i>closed</i>.", " It was checked at 03.15 by nobody. Ask your lead."));
        await Post(tom, $"{Route}/runs", $"{Exercise}#run-first");
        var page = await tom.Page(Exercise);
        Assert.Contains("Seal 4 is &lt;i&gt;closed&lt;/i&gt;.", page, StringComparison.Ordinal);
        Assert.Equal(3, page.Split("name=\"sentence\"").Length - 1);

        await Post(tom, $"{Route}/runs/marks", $"{Exercise}#run-first", ("sentence", "0"), ("sentence", "99"), ("sentence", "x"));
        page = WebUtility.HtmlDecode(await tom.Page(Exercise));
        Assert.Contains("You would check 1 of 3 sentences.", page, StringComparison.Ordinal);
        Assert.Contains("a number that is not in your prompt: 1.", page, StringComparison.Ordinal);

        var asked = silo.Model.Requests.Count;
        await Post(tom, $"{Route}/runs", $"{Exercise}#run-first");
        Assert.Equal(asked, silo.Model.Requests.Count);
        Assert.Contains("You would check 1 of 3 sentences.", WebUtility.HtmlDecode(await tom.Page(Exercise)), StringComparison.Ordinal);

        using var zoe = await Writes("zoe", "Tell me about seal 4.");
        Assert.DoesNotContain("03.15", await zoe.Page(Exercise), StringComparison.Ordinal);
        Assert.DoesNotContain("03.15", await Stored(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_is_streamed_to_an_island_and_kept_at_its_end()
    {
        using var kim = await Writes("kim", "Tell me about seal 5.");
        silo.Model.Then(ModelReplies.Says("Seal 5 ", "is open."));
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(silo.Address, $"{Route}/runs"));
        request.Headers.Accept.ParseAdd("text/event-stream");
        request.Content = new FormUrlEncodedContent([new("__RequestVerificationToken", WebVisitor.Token(await kim.Page(Exercise)))]);
        using var answer = await kim.Http.SendAsync(request);

        var events = await answer.Content.ReadAsStringAsync();
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("event: end", events, StringComparison.Ordinal);
        Assert.Equal("Seal 5 is open.", string.Concat(events.Split('\n').Where(line => line.StartsWith("data: ", StringComparison.Ordinal))
            .Select(line => JsonDocument.Parse(line[6..]).RootElement.GetProperty("words").GetString())));
        Assert.Contains("is open.", await kim.Page(Exercise), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_prompt_with_something_that_stays_out_goes_to_no_model()
    {
        using var adam = await Writes("adam", "Staff no. 00000 was late. Write a note about it.");
        var (before, page) = (silo.Model.Requests.Count, await adam.Page(Exercise));
        Assert.Contains("Take out", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Ask the model as well", page, StringComparison.Ordinal);

        foreach (var path in new[] { "observations", "runs" })
        {
            using var answer = await adam.Post($"{Route}/{path}", WebVisitor.Token(page), ("commandId", CommandId.New().Value));
            Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        }
        Assert.Equal(before, silo.Model.Requests.Count);
    }

    [Fact]
    public async Task The_newest_sixty_notes_are_kept_each_opens_in_its_place_only_and_none_once_the_key_is_gone()
    {
        var notes = silo.Grains.GetGrain<ICoachNotesGrain>("lea");
        for (var number = 0; number <= ICoachNotesGrain.Most; number++)
            await notes.Keep(new($"observe/{number}", $"note {number}"));
        await notes.Keep(new("observe/1", "said anew"));

        Assert.Null(await notes.At("observe/0"));
        Assert.Equal("said anew", (await notes.At("observe/1"))!.Text);
        Assert.Equal("note 60", (await notes.At("observe/60"))!.Text);
        Assert.Null(await silo.Grains.GetGrain<ICoachNotesGrain>("adam").At("observe/60"));
        var others = silo.Grains.GetGrain<ICoachNotesGrain>("adam");
        await others.Keep(new("run/1", "a note"));
        await others.Remove();
        await others.Remove();
        Assert.Null(await others.At("run/1"));
        silo.Services.GetRequiredService<IKeyStore>().Destroy("lea");
        Assert.Null(await notes.At("observe/60"));
    }

    [Fact]
    public async Task A_step_that_one_has_not_written_is_not_there()
    {
        using var ben = await WebVisitor.SignIn(silo.Address, "ben");
        var token = WebVisitor.Token(await ben.Page(Exercise));

        foreach (var path in new[] { "observations", "runs", "runs/marks" })
        {
            using var answer = await ben.Post($"{Route}/{path}", token, ("commandId", CommandId.New().Value));
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    private async Task<WebVisitor> Writes(string person, string text)
    {
        var module = silo.Services.GetRequiredService<Programme>()[new("prompting-for-work")]!;
        await silo.Grains.GetGrain<ILearnerGrain>(person).Submit(new(CommandId.New(), module.Id, new("write-one"), module.Version, 1, "first", [text], person, "en"));
        return await WebVisitor.SignIn(silo.Address, person);
    }

    private static async Task Post(WebVisitor person, string path, string place, params (string Name, string Value)[] fields)
    {
        using var answer = await person.Post(path, WebVisitor.Token(await person.Page(Exercise)), [("commandId", CommandId.New().Value), .. fields]);
        Assert.Equal((HttpStatusCode.Redirect, place), (answer.StatusCode, answer.Headers.Location?.OriginalString));
    }

    private async Task<string> Stored()
    {
        var store = silo.Services.GetRequiredService<IConnectionMultiplexer>();
        var text = new StringBuilder();
        await foreach (var key in store.GetServers()[0].KeysAsync(pattern: "*coach*"))
            text.Append(key).Append(' ').Append(await store.GetDatabase().KeyTypeAsync(key) is RedisType.Hash
                ? string.Join(' ', await store.GetDatabase().HashGetAllAsync(key)) : (string?)await store.GetDatabase().StringGetAsync(key)).Append('\n');
        Assert.Contains("coach", text.ToString(), StringComparison.Ordinal); // else nothing was looked at
        return text.ToString();
    }
}

/// <summary>A silo with a model, asked by the prompt functions of the product.</summary>
public sealed class PromptingSilo : CoachedSilo
{
    /// <inheritdoc/>
    protected override void Adjust(WebApplicationBuilder builder)
    {
        base.Adjust(builder);
        builder.Services.AddSingleton(new PromptFiles())
            .AddSingleton(new CoachSettings(Model.Endpoint, "test", ProviderFixture.Key, TimeSpan.FromSeconds(20), 1_000_000) { RetryAfter = TimeSpan.FromMilliseconds(5) });
    }
}
