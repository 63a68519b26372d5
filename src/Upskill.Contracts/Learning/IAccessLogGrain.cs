using System.Collections.Immutable;

namespace Upskill.Learning;

/// <summary>
/// Who looked at one person's training evidence: on the ledger, sealed with that person's key, for that person to see. Keyed by <see cref="PersonId"/>.
/// </summary>
[GrainInterfaceType("learning-access-log"), Alias("Upskill.IAccessLogGrain")]
public interface IAccessLogGrain : IGrainWithStringKey
{
    /// <summary>Notes a look. Durable when it returns; whoever looks is shown something only then. A repeat of the id notes nothing more.</summary>
    [Alias("Note")]
    Task Note(CommandId id, PersonId by);

    /// <summary>Looks, newest first, at most <paramref name="most"/>.</summary>
    [Alias("Looks")]
    Task<ImmutableArray<EvidenceLook>> Looks(int most);
}

/// <summary>Somebody looked.</summary>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
[GenerateSerializer, Immutable, Alias("Upskill.EvidenceLook")]
public sealed record EvidenceLook([property: Id(0)] PersonId By, [property: Id(1)] DateTimeOffset At);

/// <summary>One piece of training evidence.</summary>
/// <param name="At">When it was written to the ledger.</param>
/// <param name="Kind">What it is evidence of.</param>
/// <param name="Module">The module; null for a whole programme.</param>
/// <param name="Version">Content version; the text's own hash for a signature; empty for a programme.</param>
/// <param name="Meaning">What was signed for, or the outcome that was met, or the programme.</param>
/// <param name="SignedName">As it was typed; null where nothing was signed.</param>
/// <param name="Language">BCP 47, of the text that was signed; null where nothing was.</param>
/// <param name="Proof">How it was made sure who signed; null where nothing was signed, and of signatures from before it was written down.</param>
[GenerateSerializer, Immutable, Alias("Upskill.EvidenceItem")]
public sealed record EvidenceItem(
    [property: Id(0)] DateTimeOffset At, [property: Id(1)] EvidenceKind Kind, [property: Id(2)] ModuleId? Module, [property: Id(3)] string Version,
    [property: Id(4)] string Meaning, [property: Id(5)] string? SignedName, [property: Id(6)] string? Language = null,
    [property: Id(7)] SignatureProof? Proof = null);

/// <summary>How it was made sure who signs; in the ledger for ever.</summary>
/// <param name="Method"><c>openid-connect</c>: the organisation's sign-in provider asked them; <c>not-asked</c>: nobody was asked, in Development.</param>
/// <param name="AuthenticatedAt">When, as the provider says (<c>auth_time</c>); null where nobody was asked.</param>
/// <param name="Provider">Its address; null where nobody was asked.</param>
/// <param name="Means">How it asked, as it says (<c>amr</c>), such as “pwd mfa”; null where it does not say.</param>
[GenerateSerializer, Immutable, Alias("Upskill.SignatureProof")]
public sealed record SignatureProof(
    [property: Id(0)] string Method, [property: Id(1)] DateTimeOffset? AuthenticatedAt, [property: Id(2)] string? Provider, [property: Id(3)] string? Means);

/// <summary>What a piece of evidence shows.</summary>
public enum EvidenceKind
{
    /// <summary>A module was completed.</summary>
    ModuleCompleted,
    /// <summary>A text was signed.</summary>
    AcknowledgementSigned,
    /// <summary>Every required outcome of a programme was met.</summary>
    ProgrammeCompleted,
}
