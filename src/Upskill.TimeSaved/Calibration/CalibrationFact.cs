using System.Text.Json.Serialization;

namespace Upskill.TimeSaved.Calibration;

/// <summary>What can happen, as it stands in the ledger for ever: a kind is never renamed, a property never reused. How long something took is between two entries.</summary>
[JsonDerivedType(typeof(Drawn), "calibration-drawn")]
[JsonDerivedType(typeof(Started), "calibration-started")]
[JsonDerivedType(typeof(Finished), "calibration-finished")]
[JsonDerivedType(typeof(GivenUp), "calibration-given-up")]
[JsonDerivedType(typeof(AnswersWithdrawn), "calibration-answers-withdrawn")]
internal abstract record CalibrationFact
{
    private CalibrationFact() { }

    /// <summary>A pair was drawn by lot.</summary>
    /// <param name="Kind">Which.</param>
    /// <param name="First">The variant that comes first.</param>
    /// <param name="IsFirstWithAi">Whether that one is done with AI; the other is not, or the reverse.</param>
    public sealed record Drawn(string Kind, string First, bool IsFirstWithAi) : CalibrationFact;

    /// <summary>The next exercise began.</summary>
    public sealed record Started : CalibrationFact;

    /// <summary>The exercise that ran is done and checked.</summary>
    /// <param name="Home">Of the second: to which unit the pair goes if it counts; null where it is in no figure.</param>
    public sealed record Finished(UnitId? Home = null) : CalibrationFact;

    /// <summary>The open pair was dropped.</summary>
    public sealed record GivenUp : CalibrationFact;

    /// <summary>They have left: no pair of theirs waits to be released any more.</summary>
    public sealed record AnswersWithdrawn : CalibrationFact;
}
