namespace Upskill.LiveSessions;

/// <summary>
/// Somebody at one live session: HMAC of the person under a secret of the session. Only the web edge, for the length of a request, knows whose it is; once the session is over nobody can.
/// </summary>
[GenerateSerializer, Immutable, Alias("Upskill.AttendeeToken")]
public readonly record struct AttendeeToken([property: Id(0)] string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}
