using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Upskill.Learning;

namespace Upskill.Coaching;

/// <summary>
/// What programme owners say of the anchor texts of one prompt exercise, with their names, on a chain of the ledger. The coach's verdicts are compared with it.
/// Keyed by <see cref="KeyOf"/>.
/// </summary>
[GrainInterfaceType("coaching-anchor-marks"), Alias("Upskill.IAnchorMarksGrain")]
public interface IAnchorMarksGrain : IGrainWithStringKey
{
    /// <summary>The key of an exercise.</summary>
    static string KeyOf(ModuleId module, ActivityId activity) => $"anchors.{module}.{activity}";

    /// <summary>Marks one text. Whoever marked it before marks it anew; what they said then stays in the ledger. Durable when it returns; a repeat changes nothing.</summary>
    /// <exception cref="Refusal"><c>no-anchor</c>, <c>other-rubric</c>, <c>too-many-marks</c>: with a sentence; nothing was changed.</exception>
    [Alias("Mark")]
    Task Mark(MarkAnchor command);

    /// <summary>Every mark that was ever made, oldest first.</summary>
    [Alias("Marks")]
    Task<ImmutableArray<AnchorMark>> Marks();
}

/// <summary>What somebody says of a prompt.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AnchorOpinion>))]
public enum AnchorOpinion
{
    /// <summary>They would send it.</summary>
    Ready,
    /// <summary>They would not send it yet.</summary>
    NotYet,
    /// <summary>They cannot tell: not counted.</summary>
    CannotTell,
}

/// <summary>An owner marks a text.</summary>
/// <param name="Id">Made by the client.</param>
/// <param name="By">The owner.</param>
/// <param name="Anchor">The text's id.</param>
/// <param name="Opinion">What they say.</param>
/// <param name="Rubric">Version of the rubric that the owner's page was of.</param>
[GenerateSerializer, Immutable, Alias("Upskill.MarkAnchor")]
public sealed record MarkAnchor(
    [property: Id(0)] CommandId Id, [property: Id(1)] PersonId By, [property: Id(2)] string Anchor, [property: Id(3)] AnchorOpinion Opinion, [property: Id(4)] string Rubric);

/// <summary>A mark that was made.</summary>
/// <param name="Anchor">Of which text.</param>
/// <param name="By">Who made it.</param>
/// <param name="Opinion">What they said.</param>
/// <param name="Rubric">Version of the rubric then: of another one it says nothing.</param>
/// <param name="At">When.</param>
[GenerateSerializer, Immutable, Alias("Upskill.AnchorMark")]
public sealed record AnchorMark(
    [property: Id(0)] string Anchor, [property: Id(1)] PersonId By, [property: Id(2)] AnchorOpinion Opinion, [property: Id(3)] string Rubric, [property: Id(4)] DateTimeOffset At);
