using System.Collections.Immutable;
using CsCheck;
using Upskill.Learning;
using Upskill.Learning.Activities;
using Upskill.Learning.Activities.Drills;
using Upskill.Learning.Learners;
using Upskill.Learning.Player;
using Upskill.Learning.Programmes;

namespace Upskill.Tests.Learning;

public sealed class DrillTests
{
    private static readonly ActivityId Catch = new("catch");

    /// <summary>Two of five passages are planted, the first and the fourth; both must be found, one false alarm is allowed.</summary>
    private static Drill Of(params string[] variants) => new(Catch, "Catch the machine", TimeSpan.FromMinutes(4), Find: 2, Allow: 1,
        [.. variants.Select(id => new DrillVariant(id, "A summary.", null, null,
            [.. Enumerable.Range(1, 5).Select(number => new Passage(number.ToString(System.Globalization.CultureInfo.InvariantCulture), $"Passage {number}.",
                number is 1 or 4 ? PlantedError.WrongUnit : null, "Because."))]))]);

    private static Assessment Judged(Drill drill, params ImmutableArray<string> marked) =>
        Assert.IsType<Course.Ended>(drill.After([new(drill.Variants[0].Id, marked)])).Assessment;

    [Theory]
    [InlineData("14", true, 2)]
    [InlineData("142", true, 2)]
    [InlineData("1423", false, 2)]
    [InlineData("1", false, 1)]
    [InlineData("12", false, 1)]
    [InlineData("", false, 0)]
    [InlineData("12345", false, 2)]
    public void Enough_planted_errors_must_be_found_with_few_false_alarms(string marked, bool passed, int hits) =>
        Assert.Equal(new Assessment(passed, hits, 2), Judged(Of("a"), [.. marked.Select(number => number.ToString())]));

    [Theory]
    [InlineData("6")]
    [InlineData("11")]
    public void A_mark_on_a_passage_that_is_not_there_is_refused(string marked) => Assert.Equal("unknown-choice",
        Assert.Throws<Refusal>(() => Of("a").Admit("a", [.. marked.Select(number => number.ToString())], "Noor Haddad")).Code);

    [Fact]
    public void Every_drill_that_the_file_check_lets_through_fails_who_marks_everything_and_who_marks_nothing_and_passes_who_is_right() =>
        Gen.Select(Gen.Int[-1, 4], Gen.Int[-1, 4], Gen.Bool.Array[3, 8].Array[2, 4]).Sample((find, allow, planted) =>
        {
            using var source = new ContentSource();
            source.Write("main/module.yaml", ContentSource.Module + "\n\n" + Yaml(find, allow, planted));
            var (programme, mistakes) = ProgrammeFiles.Inspect(source.Path);
            var isFair = find >= 1 && allow >= 0
                && planted.All(passages => passages.Count(isPlanted => isPlanted) >= find && passages.Count(isPlanted => !isPlanted) > allow);

            Assert.Equal(isFair, mistakes.Count == 0);
            if (!isFair)
                return;
            var drill = Assert.IsType<Drill>(programme!.Modules[0][Catch]);
            foreach (var variant in drill.Variants)
            {
                Assessment Of(Func<Passage, bool> marked) => Assert.IsType<Course.Ended>(
                    drill.After([new(variant.Id, [.. variant.Passages.Where(marked).Select(passage => passage.Number)])])).Assessment;

                Assert.False(Of(_ => true).Passed);
                Assert.False(Of(_ => false).Passed);
                Assert.True(Of(passage => passage.Planted is not null).Passed);
            }
        }, iter: 60, threads: 1);

    [Theory]
    [InlineData("find: 1", "find: 0", "would be passed by marking nothing")]
    [InlineData("allow: 0", "allow: 2", "would be passed by marking everything")]
    [InlineData("planted: wrong-unit", "planted: typo", "typo")]
    [InlineData("- id: v1", "- id: v0", "names a variant twice")]
    public void A_drill_that_could_be_passed_without_looking_is_a_mistake_in_its_file(string right, string wrong, string reason)
    {
        using var source = new ContentSource();
        source.Write("main/module.yaml", ContentSource.Module + "\n\n" + Yaml(1, 0, [[true, false, false], [true, false, false]]));
        Assert.Empty(ProgrammeFiles.Inspect(source.Path).Mistakes);

        source.Change("main/module.yaml", right, wrong);

        Assert.Contains(ProgrammeFiles.Inspect(source.Path).Mistakes, mistake => mistake.Wrong.Contains(reason, StringComparison.Ordinal));
    }

    [Fact]
    public void The_next_attempt_shows_a_text_that_this_learner_has_not_seen_until_all_were_seen_and_then_the_one_seen_longest_ago() =>
        Gen.Select(Gen.Int[2, 6], Gen.String, Gen.Int[1, 20]).Sample((count, secret, attempts) =>
        {
            var drill = Of([.. Enumerable.Range(0, count).Select(number => $"v{number}")]);
            var seen = ImmutableArray<string>.Empty;
            var shown = new List<string>();
            for (var attempt = 0; attempt < attempts; attempt++)
            {
                var next = Assert.IsType<Course.Continues>(drill.For(new(secret, seen)).After([])).Step;
                Assert.DoesNotContain(next, shown.TakeLast(count - 1));
                shown.Add(next);
                seen = seen.Remove(next).Add(next);
            }
            Assert.Equal(Math.Min(count, attempts), shown.Distinct().Count());
        });

    [Fact]
    public void Which_text_comes_first_depends_on_the_learners_secret_and_on_nothing_else()
    {
        var drill = Of("a", "b", "c", "d");
        string First(string secret) => ((Drill)drill.For(new(secret, []))).Variants[0].Id;

        Assert.Equal(First("one"), First("one"));
        Assert.Equal(["a", "b", "c", "d"], Enumerable.Range(0, 100).Select(number => First($"secret {number}")).Distinct().Order());
    }

    [Fact]
    public void A_failed_attempt_is_followed_by_another_text_and_only_the_one_that_is_shown_can_be_handed_in()
    {
        var learner = new LearnerAtWork(SmallProgramme.Of([Of("a", "b")]));
        var first = Shown(learner);
        Hand(learner, first, "1", "2");

        var second = Shown(learner);

        Assert.NotEqual(first.OpenStep, second.OpenStep);
        Assert.Equal("already-answered", Assert.Throws<Refusal>(() => HandAs(learner, second, first.OpenStep!, "1", "4")).Code);
        Assert.Contains(Hand(learner, second, "1", "4"), fact => fact is LearnerFact.AttemptAssessed { Passed: true, Attempt: 2 });
    }

    [Fact]
    public void A_text_stays_on_the_screen_until_its_marks_are_handed_in()
    {
        var learner = new LearnerAtWork(SmallProgramme.Of([Of("a", "b", "c")]));

        Assert.Equal(Shown(learner).OpenStep, Shown(learner).OpenStep);
    }

    private static ActivityScreen Shown(LearnerAtWork learner) => new(
        learner.Programme[SmallProgramme.Main]!, learner.Programme[SmallProgramme.Main]![Catch]!, learner.At(Catch), new("E1"), LearnerAtWork.Name, Again: true);

    private static ImmutableArray<LearnerFact> Hand(LearnerAtWork learner, ActivityScreen screen, params string[] marked) =>
        HandAs(learner, screen, screen.OpenStep!, marked);

    private static ImmutableArray<LearnerFact> HandAs(LearnerAtWork learner, ActivityScreen screen, string step, params string[] marked) => learner.HandIn(
        new MakeSubmission(CommandId.New(), screen.Module.Id, Catch, screen.Module.Version, screen.Attempt, step, [.. marked], LearnerAtWork.Name));

    private static string Yaml(int find, int allow, bool[][] planted)
    {
        var lines = new List<string>
        {
            "  - id: catch", "    kind: drill", "    title: Catch the machine", "    minutes: 4", $"    find: {find}", $"    allow: {allow}", "    variants:",
        };
        foreach (var (at, passages) in planted.Index())
        {
            lines.AddRange([$"      - id: v{at}", "        brief: A summary.", "        passages:"]);
            foreach (var isPlanted in passages)
            {
                lines.Add("          - text: Something.");
                if (isPlanted)
                    lines.AddRange(["            planted: wrong-unit", "            because: Grams, not milligrams."]);
            }
        }
        return string.Join('\n', lines) + "\n";
    }
}
