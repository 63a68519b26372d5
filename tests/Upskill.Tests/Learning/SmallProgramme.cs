using System.Collections.Immutable;
using Upskill.Learning;
using Upskill.Learning.Activities;
using Upskill.Learning.Activities.Acknowledgements;
using Upskill.Learning.Activities.Checks;
using Upskill.Learning.Activities.Readings;
using Upskill.Learning.Activities.Scenarios;
using Upskill.Learning.Programmes;

namespace Upskill.Tests.Learning;

/// <summary>Two modules: one with an activity of each kind, one with a reading only.</summary>
internal static class SmallProgramme
{
    public static readonly ModuleId Main = new("main"), Short = new("short");
    public static readonly ActivityId Read = new("read"), Test = new("test"), Play = new("play"), Sign = new("sign");

    public static readonly Reading AReading = new(Read, "A text", TimeSpan.FromMinutes(2), MarkdownText.From("Read this."));

    /// <summary>Three questions, two of them must be right: a is the answer to <c>one</c> and <c>two</c>, a and c to <c>many</c>.</summary>
    public static readonly Check ACheck = new(Test, "A check", TimeSpan.FromMinutes(3), 2,
        [Question("one", "a"), Question("many", "a", "c"), Question("two", "a")]);

    /// <summary>
    /// From <c>brief</c>, a leads to the bad end and b to <c>middle</c>; from there a leads to the good end, b to the bad one, c back.
    /// </summary>
    public static readonly Scenario AScenario = new(Play, "A scenario", TimeSpan.FromMinutes(5), "brief",
    [
        Scene("brief", ("a", "bad"), ("b", "middle")),
        Scene("middle", ("a", "good"), ("b", "bad"), ("c", "brief")),
        End("good", Ending.Well),
        End("bad", Ending.Badly),
    ]);

    public static readonly Acknowledgement APromise = new(
        Sign, "A promise", TimeSpan.FromMinutes(1), MarkdownText.From("I check what I sign for."), "I will work by these rules.", "en");

    public static readonly Programme Programme = Of([AReading, ACheck, AScenario, APromise]);

    public static Programme Of(ImmutableArray<Activity> activities, string version = "v1") => new(
        "small", "Small", "", "en", TimeSpan.FromDays(90),
        [
            new(Main, "Main", "You can do it.", version, [Strand.Practical, Strand.Ethics], activities),
            new(Short, "Short", "You have read it.", version, [Strand.Accountability], [AReading]),
        ]);

    public static Question Question(string id, params string[] right) => new(id, $"What of {id}?", right.Length > 1,
        [.. new[] { "a", "b", "c" }.Select(option => new Option(option, option, right.Contains(option), $"Because of {option}."))]);

    public static Scene Scene(string id, params (string Choice, string Leads)[] choices) => new(
        id, MarkdownText.From(id), [.. choices.Select(choice => new SceneChoice(choice.Choice, choice.Choice, choice.Leads, ""))], null);

    public static Scene End(string id, Ending ending) => new(id, MarkdownText.From(id), [], ending);
}
