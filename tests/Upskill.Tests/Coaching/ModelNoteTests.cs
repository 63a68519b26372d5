using System.Text.Json;
using Upskill.Coaching.ModelNotes;
using Upskill.Coaching.Observations;
using Upskill.Coaching.Rubrics;
using Upskill.Coaching.Runs;
using Upskill.Coaching.Verdicts;

namespace Upskill.Tests.Coaching;

public sealed class ModelNoteTests
{
    private const string Text = "Give the lads on earlies the gist. Use only the twelve notes below.";

    [Fact]
    public void A_model_can_show_what_the_rules_did_not_see_by_the_learners_own_words()
    {
        var seen = PromptObserver.Observe(Text);
        var refined = Note(("Context", "the lads on earlies"))!.Refine(seen, Text);

        Assert.NotEqual(Finding.There, seen[Criterion.Context].Finding);
        Assert.Equal((Finding.There, true), (refined[Criterion.Context].Finding, refined[Criterion.Context].ByModel));
        Assert.Equal("the lads on earlies", refined[Criterion.Context].Quotation!.Value.Of(Text));
    }

    [Fact]
    public void Words_that_the_learner_did_not_write_and_criteria_that_are_not_the_models_are_dropped() => Assert.Empty(Note(
        ("Context", "the lads on lates"), ("Context", "The lads on earlies"), ("Check", "gist"), ("NoProtectedData", "Use only the twelve notes below"), ("2", "the lads on earlies"),
        ("Format", "         "))!.Quotes);

    [Theory]
    [InlineData("")]
    [InlineData("Sure! {\"quotes\":[],\"tryNext\":null}")]
    [InlineData("[]")]
    [InlineData("{\"quotes\":[]}")]
    [InlineData("{\"quotes\":[],\"tryNext\":1}")]
    [InlineData("{\"quotes\":[],\"tryNext\":null,\"verdict\":\"ready\"}")]
    [InlineData("{\"quotes\":[{\"criterion\":\"Goal\",\"quote\":\"Give the lads\",\"score\":9}],\"tryNext\":null}")]
    [InlineData("{\"quotes\":\"Goal\",\"tryNext\":null}")]
    [InlineData("{\"quotes\":[1],\"tryNext\":null}")]
    [InlineData("{\"quotes\":[],\"quotes\":[],\"tryNext\":null}")]
    [InlineData("{\"quotes\":[],\"tryNext\":null")]
    public void Any_other_answer_is_no_answer(string said) => Assert.Null(ModelNote.Read(said, Text));

    [Fact]
    public void A_model_takes_nothing_away_and_never_touches_protected_data()
    {
        const string text = "Staff no. 00000 is late. Use only the twelve notes below. Do not add causes.";
        var seen = PromptObserver.Observe(text);
        var refined = ModelNote.Read(Said(("Source", "Do not add causes"), ("NoProtectedData", "Staff no. 00000")), text)!.Refine(seen, text);

        Assert.Equal(seen[Criterion.Source], refined[Criterion.Source]);
        Assert.Equal(seen[Criterion.NoProtectedData], refined[Criterion.NoProtectedData]);
        Assert.True(refined.Points >= seen.Points);
        Assert.Equal(Verdict.NotYet, VerdictRules.On(seen));
    }

    [Fact]
    public void What_it_would_try_is_one_line_of_text_or_nothing()
    {
        Assert.Equal("Say who reads it.", ModelNote.Read(Next("Say\n who\u0000 reads\tit."), Text)!.TryNext);
        Assert.Null(ModelNote.Read(Next(new string('x', 301)), Text)!.TryNext);
        Assert.Null(ModelNote.Read(Next("  "), Text)!.TryNext);
    }

    [Fact]
    public void An_answer_is_cut_into_what_can_be_checked_one_by_one()
    {
        var run = new PromptRun("Two leaks are open (notes 3, 7). The pump was stopped at 03.15.\n- Seal 2: open\n- Seal 4: closed!\n\n", []);

        Assert.Equal(["Two leaks are open (notes 3, 7).", "The pump was stopped at 03.15.", "- Seal 2: open", "- Seal 4: closed!"], run.Sentences().AsEnumerable());
        Assert.Equal([1, 3], (run with { Marked = [0] }).Overlooked("What of notes 3 and 7, and seal 2?").AsEnumerable());
        Assert.Empty(new PromptRun("", []).Sentences());
    }

    [Fact]
    public void Notes_of_two_texts_or_two_exercises_have_two_places()
    {
        var text = new CoachedText(new("mia"), new("m"), new("a"), "x");

        Assert.Equal(4, new[] { ModelNote.PlaceOf("observe", text), ModelNote.PlaceOf("run", text), ModelNote.PlaceOf("run", text with { Text = "y" }),
            ModelNote.PlaceOf("run", text with { Activity = new("b") }) }.Distinct().Count());
        Assert.DoesNotContain("Text = x", $"{text}", StringComparison.Ordinal);
    }

    private static ModelNote? Note(params (string Criterion, string Quote)[] quotes) => ModelNote.Read(Said(quotes), Text);

    private static string Said(params (string Criterion, string Quote)[] quotes) =>
        JsonSerializer.Serialize(new { quotes = quotes.Select(quote => new { criterion = quote.Criterion, quote = quote.Quote }), tryNext = (string?)null });

    private static string Next(string sentence) => JsonSerializer.Serialize(new { quotes = Array.Empty<object>(), tryNext = sentence });
}
