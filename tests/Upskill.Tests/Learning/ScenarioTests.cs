using System.Collections.Immutable;
using Upskill.Learning;
using Upskill.Learning.Activities;
using Upskill.Learning.Activities.Scenarios;
using static Upskill.Tests.Learning.SmallProgramme;

namespace Upskill.Tests.Learning;

public sealed class ScenarioTests
{
    private static readonly Scenario Two = AScenario;

    private static ImmutableArray<StepTaken> Steps(params (string Scene, string Choice)[] steps) =>
        [.. steps.Select(step => new StepTaken(step.Scene, [step.Choice]))];

    [Fact]
    public void It_begins_with_its_first_scene() => Assert.Equal(new Course.Continues("brief"), Two.After([]));

    [Fact]
    public void A_choice_leads_to_its_scene() => Assert.Equal(new Course.Continues("middle"), Two.After(Steps(("brief", "b"))));

    [Fact]
    public void A_scene_can_be_come_back_to() =>
        Assert.Equal(new Course.Continues("brief"), Two.After(Steps(("brief", "b"), ("middle", "c"))));

    [Fact]
    public void A_good_end_is_passed() =>
        Assert.Equal(new Course.Ended(new(true, 0, 0)), Two.After(Steps(("brief", "b"), ("middle", "a"))));

    [Fact]
    public void A_bad_end_is_not_passed()
    {
        Assert.Equal(new Course.Ended(new(false, 0, 0)), Two.After(Steps(("brief", "a"))));
        Assert.Equal(new Course.Ended(new(false, 0, 0)), Two.After(Steps(("brief", "b"), ("middle", "b"))));
    }

    [Fact]
    public void Its_length_is_that_of_the_shortest_good_way()
    {
        Assert.Equal(2, Two.Steps);
        Assert.Equal(1, (Two with
        {
            Scenes = [Scene("brief", ("a", "far"), ("b", "good")), Scene("far", ("a", "good")), End("good", Ending.Well)],
        }).Steps);
        Assert.Equal(3, (Two with
        {
            Scenes =
            [
                Scene("brief", ("a", "brief"), ("b", "next"), ("c", "bad")), Scene("next", ("a", "brief"), ("b", "last")),
                Scene("last", ("a", "good")), End("good", Ending.Well), End("bad", Ending.Badly),
            ],
        }).Steps);
    }

    [Fact]
    public void A_choice_that_the_scene_offers_can_be_handed_in()
    {
        Two.Admit("brief", ["a"], "Noor Haddad");
        Two.Admit("middle", ["c"], "Noor Haddad");
    }

    [Theory]
    [InlineData("brief", "", "nothing-chosen")]
    [InlineData("brief", "c", "unknown-choice")]
    [InlineData("middle", "d", "unknown-choice")]
    [InlineData("brief", "ab", "unknown-choice")]
    [InlineData("brief", "aa", "unknown-choice")]
    public void What_the_scene_does_not_offer_is_refused(string scene, string chosen, string code) =>
        Assert.Equal(code, Assert.Throws<Refusal>(
            () => Two.Admit(scene, [.. chosen.Select(letter => letter.ToString())], "Noor Haddad")).Code);
}
