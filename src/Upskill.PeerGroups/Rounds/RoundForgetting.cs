using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Upskill.Kit.Storage;

namespace Upskill.PeerGroups.Rounds;

/// <summary>
/// A round that is over forgets: after 30 days who was in which group, after two years that its members met. Woken by the stored schedule of
/// <see cref="IRoundsGrain.Rests"/>; what a kill cuts off is done again from the beginning.
/// </summary>
internal sealed partial class RoundGrain
{
    /// <summary>How long after its end a round knows who was in it.</summary>
    public static readonly TimeSpan KnowsFor = TimeSpan.FromDays(30);

    public async Task Remove()
    {
        work?.Dispose();
        work = null;
        for (var number = 1; number <= State.Preparations; number++)
            await RosterOf(number).Forget();
        await places.ClearStateAsync();
        await willing.ClearStateAsync();
        await members.ClearStateAsync();
        await ServiceProvider.GetRequiredService<Journal>().Delete(Name);
        ServiceProvider.GetRequiredService<IKeyStore>().Destroy(Name.Subject);
        await GrainFactory.GetGrain<IRoundsGrain>(IRoundsGrain.Talks).Remove(Id);
        await Rounds.Remove(Id); // last: it is found by the list
        DeactivateOnIdle();
    }

    private DateTimeOffset? ForgetsAt => State.EndedAt is not { } ended ? null
        : State.ForgottenAt is null ? ended + KnowsFor
        : members.State.People.IsEmpty ? null : ended + Peer.RemembersFor;

    private Task Rest() => (State.AsksUntil ?? ForgetsAt) is { } at ? Rounds.Rests(Id, at) : Rounds.IsThrough(Id);

    private async Task Forget()
    {
        if (State.ForgottenAt is null && ForgetsAt <= Clock.Now)
            await ForgetWho();
        if (State.ForgottenAt is not null && ForgetsAt <= Clock.Now)
            await ForgetThatTheyMet();
        await Rest();
    }

    /// <summary>The list of members is kept before the groups are deleted, and the ledger says so last.</summary>
    private async Task ForgetWho()
    {
        ImmutableArray<PersonId> placed = State.OpenedAt is null ? []
            : [.. places.State.Groups.SelectMany(group => group).Concat(places.State.Left).Concat(members.State.People).Distinct().OrderBy(person => person.Value, StringComparer.Ordinal)];
        if (placed.Length > members.State.People.Length)
        {
            await this.Keep(members, new() { People = placed });
        }
        for (var number = 1; number <= State.Preparations; number++)
            await RosterOf(number).Forget();
        if (places.RecordExists)
            await places.ClearStateAsync();
        if (willing.RecordExists)
            await willing.ClearStateAsync();
        inHand = null;
        await Commit(Step($"forget/{State.Preparations}"), log => log is { EndedAt: not null, ForgottenAt: null } ? [new RoundFact.Forgotten()] : [], (_, _) => true);
    }

    private async Task ForgetThatTheyMet()
    {
        foreach (var some in members.State.People.Chunk(AtOnce))
            await Task.WhenAll(some.Select(person => GrainFactory.GetGrain<IPeerGrain>(person.Value).Forget(Id)));
        await members.ClearStateAsync();
    }
}
