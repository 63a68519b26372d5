using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR.Client;
using Upskill.LiveSessions;

namespace Upskill.Simulation.Play;

/// <summary>Who is at which live session by an open hub connection: they stay until its host has ended it.</summary>
internal sealed class LiveRooms : IAsyncDisposable
{
    private readonly ConcurrentDictionary<LiveSessionId, ConcurrentBag<HubConnection>> rooms = new();

    /// <summary>Somebody stays.</summary>
    public void Stay(LiveSessionId session, HubConnection connection) => rooms.GetOrAdd(session, _ => []).Add(connection);

    /// <summary>Everybody leaves.</summary>
    public async Task Leave(LiveSessionId session)
    {
        foreach (var connection in rooms.TryRemove(session, out var room) ? room : [])
            await connection.DisposeAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var session in rooms.Keys)
            await Leave(session);
    }
}
