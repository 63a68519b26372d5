using System.Collections.Immutable;

namespace Upskill.PeerGroups.Rounds;

/// <summary>What a round keeps beside its ledger: the last roster, whose row is which, and the secrets before they are revealed.</summary>
[GenerateSerializer, Alias("Upskill.RoundRosterState")]
internal sealed record RoundRosterState
{
    /// <summary>As committed to.</summary>
    [Id(0)]
    public string Text { get; init; } = "";

    /// <summary>By row.</summary>
    [Id(1)]
    public ImmutableArray<PersonId> People { get; init; } = [];

    /// <summary>Of the draw; hex.</summary>
    [Id(2)]
    public string Secret { get; init; } = "";

    /// <summary>For late joiners; hex.</summary>
    [Id(3)]
    public string LateSecret { get; init; } = "";
}

/// <summary>Who is in which group. Read by nothing that shows it.</summary>
[GenerateSerializer, Alias("Upskill.RoundPlacesState")]
internal sealed record RoundPlacesState
{
    /// <summary>Text of the last draw.</summary>
    [Id(0)]
    public string Drawn { get; init; } = "";

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

    /// <summary>The last turn of late joiners: on the ledger, or to be put there after a kill.</summary>
    [Id(6)]
    public LateTurn? Turn { get; init; }

    /// <summary>Answered commands, so that a repeat changes nothing.</summary>
    [Id(5)]
    public ImmutableArray<CommandId> Answered { get; init; } = [];
}

/// <summary>Somebody who asked to join.</summary>
/// <param name="Person">Who.</param>
/// <param name="On">The day, UTC.</param>
/// <param name="Token">16 random bytes in hex: what the turn's hash knows of them.</param>
[GenerateSerializer, Immutable, Alias("Upskill.LateAsker")]
internal sealed record LateAsker([property: Id(0)] PersonId Person, [property: Id(1)] DateOnly On, [property: Id(2)] string Token);

/// <summary>A turn at which people were taken in.</summary>
/// <param name="On">The day, UTC.</param>
/// <param name="People">How many.</param>
/// <param name="Hash">SHA-256 of a line for each, token and group, in the order of tokens.</param>
[GenerateSerializer, Immutable, Alias("Upskill.LateTurn")]
internal sealed record LateTurn([property: Id(0)] DateOnly On, [property: Id(1)] int People, [property: Id(2)] string Hash);
