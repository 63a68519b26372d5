namespace Upskill.PeerGroups.Rounds;

/// <summary>No round calls it, so that it may wait for one that is at work.</summary>
[GrainType("peer-groups-round-beginnings")]
internal sealed class RoundBeginningsGrain : Grain, IRoundBeginningsGrain
{
    public async Task<bool> Ask(AskRound command)
    {
        if (await Waits(new(new(command.Id.Value), command.Audience, command.By)))
            return false;
        await RoundOf(new(command.Id.Value)).Ask(command);
        return true;
    }

    public async Task<bool> PrepareAgain(RoundId round, CommandId id, PersonId by)
    {
        if (await RoundOf(round).Round() is { Stage: RoundStage.Discarded or RoundStage.Refused, Asked: var asked } && await Waits(new(round, asked.Audience, asked.By)))
            return false;
        await RoundOf(round).PrepareAgain(id, by);
        return true;
    }

    /// <summary>Whether another round for these people waits. A draw that does not please is discarded, with a reason that its members read; not left lying while one more is begun.</summary>
    private async Task<bool> Waits(ListedRound asked)
    {
        foreach (var listed in (await GrainFactory.GetGrain<IRoundsGrain>(IRoundsGrain.Organisation).Listed()).Where(other => AreForTheSame(asked, other)))
        {
            if (await RoundOf(listed.Id).Round() is { Stage: RoundStage.Preparing or RoundStage.Committed or RoundStage.Drawing or RoundStage.Drawn })
                return true;
        }
        return false;
    }

    private static bool AreForTheSame(ListedRound asked, ListedRound other) => other.Id != asked.Id
        && (other.Audience == asked.Audience || (other.By == asked.By && other.Audience.Unit == asked.Audience.Unit && other.Audience.Session == asked.Audience.Session));

    private IRoundGrain RoundOf(RoundId id) => GrainFactory.GetGrain<IRoundGrain>(id.Value);
}
