using System.Collections.Immutable;

namespace Upskill.LiveSessions.Sessions.Attendances;

/// <summary>Who is present, and whose coming was noted: in memory only, pure.</summary>
/// <param name="ByServer">Whose connections each server has, and when it said so.</param>
/// <param name="Said">Who said without script that they are here.</param>
/// <param name="Noted">Whose coming was noted, and when they were last present.</param>
internal sealed record PresentPeople(
    ImmutableDictionary<string, (ImmutableHashSet<PersonId> People, DateTimeOffset At)> ByServer, ImmutableHashSet<PersonId> Said, ImmutableDictionary<PersonId, DateTimeOffset> Noted)
{
    /// <summary>Who is back so soon was not away.</summary>
    public static readonly TimeSpan Reconnect = TimeSpan.FromMinutes(2);

    /// <summary>A server that said nothing for so long is gone.</summary>
    private static readonly TimeSpan Presence = TimeSpan.FromSeconds(90);

    /// <summary>Nobody.</summary>
    public static readonly PresentPeople Nobody = new(
        ImmutableDictionary<string, (ImmutableHashSet<PersonId>, DateTimeOffset)>.Empty, [], ImmutableDictionary<PersonId, DateTimeOffset>.Empty);

    /// <summary>What a server says.</summary>
    public PresentPeople With(string server, IEnumerable<PersonId> people, DateTimeOffset now) => this with { ByServer = ByServer.SetItem(server, ([.. people], now)) };

    /// <summary>Who is here.</summary>
    public ImmutableHashSet<PersonId> At(DateTimeOffset now) =>
        ByServer.Values.Where(server => now - server.At < Presence).Aggregate(Said, (all, server) => all.Count == 0 ? server.People : all.Union(server.People));

    /// <summary>Which of those who are here came and were not noted yet.</summary>
    public IEnumerable<PersonId> New(ImmutableHashSet<PersonId> here) => here.Where(person => !Noted.ContainsKey(person));

    /// <summary>Who is gone, each with the moment when they were last here.</summary>
    public IEnumerable<KeyValuePair<PersonId, DateTimeOffset>> Gone(DateTimeOffset now) => Noted.Where(noted => now - noted.Value > Reconnect);

    /// <summary>With all that are here seen now.</summary>
    public PresentPeople Seen(ImmutableHashSet<PersonId> here, DateTimeOffset now) =>
        this with { Noted = Noted.SetItems(here.Where(Noted.ContainsKey).Select(person => KeyValuePair.Create(person, now))) };

    /// <summary>Somebody's coming was noted.</summary>
    public PresentPeople Come(PersonId person, DateTimeOffset now) => this with { Noted = Noted.SetItem(person, now) };

    /// <summary>Somebody's going was noted.</summary>
    public PresentPeople Go(PersonId person) => this with { Noted = Noted.Remove(person) };
}
