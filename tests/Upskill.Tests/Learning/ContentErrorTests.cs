namespace Upskill.Tests.Learning;

/// <summary>
/// What is wrong in the content stops the start with one sentence that names the place; it never comes to light in front of a learner.
/// </summary>
public sealed class ContentErrorTests : IDisposable
{
    private readonly ContentSource source = new();

    public void Dispose() => source.Dispose();

    [Theory]
    [InlineData("kind: reading", "kind: video",
        "activity read is of kind video, which is none of acknowledgement, check, drill, prompt-exercise, reading, scenario")]
    [InlineData("title: A check", "name: A check", "activity test has the key name, which is not known here")]
    [InlineData("    title: A text\n", "", "activity read has no title")]
    [InlineData("id: play\n    kind", "kind", "an activity has no id")]
    [InlineData("    kind: scenario\n", "", "activity play has no kind")]
    [InlineData("text: 01-text.md", "text: 09-gone.md", "09-gone.md is named but not there")]
    [InlineData("text: 02-promise.md", "text: 09-gone.md", "09-gone.md is named but not there")]
    [InlineData("    text: 01-text.md\n", "", "activity read has no text")]
    [InlineData("text: 01-text.md", "text: 01-text.md\n    colour: red", "colour")]
    [InlineData("outcome: You can do it.", "outcome: You can do it.\nlevel: 2", "level")]
    [InlineData("pass: 1", "pass: 0", "activity test has a pass mark that cannot be reached")]
    [InlineData("pass: 1", "pass: 3", "activity test has a pass mark that cannot be reached")]
    [InlineData(
        "text: Second\n            because: Because of b.\n      - id: many",
        "text: Second\n            right: true\n            because: Because of b.\n      - id: many",
        "activity test has a question, one, with the wrong number of right answers")]
    [InlineData("            text: First\n            right: true", "            text: First", "with the wrong number of right answers")]
    [InlineData("- id: many\n        ask", "- id: one\n        ask", "activity test names a question twice")]
    [InlineData("- id: b\n            text: Second", "- id: a\n            text: Second", "activity test names an option of one twice")]
    [InlineData("leads: good", "leads: heaven", "activity play leads to heaven, which is not there")]
    [InlineData("start: brief", "start: end", "activity play starts with a scene that is not there")]
    [InlineData("ends: well", "ends: badly", "activity play has no good end")]
    [InlineData("ends: well", "ends: perhaps", "activity play has a scene, good, that ends neither well nor badly")]
    [InlineData("        text: Well done.\n        ends: well", "        text: Well done.",
        "activity play has a scene, good, that must have either choices or an end")]
    [InlineData("- id: bad\n", "- id: good\n", "activity play names a scene twice")]
    [InlineData("    meaning: I will work by these rules.", "    meaning: \"\"", "activity sign has no meaning")]
    [InlineData("id: sign", "id: read", "two activities have the same id")]
    [InlineData("strands: [practical, ethics]", "strands: []", "the module needs a strand and an activity")]
    [InlineData("strands: [practical, ethics]", "strands: [practical, magic]", "magic")]
    [InlineData("minutes: 3", "minutes: soon", "soon")]
    [InlineData("title: Main\n", "", "title")]
    [InlineData("outcome: You can do it.\n", "", "outcome")]
    [InlineData("choose: one", "choose: some", "some")]
    [InlineData("- id: b\n            text: The wrong thing", "- id: a\n            text: The wrong thing", "twice")]
    [InlineData("leads: good", "leads: brief", "good end")]
    public void A_mistake_in_a_module_is_said_with_its_folder_and_what_is_wrong(string right, string wrong, string reason)
    {
        source.Change("main/module.yaml", right, wrong);

        AssertSaid(source.ModulePath, reason);
    }

    [Theory]
    [InlineData("")]
    [InlineData("id: main\ntitle: Main\noutcome: You can.\nstrands: [practical]\n")]
    [InlineData("id: main\ntitle: Main\noutcome: You can.\nstrands: [practical]\nactivities: none\n")]
    [InlineData("id: [main\n")]
    public void A_file_that_is_no_module_is_said_with_its_folder(string yaml)
    {
        source.Write("main/module.yaml", yaml);

        AssertSaid(source.ModulePath, "");
    }

    [Theory]
    [InlineData("modules: [main]", "modules: [main, more]", "module.yaml is named but not there")]
    [InlineData("modules: [main]", "modules: []", "module")]
    [InlineData("title: Small\n", "", "title")]
    [InlineData("language: en\n", "", "language")]
    [InlineData("dueAfterDays: 90\n", "", "dueAfterDays")]
    [InlineData("dueAfterDays: 90", "dueAfterDays: soon", "soon")]
    [InlineData("summary: A small programme.", "colour: red", "colour")]
    public void A_mistake_in_a_programme_is_said_with_its_folder_and_what_is_wrong(string right, string wrong, string reason)
    {
        source.Change("programme.yaml", right, wrong);

        AssertSaid(source.Path, reason);
    }

    [Fact]
    public void A_programme_that_is_not_there_is_said()
    {
        source.Delete("programme.yaml");

        AssertSaid(source.Path, "programme.yaml is named but not there");
    }

    [Fact]
    public void Two_modules_of_one_id_are_said_for_only_one_of_them_could_be_opened()
    {
        Directory.CreateDirectory(Path.Combine(source.Path, "more"));
        foreach (var file in Directory.EnumerateFiles(source.ModulePath))
            File.Copy(file, Path.Combine(source.Path, "more", Path.GetFileName(file)));
        source.Change("programme.yaml", "[main]", "[main, more]");

        AssertSaid(source.Path, "main");
    }

    private void AssertSaid(string folder, string reason)
    {
        var wrong = Assert.Throws<InvalidDataException>(source.Read);

        Assert.Contains(folder, wrong.Message, StringComparison.Ordinal);
        Assert.Contains(reason, wrong.Message, StringComparison.OrdinalIgnoreCase);
    }
}
