using System.Collections.Immutable;

namespace Upskill.LiveSessions;

/// <summary>
/// Who is at a live session now, by person, in memory only, apart from what is said in it. Each person's coming and going is noted with themselves. By <see cref="LiveSessionId"/>.
/// </summary>
[GrainInterfaceType("live-session-presence"), Alias("Upskill.ISessionPresenceGrain")]
public interface ISessionPresenceGrain : IGrainWithStringKey
{
    /// <summary>The people that one server's connections are of.</summary>
    [Alias("Here")]
    Task Here(string server, ImmutableArray<PersonId> people);

    /// <summary>Somebody without script came, or goes.</summary>
    [Alias("Say")]
    Task Say(PersonId person, bool isHere);

    /// <summary>Who is present now.</summary>
    [Alias("Present")]
    Task<ImmutableArray<PersonId>> Present();

    /// <summary>Whether somebody is present now.</summary>
    [Alias("IsHere")]
    Task<bool> IsHere(PersonId person);

    /// <summary>Whether somebody said without script that they are here.</summary>
    [Alias("HasSaid")]
    Task<bool> HasSaid(PersonId person);

    /// <summary>Draws groups among those present; nobody with their manager or manager's manager where that can be. Groups of tokens.</summary>
    /// <exception cref="Refusal"><c>too-few-people</c>.</exception>
    [Alias("Draw")]
    Task<ImmutableArray<ImmutableArray<AttendeeToken>>> Draw();

    /// <summary>The session runs; told every second. Before, and after it, nobody's attendance is noted.</summary>
    [Alias("Runs")]
    Task Runs();

    /// <summary>The session is over: notes with some of those present that they left, and with the rest at the next calls. After a restart it waits until servers have told who is here.</summary>
    /// <returns>True once that is done for everybody.</returns>
    [Alias("Close")]
    Task<bool> Close(DateTimeOffset endedAt);
}
