using System.Collections.Concurrent;
using System.Collections.Immutable;
using Upskill.Kit.People;
using Upskill.PeerGroups.Groups;
using Upskill.PeerGroups.Rounds;
using Upskill.Workforce;

namespace Upskill.PeerGroups.Reports;

/// <summary>Finds reports for members and for those who may decide them; to everybody else there are none.</summary>
internal sealed class ReportDesk(IGrainFactory grains, TimeProvider time)
{
    /// <summary>The number in the navigation stands on every page; who decides is looked up among everybody.</summary>
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(30);

    private const int Most = 10_000;
    private readonly ConcurrentDictionary<PersonId, (int Waiting, long At)> known = new();

    /// <summary>Who may decide anything at all; whether they may decide one case is the round's to say.</summary>
    public static bool MayDecide(CurrentPerson person) => person.Is(Roles.Champion | Roles.ProgrammeOwner);

    /// <summary>Reports of the function that a round is of.</summary>
    public async Task<IReportsGrain> Of(RoundId round) => await grains.GetGrain<IRoundGrain>(round.Value).Round() is { } found
        ? Reports(RoundAccess.FunctionOf(found.Asked.Audience)) : throw new InvalidOperationException($"There is no round {round}.");

    /// <summary>What a member reported in their group; nobody knows it any more once the round closed.</summary>
    public async Task<ImmutableArray<OwnReport>> Own(GroupSeat seat) => seat.Member is { } by ? await (await Of(seat.Group.Round)).Own(seat.Group, by) : [];

    /// <summary>The case, where this person may decide it.</summary>
    public async Task<ReportCase?> Find(CurrentPerson person, UnitId function, string id) =>
        MayDecide(person) && (await Functions()).Contains(function) && (await Reports(function).Cases()).FirstOrDefault(one => one.Id == id) is { } found
        && await MayDecide(found.Group, person) ? found : null;

    /// <summary>All cases that this person may decide, those that wait first.</summary>
    public async Task<IReadOnlyList<FoundCase>> Cases(CurrentPerson person)
    {
        if (!MayDecide(person))
            return [];
        var cases = new List<FoundCase>();
        foreach (var group in (await Everything()).GroupBy(found => found.Case.Group))
        {
            if (await MayDecide(group.Key, person))
                cases.AddRange(group);
        }
        return [.. cases.OrderBy(found => !found.Case.Waits).ThenBy(found => found.Case.OpenedOn).ThenBy(found => found.Case.Id, StringComparer.Ordinal)];
    }

    /// <summary>Cases of all functions in which the owners are asked to break the seal.</summary>
    public async Task<IReadOnlyList<FoundCase>> Escalated() => [.. (await Everything()).Where(found => found.Case.Escalation is not null)];

    /// <summary>How many cases wait for this person.</summary>
    public async ValueTask<int> Waiting(CurrentPerson person)
    {
        if (!MayDecide(person))
            return 0;
        if (known.TryGetValue(person.Id, out var found) && time.GetElapsedTime(found.At) < Freshness)
            return found.Waiting;
        var at = time.GetTimestamp();
        var waiting = (await Cases(person)).Count(one => one.Case.Waits);
        if (known.Count >= Most)
            known.Clear();
        known[person.Id] = (waiting, at);
        return waiting;
    }

    /// <summary>Somebody decided: what they are told next is counted anew.</summary>
    public void Decided(CurrentPerson person) => known.TryRemove(person.Id, out _);

    private async Task<IEnumerable<FoundCase>> Everything()
    {
        var cases = new List<FoundCase>();
        foreach (var function in await Functions())
            cases.AddRange((await Reports(function).Cases()).Select(one => new FoundCase(function, one)));
        return cases;
    }

    /// <summary>Functions of rounds whose talk is not deleted yet.</summary>
    private async Task<IReadOnlySet<UnitId>> Functions()
    {
        var talks = (await grains.GetGrain<IRoundsGrain>(IRoundsGrain.Talks).Unfinished()).ToHashSet();
        return (await grains.GetGrain<IRoundsGrain>(IRoundsGrain.Organisation).Listed()).Where(round => talks.Contains(round.Id))
            .Select(round => RoundAccess.FunctionOf(round.Audience)).ToHashSet();
    }

    private Task<bool> MayDecide(PeerGroupId group, CurrentPerson person) => grains.GetGrain<IRoundGrain>(group.Round.Value).MayDecide(group.Number, person.Id);

    private IReportsGrain Reports(UnitId function) => grains.GetGrain<IReportsGrain>(function.Value);
}

/// <summary>A case and where it is kept.</summary>
public sealed record FoundCase(UnitId Function, ReportCase Case)
{
    /// <summary>Address of its page: names neither round, group nor message.</summary>
    public string Path => PathOf(Function, Case.Id);

    /// <summary>Address of a case's page.</summary>
    public static string PathOf(UnitId function, string id) => $"/reports/{Uri.EscapeDataString(function.Value)}/{Uri.EscapeDataString(id)}";
}
