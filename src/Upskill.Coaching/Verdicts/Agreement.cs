using System.Collections.Immutable;
using Upskill.Coaching.Anchors;
using Upskill.Coaching.Observations;
using Upskill.Coaching.Rubrics;

namespace Upskill.Coaching.Verdicts;

/// <summary>How far the coach agrees with people on the anchor texts of one exercise, under one version of the rubric.</summary>
/// <param name="Marked">Texts on which at least two people said “ready” or “not yet”, and more said the one than the other.</param>
/// <param name="Disputed">Texts on which as many said the one as the other: nobody knows better, so they are compared with nothing, and shown as a number.</param>
/// <param name="Given">Of the marked texts, those on which the coach gave a verdict.</param>
/// <param name="Kappa">Of coach and people over <paramref name="Given"/>; null where it is not defined.</param>
/// <param name="People">Of all pairs of marks of one text, the share that agree; null where there is no pair.</param>
public sealed record Agreement(int Marked, int Disputed, int Given, Kappa? Kappa, double? People)
{
    /// <summary>Fewest marked texts, and least κ, for a verdict.</summary>
    public const int FewestMarked = 30, FewestPeople = 2;

    /// <summary>Least κ for a verdict.</summary>
    public const double LeastKappa = 0.6;

    /// <summary>Least share of the marked texts that the coach must have dared a verdict on: who only speaks when it is easy agrees cheaply.</summary>
    public const double LeastGiven = 2 / 3.0;

    /// <summary>What stands between the coach and a verdict.</summary>
    public Shortfall Shortfall =>
        Marked < FewestMarked ? Shortfall.Marks
        : Given < LeastGiven * Marked ? Shortfall.Coverage
        : Kappa is not { Value: >= LeastKappa } ? Shortfall.Kappa
        : Shortfall.None;

    /// <summary>What the coach says of each anchor text of this build.</summary>
    internal static readonly Lazy<ImmutableDictionary<string, Verdict>> OfCoach = new(() => AnchorSet.All.SelectMany(set => set.Texts)
        .ToImmutableDictionary(anchor => anchor.Id, anchor => VerdictRules.On(PromptObserver.Observe(anchor.Text))));

    /// <summary>Compares. Pure.</summary>
    /// <param name="marks">Of each person and text the last.</param>
    /// <param name="coach">The coach's verdict on each text.</param>
    internal static Agreement Of(ImmutableArray<AnchorMark> marks, IReadOnlyDictionary<string, Verdict> coach)
    {
        var texts = marks.Where(mark => mark.Opinion is not AnchorOpinion.CannotTell && coach.ContainsKey(mark.Anchor)).GroupBy(mark => mark.Anchor)
            .Select(text => (text.Key, Ready: text.Count(mark => mark.Opinion is AnchorOpinion.Ready), NotYet: text.Count(mark => mark.Opinion is AnchorOpinion.NotYet)))
            .Where(text => text.Ready + text.NotYet >= FewestPeople).ToList();
        var agreed = texts.Where(text => text.Ready != text.NotYet).ToList();
        var counts = new int[2, 2];
        foreach (var (anchor, ready, notYet) in agreed.Where(text => coach[text.Key] is not Verdict.Abstains))
            counts[coach[anchor] is Verdict.Ready ? 1 : 0, ready > notYet ? 1 : 0]++;
        var (same, pairs) = (texts.Sum(text => Pairs(text.Ready) + Pairs(text.NotYet)), texts.Sum(text => Pairs(text.Ready + text.NotYet)));
        return new(agreed.Count, texts.Count - agreed.Count, counts.Cast<int>().Sum(), Kappa.Of(counts), pairs == 0 ? null : same / (double)pairs);
    }

    private static int Pairs(int of) => of * (of - 1) / 2;
}

/// <summary>Why there is no verdict.</summary>
public enum Shortfall
{
    /// <summary>There may be one.</summary>
    None,

    /// <summary>Too few marked texts.</summary>
    Marks,

    /// <summary>The coach abstained too often.</summary>
    Coverage,

    /// <summary>It agrees too little with people.</summary>
    Kappa,
}
