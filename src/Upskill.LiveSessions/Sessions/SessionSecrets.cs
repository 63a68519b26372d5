using Upskill.Kit.Storage;

namespace Upskill.LiveSessions.Sessions;

/// <summary>What ties attendees to their tokens: a secret a session, which <see cref="TokenSecrets"/> keeps from its start, and its end destroys.</summary>
internal sealed class SessionSecrets(TokenSecrets secrets)
{
    /// <summary>Makes the secret; durable when it returns.</summary>
    public void Make(LiveSessionId session) => secrets.Make([Subject(session)]);

    /// <summary>The token of a person; null before the start and after the end.</summary>
    public AttendeeToken? TokenOf(LiveSessionId session, PersonId person) => secrets.TokenOf(Subject(session), person) is { } token ? new(token) : null;

    /// <summary>The tokens of persons, in their order.</summary>
    public IReadOnlyList<AttendeeToken> TokensOf(LiveSessionId session, IEnumerable<PersonId> persons) =>
        [.. secrets.TokensOf(Subject(session), persons).Select(token => new AttendeeToken(token))];

    /// <summary>From now on nobody knows whose a token was. Durable; a repeat changes nothing.</summary>
    public void Destroy(LiveSessionId session) => secrets.Destroy(Subject(session));

    // No person's id begins like this.
    private static string Subject(LiveSessionId session) => $"live-session:{session}";
}
