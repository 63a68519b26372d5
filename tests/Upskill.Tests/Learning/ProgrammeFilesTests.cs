using CsCheck;
using Upskill.Learning;
using Upskill.Learning.Activities.Acknowledgements;
using Upskill.Learning.Activities.Checks;
using Upskill.Learning.Activities.Readings;
using Upskill.Learning.Activities.Scenarios;
using Upskill.Learning.Programmes;
using Check = Upskill.Learning.Activities.Checks.Check;

namespace Upskill.Tests.Learning;

public sealed class ProgrammeFilesTests : IDisposable
{
    private static readonly Programme EverydayAi = ProgrammeFiles.Read(Path.Combine(AppContext.BaseDirectory, "Programmes", "everyday-ai"));
    private readonly ContentSource source = new();

    public void Dispose() => source.Dispose();

    [Fact]
    public void Everyday_AI_reads_and_is_due_90_days_after_enrolment()
    {
        Assert.Equal(
            ("everyday-ai", "Everyday AI", "en", TimeSpan.FromDays(90)),
            (EverydayAi.Id, EverydayAi.Title, EverydayAi.Language, EverydayAi.DueAfter));
        Assert.NotEmpty(EverydayAi.Modules);
        Assert.All(EverydayAi.Modules, module => Assert.Matches("^[0-9a-f]{64}$", module.Version));
    }

    [Fact]
    public void Every_module_of_it_lasts_30_to_45_minutes() =>
        Assert.All(EverydayAi.Modules, module => Assert.InRange(module.Duration, TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(45)));

    [Fact]
    public void Every_scenario_of_it_can_end_well_and_every_choice_of_it_leads_on()
    {
        foreach (var scenario in EverydayAi.Modules.SelectMany(module => module.Activities).OfType<Scenario>())
        {
            Assert.InRange(scenario.Steps, 2, 8);
            var reached = new HashSet<string> { scenario.Start };
            for (var count = 0; count != reached.Count;)
            {
                count = reached.Count;
                reached.UnionWith(reached.SelectMany(id => scenario[id].Choices).Select(choice => choice.Leads).ToList());
            }
            Assert.Equal(scenario.Scenes.Select(scene => scene.Id).Order(), reached.Order());
            Assert.All(
                scenario.Scenes, scene => Assert.Equal(scene.Choices.Length, scene.Choices.Select(choice => choice.Id).Distinct().Count()));
        }
    }

    [Fact]
    public void Every_option_of_it_says_why_and_every_file_of_it_is_used()
    {
        foreach (var module in EverydayAi.Modules)
        {
            Assert.All(
                module.Activities.OfType<Check>().SelectMany(check => check.Questions).SelectMany(question => question.Options),
                option => Assert.NotEmpty(option.Because));
            var texts = module.Activities.OfType<Reading>().Select(reading => reading.Text.Hash)
                .Concat(module.Activities.OfType<Acknowledgement>().Select(acknowledgement => acknowledgement.Text.Hash)).ToHashSet();
            var files = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Programmes", "everyday-ai", module.Id.Value), "*.md");
            Assert.All(files, file => Assert.Contains(MarkdownText.From(File.ReadAllText(file)).Hash, texts));
        }
    }

    [Fact]
    public void Files_become_a_programme_with_an_activity_of_every_kind()
    {
        var programme = source.Read();

        Assert.Equal(
            ("small", "Small", "A small programme.", "en", 90),
            (programme.Id, programme.Title, programme.Summary, programme.Language, programme.DueAfter.Days));
        var module = Assert.Single(programme.Modules);
        Assert.Equal((new ModuleId("main"), "Main", "You can do it."), (module.Id, module.Title, module.Outcome));
        Assert.Equal<Strand>([Strand.Practical, Strand.Ethics], module.Strands);
        Assert.Equal(["read", "test", "play", "sign"], module.Activities.Select(activity => activity.Id.Value));
        Assert.Equal(["A text", "A check", "A scenario", "A promise"], module.Activities.Select(activity => activity.Title));
        Assert.IsType<Reading>(module.Activities[0]);
        var check = Assert.IsType<Check>(module.Activities[1]);
        Assert.Equal((1, 2, TimeSpan.FromMinutes(3)), (check.PassMark, check.Questions.Length, check.Duration));
        Assert.Equal([false, true], check.Questions.Select(question => question.ChooseMany));
        Assert.Equal(new Option("a", "First", true, "Because of a."), check.Questions[0].Options[0]);
        var scenario = Assert.IsType<Scenario>(module.Activities[2]);
        Assert.Equal(("brief", Ending.Well, Ending.Badly), (scenario.Start, scenario["good"].Ends, scenario["bad"].Ends));
        Assert.Equal(new SceneChoice("b", "The wrong thing", "bad", "It did not."), scenario["brief"].Choices[1]);
        var promise = Assert.IsType<Acknowledgement>(module.Activities[3]);
        Assert.Equal(
            ("I will work by these rules.", "en", TimeSpan.FromMinutes(1.5), MarkdownText.From("I check what I sign for.\n").Hash),
            (promise.Meaning, promise.Language, promise.Duration, promise.Text.Hash));
    }

    [Fact]
    public void A_version_is_the_same_wherever_and_whenever_the_same_files_lie()
    {
        using var other = new ContentSource();
        foreach (var file in Directory.EnumerateFiles(other.ModulePath))
            File.SetLastWriteTimeUtc(file, new(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        Assert.Equal(source.Version(), other.Version());
    }

    [Fact]
    public void Any_changed_byte_of_any_file_is_another_version()
    {
        var folder = new ContentFolder(source.ModulePath, "en");
        var (before, files) = (folder.Hash(), Directory.GetFiles(source.ModulePath));

        Gen.Select(Gen.Int[0, files.Length - 1], Gen.Int[0, int.MaxValue - 1], Gen.Byte[1, 255]).Sample((which, at, change) =>
        {
            var original = File.ReadAllBytes(files[which]);
            var changed = original.ToArray();
            changed[at % changed.Length] ^= change;
            File.WriteAllBytes(files[which], changed);
            Assert.NotEqual(before, folder.Hash());
            File.WriteAllBytes(files[which], original);
            Assert.Equal(before, folder.Hash());
        }, threads: 1);
    }

    [Fact]
    public void A_byte_that_wanders_from_one_file_to_the_next_is_another_version()
    {
        var before = source.Version();

        source.Change("main/02-promise.md", "I check", " check");
        source.Write("main/01-text.md", File.ReadAllText(Path.Combine(source.ModulePath, "01-text.md")) + "I");

        Assert.NotEqual(before, source.Version());
    }

    [Fact]
    public void Another_name_of_a_file_or_two_files_with_their_names_exchanged_are_another_version()
    {
        source.Write("main/03-note.md", "One");
        source.Write("main/04-note.md", "Two");
        var before = source.Version();

        File.Move(Path.Combine(source.ModulePath, "04-note.md"), Path.Combine(source.ModulePath, "05-note.md"));
        Assert.NotEqual(before, source.Version());

        File.Move(Path.Combine(source.ModulePath, "03-note.md"), Path.Combine(source.ModulePath, "04-note.md"));
        File.Move(Path.Combine(source.ModulePath, "05-note.md"), Path.Combine(source.ModulePath, "03-note.md"));
        Assert.NotEqual(before, source.Version());
    }

    [Fact]
    public void A_file_more_or_less_is_another_version()
    {
        var before = source.Version();
        source.Write("main/03-note.md", "");
        Assert.NotEqual(before, source.Version());
        source.Delete("main/03-note.md");
        Assert.Equal(before, source.Version());
    }

    [Fact]
    public void A_text_in_a_folder_below_belongs_to_the_version_too()
    {
        Directory.CreateDirectory(Path.Combine(source.ModulePath, "texts"));
        source.Write("main/texts/01-text.md", "Read this.\n");
        source.Change("main/module.yaml", "text: 01-text.md", "text: texts/01-text.md");
        var before = source.Version();

        source.Write("main/texts/01-text.md", "Read that.\n");

        Assert.NotEqual(before, source.Version());
    }
}
