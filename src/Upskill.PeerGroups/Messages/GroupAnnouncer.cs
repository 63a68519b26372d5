using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging;
using Upskill.Kit.Live;

namespace Upskill.PeerGroups.Messages;

/// <summary>Tells members of a change. Never waits and never fails.</summary>
internal interface IGroupAnnouncer
{
    /// <summary>To those who are members now: who left a moment ago hears nothing, however open their page is.</summary>
    void Tell(IEnumerable<MemberToken> members, GroupChange change);
}

/// <summary>Over the hub.</summary>
internal sealed class GroupAnnouncer(IHubContext<PeerGroupHub, IPeerGroupClient> hub, ILogger<GroupAnnouncer> log) : PushQueue(log), IGroupAnnouncer
{
    public void Tell(IEnumerable<MemberToken> members, GroupChange change)
    {
        string[] connections = [.. members.Select(member => member.Value)];
        if (connections.Length > 0)
            Enqueue(() => hub.Clients.Groups(connections).Changed(change));
    }
}
