using Upskill.PeerGroups;

namespace Upskill.Adoption.Dashboards;

/// <summary>How many rounds of peer groups there are in a unit and below it, and how many groups they have. Counts only: who is in a group is nobody's to see.</summary>
public sealed class GroupCounts(IGrainFactory grains)
{
    /// <summary>Rounds that are for people of this unit or of one below it; those of cohorts alone are of no unit.</summary>
    public async Task<PeerGroupCounts> In(UnitId unit)
    {
        var listed = await grains.GetGrain<IRoundsGrain>(IRoundsGrain.Organisation).Listed();
        var rounds = (await Task.WhenAll(listed.Where(round => round.Audience.Unit is { } audience && audience.SelfAndAbove().Contains(unit))
            .Select(round => grains.GetGrain<IRoundGrain>(round.Id.Value).Round()))).OfType<Round>().ToList();
        var (open, closed) = (rounds.FindAll(round => round.Stage is RoundStage.Open), rounds.FindAll(round => round.Stage is RoundStage.Closed));
        return new(open.Count, GroupsOf(open), closed.Count, GroupsOf(closed));
    }

    private static int GroupsOf(IEnumerable<Round> rounds) => rounds.Sum(round => round.Last?.Groups ?? 0);
}

/// <summary>Rounds of peer groups as counts.</summary>
/// <param name="OpenRounds">Rounds whose groups talk now.</param>
/// <param name="OpenGroups">Groups in them.</param>
/// <param name="ClosedRounds">Rounds whose time is over.</param>
/// <param name="ClosedGroups">Groups in those.</param>
public sealed record PeerGroupCounts(int OpenRounds, int OpenGroups, int ClosedRounds, int ClosedGroups);
