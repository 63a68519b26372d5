using System.Collections.Immutable;

namespace Upskill.PeerGroups;

/// <summary>Lists of rounds: all of them (<see cref="Organisation"/>), and those whose talk has something to do (<see cref="Talks"/>).</summary>
[GrainInterfaceType("peer-groups-rounds"), Alias("Upskill.IRoundsGrain")]
public interface IRoundsGrain : IGrainWithStringKey
{
    /// <summary>All rounds.</summary>
    const string Organisation = "organisation";

    /// <summary>Rounds whose groups talk, or whose talk is to be deleted.</summary>
    const string Talks = "talks";

    /// <summary>The list keeps so many; older ones are still found by their address.</summary>
    const int Most = 2_000;

    /// <summary>Lists a round, and that it has something to do. Durable; a repeat changes nothing.</summary>
    [Alias("List")]
    Task List(ListedRound round);

    /// <summary>Newest first.</summary>
    [Alias("Listed")]
    Task<ImmutableArray<ListedRound>> Listed();

    /// <summary>The round has something to do once more. Durable; a repeat changes nothing.</summary>
    [Alias("Begins")]
    Task Begins(RoundId round);

    /// <summary>The round has nothing to do by itself any more. Durable; a repeat changes nothing.</summary>
    [Alias("IsThrough")]
    Task IsThrough(RoundId round);

    /// <summary>The round has nothing to do by itself before a moment. Durable; a repeat changes nothing.</summary>
    [Alias("Rests")]
    Task Rests(RoundId round, DateTimeOffset until);

    /// <summary>Rounds that may have something to do now.</summary>
    [Alias("Unfinished")]
    Task<ImmutableArray<RoundId>> Unfinished();

    /// <summary>Takes the round off the list. Durable; a repeat changes nothing. Only for what is no record: the sample organisation.</summary>
    [Alias("Remove")]
    Task Remove(RoundId round);
}

/// <summary>A round in the list.</summary>
/// <param name="Id">Which.</param>
/// <param name="Audience">Whom it is for.</param>
/// <param name="By">Who started it.</param>
[GenerateSerializer, Immutable, Alias("Upskill.ListedRound")]
public sealed record ListedRound([property: Id(0)] RoundId Id, [property: Id(1)] RoundAudience Audience, [property: Id(2)] PersonId By);
