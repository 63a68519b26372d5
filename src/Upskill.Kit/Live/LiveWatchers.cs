using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.AspNetCore.SignalR;

namespace Upskill.Kit.Live;

/// <summary>Which connections of this silo watch which topics of one hub.</summary>
public sealed class LiveWatchers<THub>(OpenConnections connections) where THub : Hub<ILiveClient>
{
    private readonly ConcurrentDictionary<string, ImmutableArray<string>> topicsByConnection = new(StringComparer.Ordinal);

    /// <summary>The open connections of all hubs.</summary>
    public OpenConnections Connections => connections;

    /// <summary>The connection watches the topic, too; not where it ended meanwhile, for it is removed once only.</summary>
    public void Add(string connection, string topic, CancellationToken ended)
    {
        topicsByConnection.AddOrUpdate(connection, [topic], (_, watched) => watched.Contains(topic) ? watched : watched.Add(topic));
        if (ended.IsCancellationRequested)
            Remove(connection);
    }

    /// <summary>The connection is gone.</summary>
    public void Remove(string connection) => topicsByConnection.TryRemove(connection, out _);

    /// <summary>Connections by what they watch.</summary>
    public ILookup<string, string> ByTopic() => topicsByConnection
        .SelectMany(watching => watching.Value, (watching, topic) => (topic, connection: watching.Key))
        .ToLookup(pair => pair.topic, pair => pair.connection);
}
