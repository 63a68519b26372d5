using System.Text.Json.Serialization;
using Upskill.Learning;

namespace Upskill.LiveSessions.Sessions.Attendances;

/// <summary>What can happen, as it stands in the person's own ledger for ever: a kind is never renamed, a property never reused.</summary>
[JsonDerivedType(typeof(Came), "came-to-session")]
[JsonDerivedType(typeof(Went), "went-from-session")]
[JsonDerivedType(typeof(Stayed), "stayed-at-session")]
internal abstract record AttendanceFact
{
    private AttendanceFact() { }

    /// <summary>They came to a session.</summary>
    public sealed record Came(LiveSessionId Session, UnitId Unit, string Title, ModuleId? Module, DateTimeOffset From) : AttendanceFact;

    /// <summary>They left it.</summary>
    public sealed record Went(LiveSessionId Session, DateTimeOffset Until) : AttendanceFact;

    /// <summary>They were there still.</summary>
    public sealed record Stayed(LiveSessionId Session, DateTimeOffset At) : AttendanceFact;
}
