namespace Upskill.Workforce;

/// <summary>
/// How a new installation comes to its first programme owner: whoever reads the one-time code that the process printed, and signs in, is. There is one,
/// <see cref="Organisation"/>.
/// </summary>
[GrainInterfaceType("workforce-first-owner"), Alias("Upskill.IFirstOwnerGrain")]
public interface IFirstOwnerGrain : IGrainWithStringKey
{
    /// <summary>The only one.</summary>
    const string Organisation = "organisation";

    /// <summary>A new code, valid for an hour, which replaces the one before; null where the programme has an owner. Kept as a hash only.</summary>
    [Alias("Issue")]
    Task<string?> Issue();

    /// <summary>Whether a code could still be presented.</summary>
    [Alias("IsOpen")]
    Task<bool> IsOpen();

    /// <summary>Makes the person an owner, and an employee where they are none yet. Durable when it returns; the code is used up.</summary>
    /// <exception cref="Refusal"><c>owner-exists</c>, <c>wrong-code</c>, <c>expired-code</c>, <c>too-many-tries</c>.</exception>
    [Alias("Claim")]
    Task Claim(ClaimFirstOwner command);
}

/// <summary>Somebody presents the code.</summary>
/// <param name="Code">As typed.</param>
/// <param name="Person">As the organisation's provider names them.</param>
/// <param name="Name">As the provider writes it.</param>
[GenerateSerializer, Immutable, Alias("Upskill.ClaimFirstOwner")]
public sealed record ClaimFirstOwner([property: Id(0)] string Code, [property: Id(1)] PersonId Person, [property: Id(2)] string Name);
