using System.Collections.Immutable;

namespace Upskill.PeerGroups.Rounds;

/// <summary>Who is in which group. Read by nothing that shows it; deleted 30 days after the round.</summary>
[GenerateSerializer, Alias("Upskill.RoundPlacesState")]
internal sealed record RoundPlacesState
{
    /// <summary>People of each group, those who came later included; those who left are taken out.</summary>
    [Id(1)]
    public ImmutableArray<ImmutableArray<PersonId>> Groups { get; init; } = [];

    /// <summary>Who left, so that they are not taken in again.</summary>
    [Id(2)]
    public ImmutableArray<PersonId> Left { get; init; } = [];

    /// <summary>Who asked to join, and on which day.</summary>
    [Id(3)]
    public ImmutableArray<LateAsker> Waiting { get; init; } = [];

    /// <summary>How many members were told that they are in, by row.</summary>
    [Id(4)]
    public int Told { get; init; }

    /// <summary>Answered commands, so that a repeat changes nothing.</summary>
    [Id(5)]
    public ImmutableArray<CommandId> Answered { get; init; } = [];

    /// <summary>Turns of late joiners, oldest first: on the ledger, the last one perhaps to be put there after a kill.</summary>
    [Id(6)]
    public ImmutableArray<KeptTurn> Turns { get; init; } = [];

    /// <summary>Of each group the mark by which its members' own states know that they met.</summary>
    [Id(7)]
    public ImmutableArray<string> Marks { get; init; } = [];

    /// <summary>Grades by number, those of late joiners included; none before the first turn.</summary>
    [Id(8)]
    public ImmutableArray<string> Bands { get; init; } = [];
}

/// <summary>Somebody who asked to join.</summary>
/// <param name="Person">Who.</param>
/// <param name="On">The day, UTC.</param>
/// <param name="Token">16 random bytes in hex: what the turn's hash knows of them.</param>
[GenerateSerializer, Immutable, Alias("Upskill.LateAsker")]
internal sealed record LateAsker([property: Id(0)] PersonId Person, [property: Id(1)] DateOnly On, [property: Id(2)] string Token);

/// <summary>A turn at which people were taken in.</summary>
/// <param name="On">The day, UTC.</param>
/// <param name="Rows">Texts of the rows that were looked at, in the order of tokens.</param>
/// <param name="People">Whose they are.</param>
/// <param name="Groups">Where each came, from 0; −1 for nowhere.</param>
/// <param name="Sizes">People in each group before.</param>
[GenerateSerializer, Immutable, Alias("Upskill.KeptTurn")]
internal sealed record KeptTurn(
    [property: Id(0)] DateOnly On, [property: Id(1)] ImmutableArray<string> Rows, [property: Id(2)] ImmutableArray<PersonId> People,
    [property: Id(3)] ImmutableArray<int> Groups, [property: Id(4)] ImmutableArray<int> Sizes);

/// <summary>Who said yes at a live session. In the order of ids, which says nothing of when. Deleted with the rest.</summary>
[GenerateSerializer, Alias("Upskill.RoundWillingState")]
internal sealed record RoundWillingState
{
    /// <summary>By id.</summary>
    [Id(0)]
    public ImmutableArray<PersonId> People { get; init; } = [];
}

/// <summary>
/// Who was ever in a group of a round that forgot which: in the order of ids, so that their own states can be told to forget too.
/// </summary>
[GenerateSerializer, Alias("Upskill.RoundMembersState")]
internal sealed record RoundMembersState
{
    /// <summary>By id.</summary>
    [Id(0)]
    public ImmutableArray<PersonId> People { get; init; } = [];
}
