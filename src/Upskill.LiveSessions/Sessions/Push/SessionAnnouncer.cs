using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging;
using Upskill.Kit.Live;

namespace Upskill.LiveSessions.Sessions.Push;

/// <summary>Tells whoever watches a session. Never waits and never fails.</summary>
internal interface ISessionAnnouncer
{
    /// <summary>To everybody at it.</summary>
    void Tell(LiveSessionId session, SessionChange change);

    /// <summary>To its hosts: their console is at a new version.</summary>
    void TellHosts(LiveSessionId session, long version);
}

/// <summary>Over the hub.</summary>
internal sealed class SessionAnnouncer(IHubContext<LiveSessionHub, ILiveSessionClient> hub, ILogger<SessionAnnouncer> log) : PushQueue(log), ISessionAnnouncer
{
    public void Tell(LiveSessionId session, SessionChange change) => Enqueue(() => hub.Clients.Group(session.Value).Changed(change));

    public void TellHosts(LiveSessionId session, long version) =>
        Enqueue(() => hub.Clients.Group(session.Value + LiveSessionHub.Hosts).Moved(session.Value + LiveSessionHub.Hosts, version));
}
