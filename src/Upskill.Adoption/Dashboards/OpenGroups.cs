using Upskill.PeerGroups;

namespace Upskill.Adoption.Dashboards;

/// <summary>How many rounds of peer groups are open in a unit and below it, and how many groups they have. Counts only: who is in a group is nobody's to see.</summary>
public sealed class OpenGroups(IGrainFactory grains)
{
    /// <summary>Rounds that are for people of this unit or of one below it; those of cohorts alone are of no unit.</summary>
    public async Task<(int Rounds, int Groups)> In(UnitId unit)
    {
        var list = grains.GetGrain<IRoundsGrain>(IRoundsGrain.Organisation);
        var going = (await list.Unfinished()).ToHashSet();
        var listed = going.Count == 0 ? [] : await list.Listed();
        var rounds = await Task.WhenAll(listed.Where(round => going.Contains(round.Id) && round.Audience.Unit is { } audience && audience.SelfAndAbove().Contains(unit))
            .Select(round => grains.GetGrain<IRoundGrain>(round.Id.Value).Round()));
        var open = rounds.OfType<Round>().Where(round => round.Stage is RoundStage.Open).ToList();
        return (open.Count, open.Sum(round => round.Last?.Groups ?? 0));
    }
}
