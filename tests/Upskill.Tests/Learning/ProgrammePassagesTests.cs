using AngleSharp.Html.Parser;
using Upskill.Learning;
using Upskill.Learning.Activities.Acknowledgements;
using Upskill.Learning.Activities.Checks;
using Upskill.Learning.Activities.Drills;
using Upskill.Learning.Activities.PromptExercises;
using Upskill.Learning.Activities.Readings;
using Upskill.Learning.Activities.Scenarios;
using Upskill.Learning.Programmes;
using Check = Upskill.Learning.Activities.Checks.Check;

namespace Upskill.Tests.Learning;

public sealed class ProgrammePassagesTests
{
    private static readonly Programme EverydayAi = ProgrammeFiles.Read(Path.Combine(AppContext.BaseDirectory, "Programmes", "everyday-ai"));

    private static ProgrammeText In(string language) => ProgrammePassages.Of(EverydayAi, language, "Approved tools");

    [Fact]
    public void Every_heading_has_an_anchor_of_its_own_on_the_page_that_a_passage_leads_to()
    {
        foreach (var passage in In("de").Passages.Where(passage => passage.Heading is not null))
        {
            var (path, anchor) = (passage.Path.Split('#')[0], Uri.UnescapeDataString(passage.Path.Split('#')[1]));
            var text = passage.Module is { } id
                ? ((Reading)EverydayAi[id]!.In("de")[new ActivityId(path.Split('/')[^1])]!).Text
                : EverydayAi.DataRules!;

            var heading = Assert.Single(new HtmlParser().ParseDocument(text.Html.Value).QuerySelectorAll("[id]"), element => element.Id == anchor);

            Assert.Equal(passage.Heading, heading.TextContent);
        }
    }

    [Fact]
    public void Two_headings_of_the_same_words_have_two_anchors_and_a_comparison_counts_but_is_not_read_out()
    {
        var text = MarkdownText.From("Before.\n\n## Why?\n\nOne *of* two.\n\n::: compare\n## Why?\n\nLeft.\n+++\nRight.\n:::\n\nAfter.\n\n## Why?\n\n> Quoted.\n\n- First\n  item.\n- Second `item`.\n");

        Assert.Equal(
            [(null, null, "Before."), ("Why?", "at-why", "One of two.|After."), ("Why?", "at-why-3", "First item.|Second item.")],
            text.Sections().Select(section => (section.Heading, section.Anchor, string.Join('|', section.Paragraphs))));
        Assert.Contains("id=\"at-why-3\"", text.Html.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_that_is_earned_judged_or_signed_is_read_out()
    {
        foreach (var language in new[] { "en", "de" })
        {
            // The list of approved tools repeats three lines of what is signed; everybody may read it at any time.
            var said = string.Join('\n', In(language).Passages.Where(passage => passage.Module is not null).SelectMany(passage => passage.Paragraphs));
            foreach (var activity in EverydayAi.Modules.Select(module => module.In(language)).SelectMany(module => module.Activities))
            {
                string[] kept = activity switch
                {
                    Check check => [.. check.Questions.SelectMany(question => question.Options).Select(option => option.Because)],
                    Drill drill => [.. drill.Variants.SelectMany(variant => variant.Passages).SelectMany(passage => new[] { passage.Text, passage.Because })],
                    Scenario scenario => [.. scenario.Scenes.SelectMany(scene => scene.Choices).Select(choice => choice.Because)],
                    PromptExercise exercise => [.. exercise.Examples.SelectMany(example => new[] { example.Prompt, example.Because })],
                    Acknowledgement signed => [signed.Meaning, .. signed.Text.Sections().SelectMany(section => section.Paragraphs)],
                    _ => [],
                };
                Assert.All(kept.Where(text => text.Length > 20), text => Assert.DoesNotContain(text.Trim(), said, StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public void A_module_is_read_out_in_the_language_of_who_reads_it_and_else_in_its_own()
    {
        var german = In("de-CH").Passages;

        Assert.All(german.Where(passage => passage.Module == new ModuleId("prompting-for-work")), passage => Assert.Equal("de", passage.Language));
        Assert.All(german.Where(passage => passage.Module == new ModuleId("what-it-is")), passage => Assert.Equal("en", passage.Language));
        Assert.Equal(In("de").Version, In("de-CH").Version);
        Assert.NotEqual(In("de").Version, In("en").Version);
    }

    [Fact]
    public void All_of_a_reading_but_its_examples_is_read_out_and_the_list_of_approved_tools_after_it()
    {
        var passages = In("en").Passages;

        Assert.Equal(
            EverydayAi.Modules.SelectMany(module => module.Activities).OfType<Reading>().Select(reading => reading.Title).Append("Approved tools"),
            passages.Select(passage => passage.Title).Distinct());
        Assert.Contains(passages, passage => passage.Paragraphs.Any(paragraph => paragraph.EndsWith("No line in it says what a crack is.", StringComparison.Ordinal)));
        Assert.DoesNotContain(passages, passage => passage.Paragraphs.Any(paragraph => paragraph.Contains("in a cool, dry", StringComparison.Ordinal)));
    }
}
