using System.Collections.Immutable;
using Orleans.Concurrency;

namespace Upskill.Learning;

/// <summary>Counts whom new content would touch. Keyed by the content's hash; keeps nothing, and counts anew after a start.</summary>
[GrainInterfaceType("learning-content-count"), Alias("Upskill.IContentCountGrain")]
public interface IContentCountGrain : IGrainWithStringKey
{
    /// <summary>How far the count is. Begins one where there is none for the content that is published now.</summary>
    [Alias("Count")]
    Task<ContentCount> Count();
}

/// <summary>Looks at some people's records. Stateless: it reads the ledger and makes no learner's grain.</summary>
[GrainInterfaceType("learning-content-tally"), Alias("Upskill.IContentTallyGrain")]
public interface IContentTallyGrain : IGrainWithStringKey
{
    /// <summary>How many of these people the content of this hash would touch, and how.</summary>
    [Alias("Tally")]
    Task<ContentTally> Tally(string content, ImmutableArray<PersonId> people);

    /// <summary>Who of these people has met of the programme in use what is not written: <see cref="ILearnerGrain.Settle"/> would write something.</summary>
    [Alias("Unsettled")]
    Task<ImmutableArray<PersonId>> Unsettled(ImmutableArray<PersonId> people);
}

/// <summary>People whom new content would touch.</summary>
/// <param name="AskedAgain">Who passed something whose new version asks them again.</param>
/// <param name="ByActivity">The same for each activity, as <c>module/activity</c>; one person may be in several.</param>
/// <param name="UnderWay">By module that changes: who has begun it and not completed it.</param>
[GenerateSerializer, Immutable, Alias("Upskill.ContentTally")]
public sealed record ContentTally(
    [property: Id(0)] long AskedAgain, [property: Id(1)] ImmutableDictionary<string, long> ByActivity, [property: Id(2)] ImmutableDictionary<string, long> UnderWay)
{
    /// <summary>Nobody.</summary>
    public static readonly ContentTally Nobody = new(0, ImmutableDictionary<string, long>.Empty, ImmutableDictionary<string, long>.Empty);

    /// <summary>Of two groups of different people.</summary>
    public static ContentTally operator +(ContentTally a, ContentTally b) => new(a.AskedAgain + b.AskedAgain, Sum(a.ByActivity, b.ByActivity), Sum(a.UnderWay, b.UnderWay));

    private static ImmutableDictionary<string, long> Sum(ImmutableDictionary<string, long> a, ImmutableDictionary<string, long> b) =>
        b.Aggregate(a, (sum, one) => sum.SetItem(one.Key, sum.GetValueOrDefault(one.Key) + one.Value));
}

/// <summary>A count, perhaps under way.</summary>
/// <param name="Tally">So far.</param>
/// <param name="Done">People looked at.</param>
/// <param name="All">People in all.</param>
[GenerateSerializer, Immutable, Alias("Upskill.ContentCount")]
public sealed record ContentCount([property: Id(0)] ContentTally Tally, [property: Id(1)] int Done, [property: Id(2)] int All)
{
    /// <summary>Whether everybody was looked at.</summary>
    public bool IsComplete => Done == All;
}
