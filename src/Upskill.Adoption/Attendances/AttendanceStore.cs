using System.Text.Json;
using Upskill.Kit.Ledger;
using Upskill.Kit.Storage;
using Upskill.LiveSessions;

namespace Upskill.Adoption.Attendances;

/// <summary>The journal of a session's release: one entry, or none.</summary>
internal sealed class AttendanceStore(Journal journal)
{
    /// <summary>The journals' kind.</summary>
    public const string Kind = "attendance-release";

    /// <summary>As the store has it: nothing hangs on such a journal's entry.</summary>
    public const string StoredKind = Kind + "-alone";

    /// <summary>What was sealed; null where nothing was.</summary>
    public async Task<SessionRelease?> Read(LiveSessionId session) =>
        await journal.ReadAlone(Name(session)) is [var entry, ..] ? JsonSerializer.Deserialize<SessionRelease>(entry, LedgerJson.Options) : null;

    /// <summary>Keeps it, unless something was sealed before. Durable when it returns.</summary>
    /// <returns>What is true: the first that was sealed.</returns>
    public async Task<SessionRelease> Keep(LiveSessionId session, SessionRelease release) =>
        await journal.AppendAlone(Name(session), 0, JsonSerializer.SerializeToUtf8Bytes(release, LedgerJson.Options)) ? release : (await Read(session))!;

    /// <summary>Deletes it. Only for the sample organisation.</summary>
    public Task Remove(LiveSessionId session) => journal.DeleteAlone(Name(session));

    private static JournalName Name(LiveSessionId session) => new(Kind, session.Value);
}
