using System.Collections.Immutable;

namespace Upskill.PeerGroups.Groups;

/// <summary>What a <see cref="RoundTalkGrain"/> keeps. Nobody is in it.</summary>
[GenerateSerializer, Alias("Upskill.RoundTalkState")]
internal sealed record RoundTalkState
{
    /// <summary>How far it is; each step is taken wholly before it is noted, and may be taken twice.</summary>
    [Id(0)]
    public TalkStage Stage { get; init; }

    /// <summary>Starter questions, a day each; null for those that the round was asked for with.</summary>
    [Id(1)]
    public ImmutableArray<string>? Starters { get; init; }

    /// <summary>How many of them were posed.</summary>
    [Id(2)]
    public int Posed { get; init; }

    /// <summary>By whose command they were planned last.</summary>
    [Id(3)]
    public CommandId? Planned { get; init; }
}
