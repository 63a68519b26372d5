using Upskill.Learning.Programmes;
using Upskill.Testing;

namespace Upskill.Tests.Learning;

/// <summary>An author sees every mistake at once, each with its file, its line and what to do.</summary>
public sealed class ProgrammeInspectionTests : IDisposable
{
    private readonly ContentSource source = new();

    public void Dispose() => source.Dispose();

    [Fact]
    public void A_programme_without_a_mistake_is_said_to_have_none()
    {
        var inspection = ProgrammeInspection.Of(source.Path);

        Assert.Empty(inspection.Mistakes);
        Assert.Equal("Small has no mistakes: main (4 activities, 10 minutes).", inspection.Summary);
    }

    [Fact]
    public void Every_mistake_is_named_with_its_file_its_line_and_a_cure()
    {
        source.Change("programme.yaml", "dueAfterDays: 90", "dueAfterDays: soon");
        source.Change("main/module.yaml", "text: 01-text.md", "text: 09-gone.md");
        source.Change("main/module.yaml", "pass: 1", "pass: 7");
        source.Change("main/module.yaml", "leads: good", "leads: heaven");
        source.Change("main/module.yaml", "minutes: 1.5", "minutes: 1.5\n    colour: red");

        var mistakes = ProgrammeInspection.Of(source.Path).Mistakes;

        Assert.Equal(
            [("09-gone.md", "module.yaml"), ("pass mark", "module.yaml"), ("heaven", "module.yaml"), ("colour", "module.yaml"), ("soon", "programme.yaml")],
            mistakes.Where(mistake => !mistake.Wrong.Contains("above nought", StringComparison.Ordinal)).Select(mistake =>
                (new[] { "09-gone.md", "pass mark", "heaven", "colour", "soon" }.Single(word => mistake.Wrong.Contains(word, StringComparison.Ordinal)),
                    Path.GetFileName(mistake.File))));
        Assert.All(mistakes, mistake => Assert.EndsWith(".", mistake.Cure, StringComparison.Ordinal));
        foreach (var mistake in mistakes)
        {
            var word = mistake.Wrong.Contains("heaven", StringComparison.Ordinal) ? "heaven" : mistake.Wrong.Contains("colour", StringComparison.Ordinal) ? "colour" : null;
            if (word is not null)
                Assert.Contains(word, File.ReadAllLines(mistake.File)[mistake.Line - 1], StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_file_that_is_no_YAML_does_not_hide_what_is_wrong_in_another()
    {
        source.Write("main/module.yaml", "id: [main\n");
        source.Change("programme.yaml", "title: Small\n", "");

        var mistakes = ProgrammeInspection.Of(source.Path).Mistakes;

        Assert.Contains(mistakes, mistake => mistake.Wrong.StartsWith("Module.yaml is no YAML", StringComparison.Ordinal));
        Assert.Contains(mistakes, mistake => mistake.Wrong == "The programme has no title.");
    }

    [Theory]
    [InlineData("id: read\n", "id: complete\n", "address of another page")]
    [InlineData("id: read\n", "id: Read/it\n", "cannot stand in an address")]
    [InlineData("text: 01-text.md", "text: ../programme.yaml", "named but not there")]
    public void What_would_lead_out_of_the_module_is_a_mistake(string right, string wrong, string reason)
    {
        source.Change("main/module.yaml", right, wrong);

        Assert.Contains(reason, Assert.Single(ProgrammeInspection.Of(source.Path).Mistakes).Wrong, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dataRules: list.md", "list.md is named but not there")]
    [InlineData("dataRules: tools.md", "holds HTML, “<b>”")]
    [InlineData("dataRules: ../tools.md", "named but not there")]
    [InlineData("dataRules: [tools.md]", "that is no text")]
    public void What_is_wrong_with_the_list_of_approved_tools_is_named_with_its_line(string line, string reason)
    {
        source.Write("tools.md", "A <b>tool</b>.\n");
        source.Change("programme.yaml", "modules: [main]", $"modules: [main]\n{line}");

        var mistake = ProgrammeInspection.Of(source.Path).Mistakes[0];
        Assert.Contains(reason, mistake.Wrong, StringComparison.Ordinal);
        Assert.Equal(("programme.yaml", 7), (Path.GetFileName(mistake.File), mistake.Line));
    }

    [Fact]
    public void A_language_that_is_none_is_a_mistake()
    {
        source.Change("programme.yaml", "language: en", "language: British English");

        Assert.Contains("British English, that is none", Assert.Single(ProgrammeInspection.Of(source.Path).Mistakes).Wrong, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_verb_prints_every_mistake_and_ends_with_1_and_without_any_with_0()
    {
        var right = await SiloProcess.Run(new Dictionary<string, string>(), "check-programme", source.Path);
        source.Change("main/module.yaml", "pass: 1", "pass: 7");
        source.Change("main/module.yaml", "leads: good", "leads: heaven");
        var wrong = await SiloProcess.Run(new Dictionary<string, string>(), "check-programme", source.Path);

        Assert.Equal((0, ProgrammeInspectionSummary), (right.ExitCode, right.Output.Trim()));
        Assert.Equal(1, wrong.ExitCode);
        Assert.Contains("module.yaml, line 15: Activity test has a pass mark that cannot be reached. Write how many of the 2 questions must be right.",
            wrong.Output, StringComparison.Ordinal);
        Assert.Contains("2 mistakes.", wrong.Output, StringComparison.Ordinal);
    }

    private const string ProgrammeInspectionSummary = "Small has no mistakes: main (4 activities, 10 minutes).";
}
