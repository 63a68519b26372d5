using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Upskill.LiveSessions.Sessions.Attendances;

/// <summary>Who is present, and whose coming was noted: in memory only, pure.</summary>
/// <param name="ByServer">Whose connections each server has, and when it said so.</param>
/// <param name="Said">Who said without script that they are here.</param>
/// <param name="Noted">Whose coming was noted.</param>
internal sealed record PresentPeople(
    ImmutableDictionary<string, (ImmutableHashSet<PersonId> People, DateTimeOffset At)> ByServer, ImmutableHashSet<PersonId> Said, ImmutableDictionary<PersonId, NotedPerson> Noted)
{
    /// <summary>Who is back so soon was not away.</summary>
    public static readonly TimeSpan Reconnect = TimeSpan.FromMinutes(2);

    /// <summary>So often it is noted that somebody is here still: a kill takes no more from them.</summary>
    public static readonly TimeSpan BetweenNotes = TimeSpan.FromMinutes(5);

    /// <summary>A server that said nothing for so long is gone.</summary>
    private static readonly TimeSpan Presence = TimeSpan.FromSeconds(90);

    /// <summary>Nobody.</summary>
    public static readonly PresentPeople Nobody = new(
        ImmutableDictionary<string, (ImmutableHashSet<PersonId>, DateTimeOffset)>.Empty, [], ImmutableDictionary<PersonId, NotedPerson>.Empty);

    /// <summary>When it is next noted of somebody that they are here still: each person has a moment of their own in every five minutes, so that those of thousands never fall together.</summary>
    public static DateTimeOffset NextNote(PersonId person, DateTimeOffset now)
    {
        var own = (long)(BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(person.Value))) % (ulong)BetweenNotes.Ticks);
        return now.AddTicks(BetweenNotes.Ticks - ((now.UtcTicks - own) % BetweenNotes.Ticks));
    }

    /// <summary>What a server says.</summary>
    public PresentPeople With(string server, IEnumerable<PersonId> people, DateTimeOffset now) => this with { ByServer = ByServer.SetItem(server, ([.. people], now)) };

    /// <summary>Who is here.</summary>
    public ImmutableHashSet<PersonId> At(DateTimeOffset now) =>
        ByServer.Values.Where(server => now - server.At < Presence).Aggregate(Said, (all, server) => all.Count == 0 ? server.People : all.Union(server.People));

    /// <summary>Whether somebody is here: asked by thousands in the same minute, so that nobody's list is put together for it.</summary>
    public bool IsHere(PersonId person, DateTimeOffset now) =>
        Said.Contains(person) || ByServer.Values.Any(server => now - server.At < Presence && server.People.Contains(person));

    /// <summary>Which of those who are here came and were not noted yet.</summary>
    public IEnumerable<PersonId> New(ImmutableHashSet<PersonId> here) => here.Where(person => !Noted.ContainsKey(person));

    /// <summary>Of whom it is to be noted now that they are here still.</summary>
    public IEnumerable<PersonId> Due(ImmutableHashSet<PersonId> here, DateTimeOffset now) => Noted.Where(noted => now >= noted.Value.DueAt && here.Contains(noted.Key)).Select(noted => noted.Key);

    /// <summary>Who is gone, each with the moment when they were last here.</summary>
    public IEnumerable<KeyValuePair<PersonId, DateTimeOffset>> Gone(DateTimeOffset now) =>
        Noted.Where(noted => now - noted.Value.SeenAt > Reconnect).Select(noted => KeyValuePair.Create(noted.Key, noted.Value.SeenAt));

    /// <summary>With all that are here seen now.</summary>
    public PresentPeople Seen(ImmutableHashSet<PersonId> here, DateTimeOffset now) =>
        this with { Noted = Noted.SetItems(here.Where(Noted.ContainsKey).Select(person => KeyValuePair.Create(person, Noted[person] with { SeenAt = now }))) };

    /// <summary>Somebody's coming, or that they are here still, was noted.</summary>
    public PresentPeople Come(PersonId person, DateTimeOffset now) => this with { Noted = Noted.SetItem(person, new(now, NextNote(person, now))) };

    /// <summary>Somebody's going was noted.</summary>
    public PresentPeople Go(PersonId person) => this with { Noted = Noted.Remove(person) };
}

/// <summary>Somebody whose coming was noted.</summary>
/// <param name="SeenAt">When they were last present.</param>
/// <param name="DueAt">When it is noted next that they are.</param>
internal sealed record NotedPerson(DateTimeOffset SeenAt, DateTimeOffset DueAt);
