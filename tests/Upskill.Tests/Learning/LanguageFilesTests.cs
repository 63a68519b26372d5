using Upskill.Learning;
using Upskill.Learning.Activities.Acknowledgements;
using Upskill.Learning.Activities.Checks;
using Upskill.Learning.Programmes;
using Check = Upskill.Learning.Activities.Checks.Check;

namespace Upskill.Tests.Learning;

/// <summary>A module in several languages is one requirement: its files differ in texts and in nothing else.</summary>
public sealed class LanguageFilesTests : IDisposable
{
    private readonly ContentSource source = new();

    public LanguageFilesTests()
    {
        Directory.CreateDirectory(Path.Combine(source.ModulePath, "de"));
        source.Write("main/de/module.yaml", ContentSource.Module
            .Replace("title: Main", "title: Hauptteil", StringComparison.Ordinal)
            .Replace("ask: What of one?", "ask: Was ist mit eins?", StringComparison.Ordinal)
            .Replace("meaning: I will work by these rules.", "meaning: Ich halte mich daran.", StringComparison.Ordinal));
        source.Write("main/de/01-text.md", "# Ein Text\n\nLies das.\n");
        source.Write("main/de/02-promise.md", "Ich prüfe, was ich unterschreibe.\n");
    }

    public void Dispose() => source.Dispose();

    [Fact]
    public void A_folder_of_a_language_is_the_same_module_in_that_language()
    {
        var module = source.Read().Modules[0];
        var german = module.In("de-CH");

        Assert.Equal((new ModuleId("main"), "Hauptteil", "de", module.Version), (german.Id, german.Title, german.Language, german.Version));
        Assert.Equal(["en", "de"], module.Languages.ToArray());
        Assert.Equal(module.Languages.ToArray(), german.Languages.ToArray());
        Assert.Equal("Was ist mit eins?", Assert.IsType<Check>(german.Activities[1]).Questions[0].Ask);
        var (promise, versprechen) = ((Acknowledgement)module.Activities[3], (Acknowledgement)german.Activities[3]);
        Assert.Equal(("de", "Ich halte mich daran."), (versprechen.Language, versprechen.Meaning));
        Assert.NotEqual(promise.Text.Hash, versprechen.Text.Hash);
    }

    [Theory]
    [InlineData("de", "de")]
    [InlineData("de-AT", "de")]
    [InlineData("en-US", "en")]
    [InlineData("pl", "en")]
    public void Somebody_reads_in_their_own_language_and_else_in_English(string person, string read) =>
        Assert.Equal(read, source.Read().Modules[0].In(person).Language);

    [Fact]
    public void A_programme_in_French_with_an_English_variant_is_read_in_English_by_others_and_in_French_without_one()
    {
        source.Change("programme.yaml", "language: en", "language: fr");
        Assert.Equal("fr", source.Read().Modules[0].In("pl").Language);

        Directory.Move(Path.Combine(source.ModulePath, "de"), Path.Combine(source.ModulePath, "en"));
        Assert.Equal("en", source.Read().Modules[0].In("pl").Language);
    }

    [Fact]
    public void A_pass_in_either_language_counts_and_a_change_in_one_language_is_none_in_the_other()
    {
        source.Change("main/module.yaml", "meaning: I will work by these rules.", "meaning: I will work by these rules.\n    evidence: ask-again");
        var before = source.Read().Modules[0];
        var german = before.In("de").Activities[3];
        Assert.Equal(before.Activities[3].Counts.ToArray(), german.Counts.ToArray());
        Assert.Equal(3, german.Counts.Length);
        Assert.True(german.Renews);

        source.Write("main/02-promise.md", "I check everything that I sign for.\n");
        var after = source.Read().Modules[0].Activities[3];

        Assert.Contains(german.Content, after.Counts);
        Assert.DoesNotContain(before.Activities[3].Content, after.Counts);
    }

    [Theory]
    [InlineData("id: main", "id: haupt", "has the id haupt, not main")]
    [InlineData("strands: [practical, ethics]", "strands: [practical]", "has other strands")]
    [InlineData("  - id: read", "  - id: lesen", "lacks the activity read")]
    [InlineData("  - id: read", "  - id: lesen", "has the activity lesen, which the module does not have")]
    [InlineData("pass: 1", "pass: 2", "it lacks pass mark 1")]
    [InlineData("choose: many", "choose: many\n        # none", null)]
    [InlineData("- id: many", "- id: viele", "it lacks question many, many of a (right), b (right)")]
    [InlineData("leads: bad", "leads: good", "it lacks scene brief with a to good, b to bad")]
    [InlineData("text: 01-text.md", "text: 01-fehlt.md", "01-fehlt.md is named but not there")]
    public void What_is_missing_or_differs_is_named(string from, string to, string? wrong)
    {
        source.Change("main/de/module.yaml", from, to);

        var mistakes = ProgrammeInspection.Of(source.Path).Mistakes;
        if (wrong is null)
            Assert.Empty(mistakes);
        else
            Assert.Contains(mistakes, mistake => mistake.Wrong.Contains(wrong, StringComparison.Ordinal) && mistake.File.EndsWith(Path.Combine("de", "module.yaml"), StringComparison.Ordinal));
    }

    [Fact]
    public void Another_order_another_kind_a_file_without_counterpart_and_a_folder_that_is_no_language_are_mistakes()
    {
        var (text, promise) = (ContentSource.Module.IndexOf("  - id: read", StringComparison.Ordinal), ContentSource.Module.IndexOf("  - id: test", StringComparison.Ordinal));
        source.Write("main/de/module.yaml", ContentSource.Module[..text] + ContentSource.Module[promise..] + "\n\n" + ContentSource.Module[text..promise]);
        Mistake("has its activities in another order");

        source.Write("main/de/module.yaml", ContentSource.Module.Replace("kind: reading", "kind: acknowledgement\n    minutes: 1\n    meaning: Ja.", StringComparison.Ordinal));
        Mistake("has the activity read of another kind");

        source.Write("main/de/module.yaml", ContentSource.Module);
        source.Write("main/de/03-mehr.md", "Mehr.");
        Mistake("has a file, 03-mehr.md, that the module does not have");

        Directory.Move(Path.Combine(source.ModulePath, "de"), Path.Combine(source.ModulePath, "Bilder"));
        Mistake("has a folder, Bilder, that is no other language");

        void Mistake(string wrong) =>
            Assert.Contains(wrong, Assert.Single(ProgrammeInspection.Of(source.Path).Mistakes).Wrong, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_of_a_language_without_a_module_is_a_mistake_and_one_of_texts_is_none()
    {
        Directory.CreateDirectory(Path.Combine(source.ModulePath, "texts"));
        Assert.Empty(ProgrammeInspection.Of(source.Path).Mistakes);

        source.Delete("main/de/module.yaml");
        Assert.Equal("Module.yaml is named but not there.", Assert.Single(ProgrammeInspection.Of(source.Path).Mistakes).Wrong);
    }

    [Fact]
    public void The_inspection_says_in_which_languages_a_module_is_there() =>
        Assert.Equal("Small has no mistakes: main (4 activities, 10 minutes, also in de).", ProgrammeInspection.Of(source.Path).Summary);
}
