using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;
using Upskill.Kit.People;

namespace Upskill.Kit.Live;

/// <summary>The open hub connections of this silo and whose they are, so that those of a sign-in that is over can be closed.</summary>
public sealed class OpenConnections
{
    private readonly ConcurrentDictionary<string, (PersonId Person, HubCallerContext Connection)> open = new(StringComparer.Ordinal);

    /// <summary>Opened.</summary>
    public void Add(PersonId person, HubCallerContext connection) => open[connection.ConnectionId] = (person, connection);

    /// <summary>Gone.</summary>
    public void Remove(string connection) => open.TryRemove(connection, out _);

    /// <summary>Closes the connections whose sign-in is over.</summary>
    public async Task CloseOver(PersonWatch people)
    {
        foreach (var (person, connection) in open.Values)
            await CloseIfOver(person, connection, people);
    }

    /// <summary>The same of one person, at once.</summary>
    public async Task CloseOver(PersonId person, PersonWatch people)
    {
        foreach (var (_, connection) in open.Values.Where(connection => connection.Person == person))
            await CloseIfOver(person, connection, people);
    }

    private static async ValueTask CloseIfOver(PersonId person, HubCallerContext connection, PersonWatch people)
    {
        if (await people.Now(person, SignInSession.From(connection.User!)) is null)
            connection.Abort();
    }
}
