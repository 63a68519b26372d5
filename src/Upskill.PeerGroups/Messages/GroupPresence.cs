using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Upskill.PeerGroups.Messages;

/// <summary>
/// Which members this server's connections are of, by token; told to the groups as they come and go, and every 30 seconds, to which each group answers its members with its newest number:
/// that makes up for lost pushes. Not kept, and shown as a number only.
/// </summary>
internal sealed class GroupPresence(IGrainFactory grains, ILogger<GroupPresence> log) : BackgroundService
{
    private static readonly TimeSpan Pulse = TimeSpan.FromSeconds(30);

    private readonly string server = Guid.NewGuid().ToString("N");
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<PeerGroupId, bool>> heard = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<PeerGroupId, ConcurrentDictionary<string, MemberToken>> open = new();

    /// <summary>A connection hears a group; not where it ended meanwhile, for it goes once only.</summary>
    public async Task Came(string connection, PeerGroupId group, MemberToken member, CancellationToken ended)
    {
        var connections = open.GetOrAdd(group, _ => new(StringComparer.Ordinal));
        connections[connection] = member;
        heard.GetOrAdd(connection, _ => new())[group] = true;
        if (ended.IsCancellationRequested)
        {
            connections.TryRemove(connection, out _); // it may have gone before it was heard
            await Went(connection);
        }
        await Tell(group);
    }

    /// <summary>A connection is gone.</summary>
    public async Task Went(string connection)
    {
        if (!heard.TryRemove(connection, out var groups))
            return;
        foreach (var group in groups.Keys)
        {
            if (open.TryGetValue(group, out var connections))
                connections.TryRemove(connection, out _);
            await TryTell(group);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pulse);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var group in open.Where(group => !group.Value.IsEmpty).Select(group => group.Key))
                await TryTell(group);
        }
    }

    /// <summary>A group whose silo is away is told with the next pulse; it must hold up no other, nor end the process.</summary>
    private async Task TryTell(PeerGroupId group)
    {
        try
        {
            await Tell(group);
        }
        catch (Exception failed) when (failed is not OutOfMemoryException)
        {
            log.LogWarning("Group {Group} could not be told who is here ({Failure}); the next pulse does.", group, failed.GetType().Name);
        }
    }

    private Task Tell(PeerGroupId group) => grains.GetGrain<IPeerGroupGrain>(group.Value)
        .Here(server, open.TryGetValue(group, out var connections) ? [.. connections.Values.Distinct()] : []);
}
