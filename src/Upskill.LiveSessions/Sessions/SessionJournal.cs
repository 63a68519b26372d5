using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Upskill.Kit.Ledger;
using Upskill.Kit.Storage;

namespace Upskill.LiveSessions.Sessions;

/// <summary>
/// What happened at a session, in the store: a journal whose entries are sealed with a key of the session's. At the end the key is destroyed: tokens, votes and what was taken back are gone from the store, its
/// append-only file and every copy of either.
/// </summary>
internal sealed class SessionJournal(Journal journal, IKeyStore keys)
{
    /// <summary>The journal of a session.</summary>
    public const string Kind = "live-session";

    /// <summary>Reads on from <paramref name="known"/>.</summary>
    public async Task<StoredSession> Read(LiveSessionId session, StoredSession known)
    {
        // Whoever ends a session destroys the key first: until the journal is gone, too, it is one without entries.
        if (keys.Find(KeyName(session)) is not { } key)
            return known;
        var entries = await journal.ReadAlone(Name(session), known.Entries);
        return entries.Aggregate(known, (stored, bytes) => stored.With(Open(key, bytes, stored.Entries)));
    }

    /// <summary>Appends what happened to <paramref name="known"/>. Durable when it returns.</summary>
    /// <returns>The session after it; null where somebody wrote first, so that it has to be read on.</returns>
    /// <exception cref="KeyDestroyedException">The session is over and forgotten.</exception>
    public async Task<StoredSession?> Append(LiveSessionId session, StoredSession known, SessionEntry entry)
    {
        var bytes = Sealing.Close(keys.KeyOf(KeyName(session)), JsonSerializer.SerializeToUtf8Bytes(entry, LedgerJson.Options), Binding(known.Entries));
        return await journal.AppendAlone(Name(session), known.Entries, bytes) ? known.With(entry) : null;
    }

    /// <summary>Destroys the key and deletes what it sealed. A repeat changes nothing.</summary>
    public async Task Forget(LiveSessionId session)
    {
        keys.Destroy(KeyName(session));
        await journal.DeleteAlone(Name(session));
    }

    private static SessionEntry Open(byte[] key, byte[] bytes, long number) =>
        JsonSerializer.Deserialize<SessionEntry>(Sealing.Open(key, bytes, Binding(number)), LedgerJson.Options)!;

    /// <summary>Binds an entry to its place.</summary>
    private static byte[] Binding(long number) => Encoding.ASCII.GetBytes(number.ToString(CultureInfo.InvariantCulture));

    private static string KeyName(LiveSessionId session) => $"live-session-journal:{session}";

    private static JournalName Name(LiveSessionId session) => new(Kind, session.Value);
}

/// <summary>An entry as it is stored: one command, or the votes of many.</summary>
/// <param name="Command">The client's id; null for votes, of which the last counts.</param>
/// <param name="At">To the minute.</param>
/// <param name="Facts">In the one order.</param>
internal sealed record SessionEntry(CommandId? Command, DateTimeOffset At, ImmutableArray<SessionFact> Facts);

/// <summary>A session as its journal has it.</summary>
/// <param name="Session">What happened.</param>
/// <param name="Number">Of its last fact.</param>
/// <param name="Answered">Numbers by the command that made them, so that a repeat is answered the same.</param>
/// <param name="Entries">Entries read.</param>
internal sealed record StoredSession(LiveSession Session, long Number, ImmutableDictionary<CommandId, long> Answered, long Entries)
{
    /// <summary>Before anything happened.</summary>
    public static readonly StoredSession Empty = new(LiveSession.Waiting, 0, ImmutableDictionary<CommandId, long>.Empty, 0);

    /// <summary>After its end, once all that is left is kept elsewhere.</summary>
    public static readonly StoredSession Over = Empty with { Session = LiveSession.Waiting with { Stage = SessionStage.Over } };

    /// <summary>After an entry.</summary>
    public StoredSession With(SessionEntry entry)
    {
        var (session, number) = (Session, Number);
        foreach (var fact in entry.Facts)
            session = session.With(++number, entry.At, fact);
        return new(session, number, entry.Command is { } command ? Answered.SetItem(command, number) : Answered, Entries + 1);
    }
}
