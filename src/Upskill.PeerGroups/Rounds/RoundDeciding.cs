using System.Collections.Immutable;
using Upskill.PeerGroups.Reports;

namespace Upskill.PeerGroups.Rounds;

/// <summary>Who decides what is reported in a group: the round alone knows who is in it.</summary>
internal sealed partial class RoundGrain
{
    private ReportDeciders Deciders => (ReportDeciders)ServiceProvider.GetService(typeof(ReportDeciders))!;

    /// <summary>Who left has still said what they said, and is not kept by group: they count as of every group.</summary>
    public async Task<bool> MayDecide(int group, PersonId person) => State.Asked is { } asked && State.OpenedAt is not null && group > 0 && group <= places.State.Groups.Length
        && await Deciders.MayDecide(RoundAccess.FunctionOf(asked.Audience), places.State.Groups[group - 1].Union(places.State.Left).ToHashSet(), person);

    public Task<ImmutableArray<PersonId>> Leavers() => Task.FromResult(places.State.Left);
}
