namespace Upskill.PeerGroups;

/// <summary>
/// Begins rounds, one after another: whether another round for the same people waits is looked at and acted upon in one turn. There is one, for all. Keeps nothing, so what a kill cuts off stands in nobody's way.
/// </summary>
[GrainInterfaceType("peer-groups-round-beginnings"), Alias("Upskill.IRoundBeginningsGrain")]
public interface IRoundBeginningsGrain : IGrainWithStringKey
{
    /// <summary>The key.</summary>
    const string Organisation = "organisation";

    /// <summary>As <see cref="IRoundGrain.Ask"/>.</summary>
    /// <returns>False where another round for these people waits; nothing was started then.</returns>
    [Alias("Ask")]
    Task<bool> Ask(AskRound command);

    /// <summary>As <see cref="IRoundGrain.PrepareAgain"/>.</summary>
    /// <returns>False where another round for these people waits; nothing was changed then.</returns>
    [Alias("PrepareAgain")]
    Task<bool> PrepareAgain(RoundId round, CommandId id, PersonId by);
}
