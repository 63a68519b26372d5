using Microsoft.AspNetCore.SignalR;
using Upskill.Kit.Live;
using Upskill.Kit.People;
using Upskill.PeerGroups.Groups;

namespace Upskill.PeerGroups.Messages;

/// <summary>What the hub tells an island.</summary>
public interface IPeerGroupClient
{
    /// <summary>The group of a round is at a new number, and what changed. Repeated, late and out of order are harmless; after a gap the island asks by HTTP.</summary>
    Task Changed(GroupChange change);
}

/// <summary>One change, the same for every member: it names nobody, and says nobody's own.</summary>
/// <param name="Round">Of which round the group is: each member is in one of its groups.</param>
/// <param name="Number">The newest number.</param>
/// <param name="Message">The message that is new or changed; null where only who is here did.</param>
/// <param name="Summary">The summary, where it changed.</param>
/// <param name="Members">People in the group.</param>
/// <param name="Here">Of them, here now.</param>
/// <param name="IsClosed">Nothing more can be said.</param>
public sealed record GroupChange(string Round, long Number, ShownMessage? Message, GroupSummary? Summary, int Members, int Here, bool IsClosed);

/// <summary>Pushes what is said to members. Carries no command and repeats nothing to others.</summary>
internal sealed class PeerGroupHub(GroupEntry entry, GroupPresence presence, OpenConnections connections, IGrainFactory grains) : Hub<IPeerGroupClient>
{
    /// <summary>Hears the group of a round for as long as the connection lasts. Subscribes first, so that nothing falls in between.</summary>
    /// <returns>The newest number.</returns>
    /// <exception cref="HubException">No such group for this person.</exception>
    public async Task<long> Watch(string round)
    {
        var person = CurrentPerson.From(Context.User!) ?? throw new HubException("sign-in");
        if (await entry.SeatOf(person, round) is not { Member: { } member, Group: var group })
            throw new HubException("not-found");
        await Groups.AddToGroupAsync(Context.ConnectionId, member.Value);
        if (await grains.GetGrain<IPeerGroupGrain>(group.Value).NewestFor(member) is not { } newest)
            throw new HubException("not-found");
        await presence.Came(Context.ConnectionId, group, member, Context.ConnectionAborted);
        return newest;
    }

    /// <inheritdoc/>
    public override Task OnConnectedAsync()
    {
        if (CurrentPerson.From(Context.User!) is { } person)
            connections.Add(person.Id, Context);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override async Task OnDisconnectedAsync(Exception? exception)
    {
        connections.Remove(Context.ConnectionId);
        await presence.Went(Context.ConnectionId);
    }
}
