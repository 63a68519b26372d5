using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Upskill.Kit.Ledger;
using Upskill.Kit.Storage;
using Upskill.Testing;
using Upskill.TimeSaved;
using Upskill.TimeSaved.Calibration;

namespace Upskill.Tests.TimeSaved;

public sealed class CalibrationPageTests(CalibratingSilo silo) : IClassFixture<CalibratingSilo>
{
    private const string Route = "/api/time-saved/calibration";

    [Fact]
    public async Task A_pair_is_done_by_forms_alone_and_its_result_stands_on_the_persons_page_and_nowhere_else()
    {
        using var person = await WebVisitor.SignIn(silo.Address, "mia");
        var page = await person.Page("/calibration");
        Assert.Contains("Voluntary, about five minutes, and nobody but you sees your times.", page, StringComparison.Ordinal);
        await Post(person, Route);
        var pair = Assert.Single((await silo.Of("mia").Standing()).Pairs);
        var texts = LikeExercises.Of(pair.Kind).In("en").Texts;

        for (var number = 1; number <= 2; number++)
        {
            var exercise = pair.Exercises[number - 1];
            Assert.DoesNotContain(WebUtility.HtmlEncode(texts.Of(exercise.Variant)[0]), await person.Page("/calibration"), StringComparison.Ordinal);
            await Post(person, $"{Route}/1/exercises/{number}/start");
            page = WebUtility.HtmlDecode(await person.Page("/calibration"));
            Assert.Contains(texts.Of(exercise.Variant)[0], page, StringComparison.Ordinal);
            Assert.Contains(exercise.IsWithAi ? "With AI: use the tool" : "Without AI: use whatever", page, StringComparison.Ordinal);
            silo.Passes(exercise.IsWithAi ? new TimeSpan(0, 37, 11) : new TimeSpan(0, 41, 13));
            await Post(person, $"{Route}/1/exercises/{number}/finish");
        }

        page = await person.Page("/calibration");
        Assert.Matches("<dt>Without AI</dt><dd>41 min 1[345] s</dd>", page);
        Assert.Matches("<dt>With AI</dt><dd>37 min 1[123] s</dd>", page);
        Assert.Matches("4 min [0-4] s less with AI", page);
        Assert.Contains("One pair says little", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Draw my pair", page, StringComparison.Ordinal);
        Assert.Equal((5, null), LedgerAudit.Verify(await silo.Services.GetRequiredService<Journal>().Read(new("calibration", "mia"))));
        foreach (var viewer in new[] { "lea", "ben", "anna", "chris", "olga", "adam", "otto" })
        {
            using var visitor = await WebVisitor.SignIn(silo.Address, viewer);
            foreach (var path in new[] { "/calibration", "/calibration?person=mia", "/hours", "/adoption/alpha", "/api/adoption/units/alpha/hours" })
            {
                using var answer = await visitor.Http.GetAsync(path);
                Assert.DoesNotMatch("37 min 1|41 min 1|less with AI", await answer.Content.ReadAsStringAsync());
            }
        }
    }

    [Fact]
    public async Task A_form_of_an_exercise_that_is_over_changes_nothing_and_the_page_says_so_in_place()
    {
        using var person = await WebVisitor.SignIn(silo.Address, "tom");
        await Post(person, Route);
        await Post(person, $"{Route}/1/exercises/1/start");
        silo.Passes(TimeSpan.FromMinutes(2));
        var token = WebVisitor.Token(await person.Page("/calibration"));
        var command = ("commandId", CommandId.New().Value);
        using var first = await person.Post($"{Route}/1/exercises/1/finish", token, command);
        using var repeat = await person.Post($"{Route}/1/exercises/1/finish", token, command);
        using var other = await person.Post($"{Route}/1/exercises/1/finish", token, ("commandId", CommandId.New().Value));

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect, HttpStatusCode.Conflict), (first.StatusCode, repeat.StatusCode, other.StatusCode));
        var page = await other.Content.ReadAsStringAsync();
        Assert.Contains("That is not the exercise that you are at now.", page, StringComparison.Ordinal);
        Assert.Contains("Exercise 2 of 2", page, StringComparison.Ordinal);
        using var none = await person.Post($"{Route}/1/exercises/x/start", token, command);
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Fact]
    public async Task An_interrupted_pair_is_dropped_and_a_hasty_one_is_not_counted_and_the_page_says_why()
    {
        using var person = await WebVisitor.SignIn(silo.Address, "zoe");
        await Post(person, Route);
        await Post(person, $"{Route}/1/withdrawal");
        Assert.Contains("You dropped the last pair.", await person.Page("/calibration"), StringComparison.Ordinal);

        await Post(person, Route);
        await Post(person, $"{Route}/2/exercises/1/start");
        await Post(person, $"{Route}/2/exercises/1/finish");

        var page = await person.Page("/calibration");
        Assert.Contains("an exercise took less than 20 seconds", page, StringComparison.Ordinal);
        Assert.Contains("Draw my pair", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<dt>With AI</dt>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_stored_says_nothing_without_the_persons_key()
    {
        await silo.Of("kim").Begin(CommandId.New());

        var stored = System.Text.Encoding.UTF8.GetString((await silo.Services.GetRequiredService<Journal>().Read(new("calibration", "kim"))).Single());
        Assert.DoesNotContain((await silo.Of("kim").Standing()).Pairs[0].Kind, stored, StringComparison.Ordinal);
    }

    private static async Task Post(WebVisitor person, string path)
    {
        using var answer = await person.Post(path, WebVisitor.Token(await person.Page("/calibration")), ("commandId", CommandId.New().Value));
        Assert.Equal((HttpStatusCode.Redirect, "/calibration"), (answer.StatusCode, answer.Headers.Location?.OriginalString));
    }
}
