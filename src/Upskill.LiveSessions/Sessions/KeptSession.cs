namespace Upskill.LiveSessions.Sessions;

/// <summary>What a <see cref="LiveSessionGrain"/> keeps beside the journal: what is left of a session. Nobody is in it but presenters who agreed.</summary>
[GenerateSerializer, Alias("Upskill.KeptSession")]
internal sealed record KeptSession
{
    /// <summary>Written once, before secrets and journal go.</summary>
    [Id(0)]
    public SessionSummary? Summary { get; init; }

    /// <summary>Its last number: what follows it asks no more.</summary>
    [Id(1)]
    public long Number { get; init; }

    /// <summary>Secrets and journal are gone.</summary>
    [Id(2)]
    public bool IsForgotten { get; init; }
}
