using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Upskill.LiveSessions.Sessions.Push;

/// <summary>
/// Whose this server's connections are: told to each session at most once a second as they come and go, and every 30 seconds; of hosts every second, since one who is gone is replaced after five.
/// Kept nowhere.
/// </summary>
internal sealed class LivePresence(IGrainFactory grains, ILogger<LivePresence> log) : BackgroundService
{
    private const int Pulse = 30;
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly string server = Guid.NewGuid().ToString("N");
    private readonly ConcurrentDictionary<(string Connection, LiveSessionId Session), PersonId> people = new();
    private readonly ConcurrentDictionary<(string Connection, LiveSessionId Session), int> hosts = new();
    private readonly ConcurrentDictionary<LiveSessionId, bool> changed = new();

    /// <summary>A connection hears a session, and as a host its console; not where it ended meanwhile, for it goes once only.</summary>
    public void Came(string connection, LiveSessionId session, PersonId person, int? host, CancellationToken ended)
    {
        if (host is { } place)
            hosts[(connection, session)] = place; // first: it goes with the person
        people[(connection, session)] = person;
        changed[session] = true;
        if (ended.IsCancellationRequested)
            Went(connection);
    }

    /// <summary>A connection is gone.</summary>
    public void Went(string connection)
    {
        foreach (var heard in people.Keys.Where(heard => heard.Connection == connection))
        {
            people.TryRemove(heard, out _);
            hosts.TryRemove(heard, out _);
            changed[heard.Session] = true;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Second);
        for (var second = 1; await timer.WaitForNextTickAsync(stoppingToken); second++)
        {
            foreach (var session in hosts.ToLookup(host => host.Key.Session, host => host.Value))
                await Try(session.Key, grain => grain.HostsHere([.. session.Distinct()]));
            var due = changed.Keys.Concat(second % Pulse == 0 ? people.Keys.Select(heard => heard.Session).Distinct() : []).Distinct().ToList();
            if (due.Count == 0)
                continue;
            var here = people.ToLookup(heard => heard.Key.Session, heard => heard.Value);
            foreach (var session in due)
            {
                changed.TryRemove(session, out _);
                ImmutableArray<PersonId> present = [.. here[session].Distinct()];
                if (!await Try(session, _ => grains.GetGrain<ISessionPresenceGrain>(session.Value).Here(server, present)))
                    changed[session] = true;
            }
        }
    }

    /// <summary>A session whose silo is away is told a second later; it must hold up no other, nor end the process.</summary>
    private async Task<bool> Try(LiveSessionId session, Func<ILiveSessionGrain, Task> tell)
    {
        try
        {
            await tell(grains.GetGrain<ILiveSessionGrain>(session.Value));
            return true;
        }
        catch (Exception failed) when (failed is not OutOfMemoryException)
        {
            log.LogWarning("Live session {Session} could not be told who is here ({Failure}); trying again.", session, failed.GetType().Name);
            return false;
        }
    }
}
