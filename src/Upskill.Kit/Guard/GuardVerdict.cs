using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Upskill.Kit.Guard;

/// <summary>What the guard finds in a text. Each has its sentence that teaches, <c>Guard{Kind}</c> of <see cref="Parts.KitWords"/>.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<GuardKind>))]
public enum GuardKind
{
    /// <summary>A key, a password, a token. Blocks.</summary>
    Secret,

    /// <summary>A compound's or a study's code, by the organisation's own patterns. Blocks.</summary>
    Code,

    /// <summary>An NHS number. Blocks.</summary>
    NhsNumber,

    /// <summary>Another number by which a patient is known: a national or an insurance number. Blocks.</summary>
    PatientNumber,

    /// <summary>Somebody in the directory, by name. Warns.</summary>
    Colleague,

    /// <summary>An e-mail address. Warns.</summary>
    Email,

    /// <summary>A telephone number. Warns.</summary>
    Telephone,
}

/// <summary>One thing that was found. Says where, never what: it may be logged and sent.</summary>
/// <param name="Kind">What it looks like.</param>
/// <param name="Start">Where in the text as it was typed, in UTF-16 units.</param>
/// <param name="Length">How long.</param>
public sealed record GuardFinding(GuardKind Kind, int Start, int Length)
{
    /// <summary>Protected data, which goes nowhere; else the sender decides.</summary>
    public bool Blocks => Kind is GuardKind.Secret or GuardKind.Code or GuardKind.NhsNumber or GuardKind.PatientNumber;
}

/// <summary>What the guard says of a text.</summary>
/// <param name="Findings">In the order of the text; no two overlap.</param>
public sealed record GuardVerdict(ImmutableArray<GuardFinding> Findings)
{
    /// <summary>Nothing was found.</summary>
    public static readonly GuardVerdict Clear = new([]);

    /// <summary>True where the text must not be sent, stored or logged.</summary>
    public bool Blocks => Findings.Any(finding => finding.Blocks);

    /// <summary>True where it may be, once its sender has decided.</summary>
    public bool Warns => !Findings.IsEmpty && !Blocks;

    /// <summary>What the sender is told of: what blocks first, else the first warning; null where nothing was found.</summary>
    public GuardFinding? Foremost => Findings.FirstOrDefault(finding => finding.Blocks) ?? Findings.FirstOrDefault();
}
