using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;

namespace Upskill.Kit.Live;

/// <summary>The open hub connections of this silo and whose they are, so that those of a leaver can be closed.</summary>
public sealed class OpenConnections
{
    private readonly ConcurrentDictionary<string, (PersonId Person, HubCallerContext Connection)> open = new(StringComparer.Ordinal);

    /// <summary>Whose connections are open.</summary>
    public IReadOnlyCollection<PersonId> People => [.. open.Values.Select(connection => connection.Person).Distinct()];

    /// <summary>Opened.</summary>
    public void Add(PersonId person, HubCallerContext connection) => open[connection.ConnectionId] = (person, connection);

    /// <summary>Gone.</summary>
    public void Remove(string connection) => open.TryRemove(connection, out _);

    /// <summary>Closes every connection of a person.</summary>
    public void Close(PersonId person)
    {
        foreach (var (_, connection) in open.Values.Where(connection => connection.Person == person))
            connection.Abort();
    }
}
