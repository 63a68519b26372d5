using System.Collections.Immutable;

namespace Upskill.PeerGroups;

/// <summary>All rounds. There is one list, <see cref="Organisation"/>.</summary>
[GrainInterfaceType("peer-groups-rounds"), Alias("Upskill.IRoundsGrain")]
public interface IRoundsGrain : IGrainWithStringKey
{
    /// <summary>The only one.</summary>
    const string Organisation = "organisation";

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
}

/// <summary>A round in the list.</summary>
/// <param name="Id">Which.</param>
/// <param name="Audience">Whom it is for.</param>
/// <param name="By">Who started it.</param>
[GenerateSerializer, Immutable, Alias("Upskill.ListedRound")]
public sealed record ListedRound([property: Id(0)] RoundId Id, [property: Id(1)] RoundAudience Audience, [property: Id(2)] PersonId By);
