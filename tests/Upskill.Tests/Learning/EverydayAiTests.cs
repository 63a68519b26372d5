using System.Text.RegularExpressions;
using Upskill.Learning;
using Upskill.Learning.Activities;
using Upskill.Learning.Activities.Acknowledgements;
using Upskill.Learning.Activities.Drills;
using Upskill.Learning.Activities.Readings;
using Upskill.Learning.Activities.Scenarios;
using Upskill.Learning.Programmes;
using Check = Upskill.Learning.Activities.Checks.Check;

namespace Upskill.Tests.Learning;

/// <summary>The content of Everyday AI keeps to the rules of its authors.</summary>
public sealed partial class EverydayAiTests
{
    private const int LongestSentence = 30, FewestVariants = 12;
    private const double LongestAverage = 16, HighestGrade = 8;

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Programmes", "everyday-ai");
    private static readonly Programme EverydayAi = ProgrammeFiles.Read(Folder);

    public static TheoryData<string> Modules => [.. EverydayAi.Modules.Select(module => module.Id.Value)];

    [Fact]
    public void It_has_six_modules_in_this_order_and_every_strand_has_an_outcome()
    {
        Assert.Equal(
            ["what-it-is", "prompting-for-work", "approved-tools", "bias-and-limitations", "you-are-the-last-check", "four-hours-a-week"],
            EverydayAi.Modules.Select(module => module.Id.Value));
        Assert.All(Enum.GetValues<Strand>(), strand => Assert.Contains(EverydayAi.Modules, module => module.Strands.Contains(strand)));
    }

    [Theory]
    [MemberData(nameof(Modules))]
    public void A_module_has_a_scenario_and_a_check_and_begins_with_a_reading(string id)
    {
        var module = EverydayAi[new(id)]!;

        Assert.Contains(module.Activities, activity => activity is Scenario);
        Assert.Contains(module.Activities, activity => activity is Check);
        Assert.IsType<Reading>(module.Activities[0]);
    }

    [Theory]
    [InlineData("prompting-for-work")]
    [InlineData("you-are-the-last-check")]
    public void In_German_a_module_is_as_long(string id)
    {
        var german = Assert.Single(EverydayAi[new(id)]!.Variants);

        Assert.Equal("de", german.Language);
        Assert.InRange(german.Duration, TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(45));
    }

    [Theory]
    [InlineData("prompting-for-work")]
    [InlineData("approved-tools")]
    [InlineData("you-are-the-last-check")]
    public void What_somebody_is_held_to_is_signed_at_the_end(string id) => Assert.IsType<Acknowledgement>(EverydayAi[new(id)]!.Activities[^1]);

    [Fact]
    public void Drills_have_twelve_texts_and_more_and_plant_every_kind_of_error()
    {
        var variants = EverydayAi.Modules.SelectMany(module => module.Activities).OfType<Drill>().SelectMany(drill => drill.Variants).ToList();

        Assert.InRange(variants.Count, FewestVariants, int.MaxValue);
        Assert.Equal(
            Enum.GetValues<PlantedError>(),
            variants.SelectMany(variant => variant.Passages).Select(passage => passage.Planted).OfType<PlantedError>().Distinct().Order());
    }

    [Theory]
    [MemberData(nameof(Modules))]
    public void It_is_written_in_plain_English(string id)
    {
        foreach (var activity in EverydayAi[new(id)]!.Activities)
        {
            var sentences = PlainText.Sentences(activity);
            Assert.All(sentences, sentence => Assert.True(PlainText.Words(sentence) <= LongestSentence, $"{id}/{activity.Id} has a sentence of more than 30 words: {sentence}"));
            Assert.True(PlainText.AverageLength(sentences) < LongestAverage, $"{id}/{activity.Id} has {PlainText.AverageLength(sentences):0.0} words a sentence");
            Assert.True(PlainText.Grade(sentences) <= HighestGrade, $"{id}/{activity.Id} reads at grade {PlainText.Grade(sentences):0.0}");
        }
    }

    [Fact]
    public void The_measure_of_plain_English_tells_hard_text_from_easy_text()
    {
        Assert.InRange(PlainText.Grade(["The cat sat on the mat."]), -2, 1);
        Assert.InRange(PlainText.Grade(["Heterogeneous organisational responsibilities necessitate comprehensive documentation of methodological considerations."]), 20, 60);
        Assert.Equal(["One.", "Is it 1.5 ml?", "“Yes.”", "Then go."], PlainText.Sentences(
            new Reading(new ActivityId("a"), "A", TimeSpan.Zero, MarkdownText.From("One. Is it 1.5 ml?\n\n- “Yes.” Then go."))));
    }

    [Fact]
    public void Every_source_that_a_text_names_is_listed_and_every_listed_source_is_named()
    {
        var listed = Heading().Matches(File.ReadAllText(Path.Combine(Folder, "SOURCES.md"))).Select(heading => heading.Groups[1].Value).ToList();
        var named = Files().SelectMany(file => Key().Matches(File.ReadAllText(file))).Select(key => key.Groups[1].Value).Distinct();

        Assert.Equal(listed.Distinct().Count(), listed.Count);
        Assert.Equal(named.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_text_says_whether_it_was_reviewed_for_that_is_in_the_ledger() =>
        Assert.All(Files(), file => Assert.DoesNotMatch("(?i)reviewed by a subject expert|von einer Fachperson", File.ReadAllText(file)));

    [Fact]
    public void The_list_of_approved_tools_says_of_each_tool_what_the_module_about_it_says()
    {
        var list = Entry().Matches(File.ReadAllText(Path.Combine(Folder, "approved-tools.md"))).Select(entry => entry.Value).ToList();
        var taught = Entry().Matches(File.ReadAllText(Path.Combine(Folder, "approved-tools", "03-reading-the-list.md"))).Select(entry => entry.Value);

        Assert.Equal(3, list.Count);
        Assert.Equal(taught, list);
        Assert.All(new[] { "**Public.**", "**Internal.**", "**Confidential.**", "**Protected.**" }, kind => Assert.All(
            new[] { "approved-tools.md", "approved-tools/02-four-kinds-of-information.md" }, file => Assert.Contains(kind, File.ReadAllText(Path.Combine(Folder, file)), StringComparison.Ordinal)));
    }

    [Fact]
    public void Who_names_the_list_of_approved_tools_leads_to_it()
    {
        const string Named = "Approved tools and data rules";
        var naming = Files().Select(File.ReadAllText).Where(text => text.Contains(Named, StringComparison.Ordinal)).ToList();

        Assert.Equal(3, naming.Count); // two modules, one of them in German, too
        Assert.All(naming, text => Assert.Equal(text.Split(Named).Length, text.Split($"[{Named}](/data-rules)").Length));
    }

    [Fact]
    public void The_list_of_approved_tools_is_written_in_plain_English()
    {
        var sentences = PlainText.Sentences(new Reading(new("list"), "", TimeSpan.Zero, EverydayAi.DataRules!));

        Assert.True(PlainText.AverageLength(sentences) < LongestAverage, $"{PlainText.AverageLength(sentences):0.0} words a sentence");
        Assert.True(PlainText.Grade(sentences) <= HighestGrade, $"It reads at grade {PlainText.Grade(sentences):0.0}");
    }

    [Fact]
    public void No_text_holds_HTML_or_a_picture() =>
        Assert.All(Files(), file => Assert.DoesNotMatch(@"<[A-Za-z/!]|!\[|javascript:", File.ReadAllText(file)));

    private static IEnumerable<string> Files() => EverydayAi.Modules.SelectMany(module =>
        Directory.GetFiles(Path.Combine(Folder, module.Id.Value), "*", SearchOption.AllDirectories).Where(file => file.EndsWith(".md", StringComparison.Ordinal) || file.EndsWith(".yaml", StringComparison.Ordinal)));

    [GeneratedRegex(@"^## (\S+)\r?$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^\*\*\w+\*\*\n(- .+\n)+", RegexOptions.Multiline)]
    private static partial Regex Entry();

    [GeneratedRegex(@"\[([a-z][a-z0-9-]*-(?:19|20)\d\d)\]")]
    private static partial Regex Key();
}
