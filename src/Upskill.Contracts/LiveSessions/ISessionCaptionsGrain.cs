namespace Upskill.LiveSessions;

/// <summary>The captions of a live session's recording, brought afterwards. By <see cref="LiveSessionId"/>. Commands are durable when they return; a repeat changes nothing. Who may is the caller's to know.</summary>
[GrainInterfaceType("live-session-captions"), Alias("Upskill.ISessionCaptionsGrain")]
public interface ISessionCaptionsGrain : IGrainWithStringKey
{
    /// <summary>Keeps captions in the place of those that there are.</summary>
    [Alias("Keep")]
    Task Keep(SessionCaptions captions);

    /// <summary>The captions; null while there are none.</summary>
    [Alias("Captions")]
    Task<SessionCaptions?> Captions();

    /// <summary>Forgets them: they are gone from every copy of the store.</summary>
    [Alias("Remove")]
    Task Remove();
}

/// <summary>Captions that were checked.</summary>
/// <param name="Vtt">WebVTT with times and text only.</param>
[GenerateSerializer, Immutable, Alias("Upskill.SessionCaptions")]
public sealed record SessionCaptions([property: Id(0)] string Vtt)
{
    /// <summary>Its name only: what was said stands in no log.</summary>
    public override string ToString() => nameof(SessionCaptions);
}
