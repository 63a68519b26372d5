using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using Upskill.Learning;
using Upskill.Learning.Programmes;
using Upskill.Testing;

namespace Upskill.Tests.Coaching;

/// <summary>What somebody writes in a browser, and what a model makes of it: nothing that must not get out does, and nothing that gives orders is obeyed.</summary>
public sealed class CoachRouteTests(TutoredSilo silo) : IClassFixture<TutoredSilo>
{
    private const string Exercise = "/modules/prompting-for-work/write-one";

    private const string Page = "/tutor/prompting-for-work", Questions = "/api/coaching/modules/prompting-for-work/questions";

    [Fact]
    public async Task None_of_a_thousand_canaries_gets_from_a_question_into_network_log_trace_or_store()
    {
        using var mia = await WebVisitor.SignIn(silo.Address, "mia");
        var token = WebVisitor.Token(await mia.Page(Page));
        var before = silo.Model.Requests.Count;
        var canaries = new CanaryMint(23).Thousand();
        foreach (var canary in canaries)
        {
            using var answer = await mia.Post(Questions, token, ("question", "What is a prompt? " + canary.Text));
            var isBlocked = canary.Class is "nhs" or "key" or "code";
            Assert.True(answer.StatusCode is HttpStatusCode.UnprocessableEntity || !isBlocked && answer.StatusCode is HttpStatusCode.OK, canary.Text); // some telephone number is a patient's as well
        }
        Assert.Equal(before, silo.Model.Requests.Count); // all are the model's questions, and none was asked

        var everywhere = string.Join('\n', silo.Overheard.Lines.Concat((await silo.Store()).Select(entry => $"{entry.Key} {entry.Value}")));
        Assert.All(canaries, canary => Assert.DoesNotContain(canary.Secret, everywhere, StringComparison.Ordinal));
        using var plain = await mia.Post(Questions, token, ("question", "What is a prompt?"));
        Assert.Equal(before + 1, silo.Model.Requests.Count); // one without would have been asked
    }

    [Fact]
    public async Task No_injection_changes_more_than_words_on_the_learners_own_page_and_they_are_text()
    {
        using var mia = await WebVisitor.SignIn(silo.Address, "mia");
        var token = WebVisitor.Token(await mia.Page(Page));
        using var usual = await mia.Post(Questions, token, ("question", "What is a prompt?"));
        var parts = Live(await usual.Content.ReadAsStringAsync());
        var before = await silo.Store();
        foreach (var (turn, injection) in Injections.All.Index())
        {
            silo.Model.Otherwise = turn % 2 == 0 ? Injections.Obeys(turn) : ModelReplies.Says($$"""{"quotations":[],"inShort":{{System.Text.Json.JsonSerializer.Serialize(injection.Text)}}}""");
            using var answer = await mia.Post(Questions, token, ("question", "What is a prompt? " + injection.Text));
            Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.OK, HttpStatusCode.UnprocessableEntity, HttpStatusCode.BadRequest }); // a form takes no character nought
            Assert.Equal((injection.Text, ""), (injection.Text, string.Join('\n', Live(await answer.Content.ReadAsStringAsync()).Except(parts))));
        }
        var after = await silo.Store();
        Assert.Empty(after.Where(now => before.GetValueOrDefault(now.Key) != now.Value).Select(now => now.Key).Concat(before.Keys.Except(after.Keys)));
    }

    [Fact]
    public async Task Nor_does_one_in_a_prompt_that_is_observed_and_run()
    {
        await silo.Import("injected", string.Join('\n', Injections.All.Select((_, turn) => $"i{turn:000},Injected {Letters(turn)},,Gamma,,,CH,G2,anna,Europe/Zurich,en,2020-01-01,,,")
            .Prepend("id,name,email,function,department,team,country,grade,manager_id,time_zone,language,start_date,leave_from,leave_to,roles")));
        using var usual = await Prompted("mia", "Write a handover for the day shift.");
        var (parts, tried) = (Live(await usual.Page(Exercise)), 0);
        foreach (var (turn, injection) in Injections.All.Index())
        {
            silo.Model.Otherwise = turn % 2 == 0 ? Injections.Obeys(turn)
                : ModelReplies.Says($$"""{"quotes":[{"criterion":"Goal","quote":"<script>alert(1)</script>"}],"tryNext":{{System.Text.Json.JsonSerializer.Serialize(injection.Text)}}}""");
            try
            {
                using var learner = await Prompted($"i{turn:000}", injection.Text);
                Assert.Equal((injection.Text, ""), (injection.Text, string.Join('\n', Live(await learner.Page(Exercise)).Except(parts))));
                tried++;
            }
            catch (Refusal)
            {
                // Too short or too long for a prompt.
            }
        }
        Assert.True(tried >= 100, $"Only {tried} could be written as a prompt.");
    }

    /// <summary>Somebody who has written this, had it observed and run it.</summary>
    private async Task<WebVisitor> Prompted(string person, string text)
    {
        var module = silo.Services.GetRequiredService<Programme>()[new("prompting-for-work")]!;
        await silo.Grains.GetGrain<ILearnerGrain>(person).Submit(new(CommandId.New(), module.Id, new("write-one"), module.Version, 1, "first", [text], person, "en"));
        var visitor = await WebVisitor.SignIn(silo.Address, person);
        foreach (var path in new[] { "observations", "runs" })
        {
            using var answer = await visitor.Post($"/api/coaching/prompts/prompting-for-work/write-one/first/{path}", WebVisitor.Token(await visitor.Page(Exercise)), ("commandId", CommandId.New().Value));
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        }
        return visitor;
    }

    private static string Letters(int number) => $"{(char)('A' + number / 26)}{(char)('a' + number % 26)}";

    /// <summary>Everything in a page that does something or comes from elsewhere: scripts, handlers, frames, pictures, targets of forms, links that leave.</summary>
    private static HashSet<string> Live(string html)
    {
        var page = new HtmlParser().ParseDocument(html);
        return
        [
            .. page.QuerySelectorAll("script, style, iframe, object, embed, base, meta[http-equiv], img, svg[onload]").Select(element => element.OuterHtml).Where(element => !element.StartsWith("<svg", StringComparison.Ordinal)),
            .. page.QuerySelectorAll("form").Select(form => form.GetAttribute("action") ?? "").Where(action => !action.StartsWith('/')),
            .. page.QuerySelectorAll("a").Select(link => link.GetAttribute("href") ?? "").Where(link => !link.StartsWith('/') && !link.StartsWith('#')),
            .. page.All.SelectMany(element => element.Attributes.Where(attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal) || attribute.Name is "style").Select(attribute => $"{element.LocalName} {attribute.Name}={attribute.Value}")),
        ];
    }
}
