using System.Collections.Immutable;
using Upskill.Coaching;
using Upskill.Coaching.Anchors;
using Upskill.Coaching.Observations;
using Upskill.Coaching.Rubrics;
using Upskill.Coaching.Verdicts;
using Upskill.Testing;

namespace Upskill.Tests.Coaching;

public sealed class VerdictTests
{
    private static readonly ImmutableArray<Anchor> Anchors = [.. AnchorSet.All.SelectMany(set => set.Texts)];

    [Fact]
    public void Every_exercise_with_anchors_has_at_least_36_of_varied_quality_and_each_has_an_id_of_its_own()
    {
        Assert.Equal(3, AnchorSet.All.Length);
        Assert.All(AnchorSet.All, set => Assert.InRange(set.Texts.Length, 36, 60));
        Assert.All(AnchorSet.All, set => Assert.Equal(3, set.Texts.Select(text => Agreement.OfCoach.Value[text.Id]).Distinct().Count()));
        Assert.Equal(Anchors.Length, Anchors.Select(anchor => anchor.Id).Distinct().Count());
        Assert.Equal(Anchors.Length, Anchors.Select(anchor => anchor.Text).Distinct().Count());
    }

    [Fact]
    public void The_same_text_twenty_times_gets_the_same_verdict() => Assert.All(Anchors, anchor =>
        Assert.Single(Enumerable.Range(0, 20).Select(_ => VerdictRules.On(PromptObserver.Observe(anchor.Text))).Distinct()));

    [Fact]
    public void Padding_never_raises_a_verdict()
    {
        foreach (var anchor in Anchors)
        {
            var plain = VerdictRules.On(PromptObserver.Observe(anchor.Text));
            for (var kind = 0; kind < Padding.Kinds; kind++)
            {
                for (var place = 0; place < 3; place++)
                    Assert.True(VerdictRules.On(PromptObserver.Observe(Padding.Of(anchor.Text, kind, place, 2))) <= plain, $"{anchor.Id}, padding {kind} at {place}");
            }
        }
    }

    [Theory]
    [InlineData(0, true, Verdict.NotYet)]
    [InlineData(3, true, Verdict.NotYet)]
    [InlineData(4, true, Verdict.Abstains)]
    [InlineData(5, true, Verdict.Ready)]
    [InlineData(6, true, Verdict.Ready)]
    [InlineData(6, false, Verdict.NotYet)]
    public void Near_the_line_the_coach_abstains_and_protected_data_is_never_ready(int points, bool isClean, object verdict) =>
        Assert.Equal((Verdict)verdict, VerdictRules.On(Seen(points, isClean)));

    [Fact]
    public void Of_a_text_that_it_cannot_read_the_coach_says_nothing() =>
        Assert.Equal(Verdict.Abstains, VerdictRules.On(Seen(0, true) with { IsRead = false }));

    [Theory]
    [InlineData("en", true)]
    [InlineData("en-GB", true)]
    [InlineData("de", false)]
    [InlineData("enm", false)]
    public void Agreement_on_English_texts_vouches_for_no_other_language(string language, bool speaks) => Assert.Equal(speaks, AnchorSet.SpeaksFor(language));

    [Fact]
    public void Kappa_and_its_error_are_those_of_the_literature()
    {
        // J. L. Fleiss, Statistical Methods for Rates and Proportions, 2nd ed. 1981, table 13.1: κ = 0.676, s.e. 0.087.
        var kappa = Kappa.Of(new[,] { { 75, 1, 4 }, { 5, 4, 1 }, { 0, 0, 10 } })!;

        Assert.Equal(0.676, kappa.Value, 0.001);
        Assert.Equal(0.087, kappa.StandardError, 0.001);
        Assert.Equal(100, kappa.N);
        Assert.Equal(1, Kappa.Of(new[,] { { 10, 0 }, { 0, 10 } })!.Value, 9);
        Assert.Equal(0, Kappa.Of(new[,] { { 5, 5 }, { 5, 5 } })!.Value, 9);
        Assert.Equal(-1, Kappa.Of(new[,] { { 0, 5 }, { 5, 0 } })!.Value, 9);
        Assert.Null(Kappa.Of(new[,] { { 10, 0 }, { 0, 0 } }));
        Assert.Null(Kappa.Of(new int[2, 2]));
    }

    [Fact]
    public void A_verdict_is_earned_by_thirty_marked_texts_and_not_by_twenty_nine()
    {
        Assert.Equal(Shortfall.Marks, Of(29, i => Sides(i)).Shortfall);
        Assert.Equal(Shortfall.None, Of(30, i => Sides(i)).Shortfall);
        Assert.Equal(1, Of(30, i => Sides(i)).Kappa!.Value, 9);
    }

    [Fact]
    public void One_persons_marks_earn_nothing_and_cannot_tell_is_no_mark()
    {
        var marks = Enumerable.Range(0, 40).Select(i => Mark(i, "a", Sides(i))).ToImmutableArray();

        Assert.Equal(0, Agreement.Of(marks, Coach(40)).Marked);
        Assert.Equal(0, Agreement.Of(marks.AddRange(Enumerable.Range(0, 40).Select(i => Mark(i, "b", AnchorOpinion.CannotTell))), Coach(40)).Marked);
    }

    [Fact]
    public void Texts_that_people_are_of_two_minds_about_are_counted_apart_and_lower_their_own_agreement()
    {
        var marks = Enumerable.Range(0, 40).SelectMany(i => new[] { Mark(i, "a", Sides(i)), Mark(i, "b", i < 10 ? Other(Sides(i)) : Sides(i)) }).ToImmutableArray();
        var agreement = Agreement.Of(marks, Coach(40));

        Assert.Equal((30, 10, 30), (agreement.Marked, agreement.Disputed, agreement.Given));
        Assert.Equal(0.75, agreement.People);
    }

    [Fact]
    public void A_coach_that_agrees_too_little_or_only_dares_the_easy_ones_gives_no_verdict()
    {
        Assert.Equal(Shortfall.Kappa, Of(40, i => i % 3 == 0 ? Other(Sides(i)) : Sides(i)).Shortfall);
        Assert.Equal(Shortfall.Kappa, Agreement.Of(Both(40, _ => AnchorOpinion.Ready), Enumerable.Range(0, 40).ToDictionary(i => $"t{i}", _ => Verdict.Ready)).Shortfall);
        Assert.Equal(Shortfall.Coverage, Agreement.Of(Both(40, Sides), Enumerable.Range(0, 40).ToDictionary(i => $"t{i}", i => i < 20 ? Of(i) : Verdict.Abstains)).Shortfall);
    }

    private static Agreement Of(int texts, Func<int, AnchorOpinion> opinion) => Agreement.Of(Both(texts, opinion), Coach(texts));

    private static ImmutableArray<AnchorMark> Both(int texts, Func<int, AnchorOpinion> opinion) =>
        [.. Enumerable.Range(0, texts).SelectMany(i => new[] { Mark(i, "a", opinion(i)), Mark(i, "b", opinion(i)) })];

    private static Dictionary<string, Verdict> Coach(int texts) => Enumerable.Range(0, texts).ToDictionary(i => $"t{i}", Of);

    private static Verdict Of(int text) => text % 2 == 0 ? Verdict.Ready : Verdict.NotYet;

    private static AnchorOpinion Sides(int text) => text % 2 == 0 ? AnchorOpinion.Ready : AnchorOpinion.NotYet;

    private static AnchorOpinion Other(AnchorOpinion opinion) => opinion is AnchorOpinion.Ready ? AnchorOpinion.NotYet : AnchorOpinion.Ready;

    private static AnchorMark Mark(int text, string by, AnchorOpinion opinion) => new($"t{text}", new(by), opinion, Rubric.Current.Version, DateTimeOffset.UnixEpoch);

    private static PromptObservations Seen(int points, bool isClean) => new("v", [
        .. Rubric.Counted.Select((criterion, i) => new Observation(criterion, i < points ? Finding.There : Finding.Missing, null)),
        new(Criterion.NoProtectedData, isClean ? Finding.There : Finding.Missing, null)], IsRead: true);
}
