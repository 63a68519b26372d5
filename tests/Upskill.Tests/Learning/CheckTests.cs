using System.Collections.Immutable;
using CsCheck;
using Upskill.Learning;
using Upskill.Learning.Activities;
using Upskill.Learning.Activities.Checks;
using static Upskill.Tests.Learning.SmallProgramme;
using Check = Upskill.Learning.Activities.Checks.Check;

namespace Upskill.Tests.Learning;

public sealed class CheckTests
{
    private static readonly Check Three = ACheck;

    private static StepTaken Step(string question, params ImmutableArray<string> choices) => new(question, choices);

    [Fact]
    public void Questions_are_asked_one_after_the_other_in_their_order()
    {
        Assert.Equal(3, Three.Steps);
        Assert.Equal(new Course.Continues("one"), Three.After([]));
        Assert.Equal(new Course.Continues("many"), Three.After([Step("one", "b")]));
        Assert.Equal(new Course.Continues("two"), Three.After([Step("one", "b"), Step("many", "a")]));
    }

    [Theory]
    [InlineData("a", "ac", "a", 3, true)]
    [InlineData("a", "ca", "b", 2, true)]
    [InlineData("a", "b", "a", 2, true)]
    [InlineData("b", "b", "a", 1, false)]
    [InlineData("b", "b", "b", 0, false)]
    public void It_is_passed_from_the_pass_mark_on(string one, string many, string two, int right, bool passed)
    {
        ImmutableArray<string> Of(string letters) => [.. letters.Select(letter => letter.ToString())];

        Assert.Equal(
            new Course.Ended(new(passed, right, 3)), Three.After([Step("one", Of(one)), Step("many", Of(many)), Step("two", Of(two))]));
    }

    [Theory]
    [InlineData("a", false)]
    [InlineData("c", false)]
    [InlineData("ab", false)]
    [InlineData("abc", false)]
    [InlineData("b", false)]
    [InlineData("ac", true)]
    [InlineData("ca", true)]
    public void Of_several_right_answers_exactly_those_must_be_chosen(string chosen, bool right) =>
        Assert.Equal(right, Question("many", "a", "c").IsRight([.. chosen.Select(letter => letter.ToString())]));

    [Fact]
    public void The_right_answers_are_counted_whatever_they_are() =>
        Gen.Select(Gen.Int[1, 6], Gen.Bool.Array[6], Gen.Int[1, 6]).Where((count, _, mark) => mark <= count).Sample((count, rights, mark) =>
        {
            var check = new Check(new("any"), "Any", TimeSpan.Zero, mark,
                [.. Enumerable.Range(0, count).Select(i => Question($"q{i}", "a"))]);
            var steps = ImmutableArray<StepTaken>.Empty;
            for (var i = 0; i < count; i++)
            {
                Assert.Equal(new Course.Continues($"q{i}"), check.After(steps));
                steps = steps.Add(Step($"q{i}", rights[i] ? "a" : "b"));
            }

            var right = rights.Take(count).Count(isRight => isRight);
            Assert.Equal(new Course.Ended(new(right >= mark, right, count)), check.After(steps));
        });

    [Theory]
    [InlineData("one", "a")]
    [InlineData("one", "b")]
    [InlineData("many", "b")]
    [InlineData("many", "abc")]
    public void What_was_offered_can_be_handed_in_right_or_wrong(string question, string chosen) =>
        Three.Admit(question, [.. chosen.Select(letter => letter.ToString())], "Noor Haddad");

    [Theory]
    [InlineData("one", "", "nothing-chosen")]
    [InlineData("many", "", "nothing-chosen")]
    [InlineData("one", "z", "unknown-choice")]
    [InlineData("many", "az", "unknown-choice")]
    [InlineData("many", "aa", "unknown-choice")]
    [InlineData("one", "A", "unknown-choice")]
    [InlineData("one", "ab", "too-many-choices")]
    public void What_was_not_offered_is_refused(string question, string chosen, string code) =>
        Assert.Equal(code, Assert.Throws<Refusal>(
            () => Three.Admit(question, [.. chosen.Select(letter => letter.ToString())], "Noor Haddad")).Code);
}
