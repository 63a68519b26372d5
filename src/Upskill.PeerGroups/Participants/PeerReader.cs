using System.Collections.Immutable;
using Upskill.Kit.People;
using Upskill.PeerGroups.Rounds;
using Upskill.Workforce;

namespace Upskill.PeerGroups.Participants;

/// <summary>What one person sees of peer groups: their own, and nothing where their country has them switched off.</summary>
internal sealed class PeerReader(IGrainFactory grains, EmployeeDirectory directory, CountryRulesReader countries, RoundPreparation preparation)
{
    /// <summary>Asked at once, with the at most 26 that somebody is in.</summary>
    private const int MostLookedThrough = 50;

    /// <summary>Whether peer groups are offered where this person works.</summary>
    public async Task<bool> IsOn(PersonId person) => await directory.Employee(person) is { LeftOn: null } employee && await IsOn(employee);

    /// <summary>Their part, or null where there are no peer groups for them.</summary>
    public async Task<PeerView?> Of(PersonId person)
    {
        if (await directory.Employee(person) is not { LeftOn: null } employee || !await IsOn(employee))
            return null;
        var peer = await grains.GetGrain<IPeerGrain>(person.Value).Peer();
        var placed = peer.Rounds.Select(round => round.Id).ToHashSet();
        var seen = await Task.WhenAll((await Near(employee)).Union(placed).Select(id => See(id, person, placed.Contains(id))));
        var joinable = ImmutableArray.CreateBuilder<Round>();
        foreach (var (round, place) in seen)
        {
            if (place is null && round is { Stage: RoundStage.Open } && round.Asked.Length > RoundLog.ShortestToJoin && peer.Choice.Participation != Participation.OptedOut
                && await preparation.IsFor(round.Asked.Audience, employee))
                joinable.Add(round);
        }
        return new(peer.Choice, employee.Language,
            [.. seen.Where(one => one.Place is not null).Select(one => (one.Round!, one.Place!)).OrderByDescending(one => one.Item1.AskedAt)], joinable.ToImmutable());
    }

    /// <summary>The round and their place in it, where they are in it and it is theirs to see.</summary>
    public async Task<(Round Round, RoundPlace Place)?> PlaceIn(string round, PersonId person) =>
        await IsOn(person) && await grains.GetGrain<IRoundGrain>(round).PlaceOf(person) is { } place
            ? ((await grains.GetGrain<IRoundGrain>(round).Round())!, place) : null;

    /// <summary>Whether they may ask to join it.</summary>
    public async Task<bool> MayJoin(string round, PersonId person) => await directory.Employee(person) is { LeftOn: null } employee
        && await grains.GetGrain<IRoundGrain>(round).Round() is { } found && await preparation.IsFor(found.Asked.Audience, employee);

    /// <summary>A round, and their place where they may have one: who is in a round that is over knows it by their own state.</summary>
    private async Task<(Round? Round, RoundPlace? Place)> See(RoundId id, PersonId person, bool isPlaced)
    {
        var grain = grains.GetGrain<IRoundGrain>(id.Value);
        return await grain.Round() is not { } round ? default
            : (round, isPlaced || round.Stage is not (RoundStage.Closed or RoundStage.Refused) ? await grain.PlaceOf(person) : null);
    }

    private async Task<bool> IsOn(Employee employee) =>
        (await countries.Table()).Of(employee.Country).Features.HasFlag(OptionalFeatures.PeerGroups);

    /// <summary>Rounds that may concern them, newest first.</summary>
    private async Task<IEnumerable<RoundId>> Near(Employee employee) =>
        (await grains.GetGrain<IRoundsGrain>(IRoundsGrain.Organisation).Listed())
            .Where(round => round.Audience.Unit is not { } unit || employee.Unit.SelfAndAbove().Contains(unit))
            .Take(MostLookedThrough).Select(round => round.Id);
}

/// <summary>One person's peer groups.</summary>
/// <param name="Choice">What they chose.</param>
/// <param name="Language">What HR has; they always speak it here.</param>
/// <param name="Rounds">Those that they are in, newest first.</param>
/// <param name="Joinable">Open ones that they could join.</param>
internal sealed record PeerView(PeerChoice Choice, string Language, ImmutableArray<(Round Round, RoundPlace Place)> Rounds, ImmutableArray<Round> Joinable);
