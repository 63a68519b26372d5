using System.Collections.Immutable;
using Microsoft.AspNetCore.SignalR;
using Upskill.Kit.Live;
using Upskill.Kit.People;

namespace Upskill.LiveSessions.Sessions.Push;

/// <summary>What the hub tells an island.</summary>
public interface ILiveSessionClient : ILiveClient
{
    /// <summary>What changed at a session. Repeated, late and out of order are harmless; after a gap the island asks by HTTP.</summary>
    Task Changed(SessionChange change);
}

/// <summary>What changed, the same for everybody: it names nobody but who presents, and says nobody's own.</summary>
/// <param name="Session">Which.</param>
/// <param name="From">The number after which it holds all that changed.</param>
/// <param name="Number">The newest number.</param>
/// <param name="Shared">The session as it is now, with the questions that changed.</param>
/// <param name="Reactions">How many of each in the last second.</param>
public sealed record SessionChange(string Session, long From, long Number, SharedView Shared, ImmutableArray<int> Reactions);

/// <summary>Tells who is at a session what happens there, and notes that they are there. Carries no command and repeats nothing to others.</summary>
internal sealed class LiveSessionHub(SessionEntrance entrance, LivePresence presence, OpenConnections connections, IGrainFactory grains) : Hub<ILiveSessionClient>
{
    /// <summary>What is added to a session's id for what only its hosts hear.</summary>
    public const string Hosts = "/host";

    /// <summary>Hears a session, or as a host its console, for as long as the connection lasts. Subscribes first, so that nothing falls in between.</summary>
    /// <returns>The newest number.</returns>
    /// <exception cref="HubException">No such session for this person.</exception>
    public async Task<long> Watch(string topic)
    {
        var person = CurrentPerson.From(Context.User!) ?? throw new HubException("sign-in");
        var isConsole = topic.EndsWith(Hosts, StringComparison.Ordinal);
        if (await entrance.SeatOf(person, isConsole ? topic[..^Hosts.Length] : topic) is not { } seat || (isConsole && seat.Host is null))
            throw new HubException("not-found");
        await Groups.AddToGroupAsync(Context.ConnectionId, topic);
        presence.Came(Context.ConnectionId, seat.Session, person.Id, isConsole ? seat.Host : null, Context.ConnectionAborted);
        var session = grains.GetGrain<ILiveSessionGrain>(seat.Session.Value);
        return isConsole ? (await session.Console()).Version : await session.Newest();
    }

    /// <inheritdoc/>
    public override Task OnConnectedAsync()
    {
        if (CurrentPerson.From(Context.User!) is { } person)
            connections.Add(person.Id, Context);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task OnDisconnectedAsync(Exception? exception)
    {
        connections.Remove(Context.ConnectionId);
        presence.Went(Context.ConnectionId);
        return Task.CompletedTask;
    }
}
