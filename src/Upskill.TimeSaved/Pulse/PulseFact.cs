using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Upskill.TimeSaved.Pulse;

/// <summary>What can happen, as it stands in the ledger for ever: a kind is never renamed, a property never reused.</summary>
[JsonDerivedType(typeof(Responded), "pulse-responded")]
[JsonDerivedType(typeof(AnswersWithdrawn), "pulse-answers-withdrawn")]
internal abstract record PulseFact
{
    private PulseFact() { }

    /// <summary>All items of one survey were answered.</summary>
    /// <param name="Survey">Which.</param>
    /// <param name="Choices">One for each item.</param>
    /// <param name="Home">To which unit the answers went; null where they are in no figure.</param>
    public sealed record Responded(string Survey, ImmutableArray<PulsePart> Choices, UnitId? Home = null) : PulseFact;

    /// <summary>They have left: no answer of theirs waits to be released any more.</summary>
    public sealed record AnswersWithdrawn : PulseFact;
}

/// <summary>One item's answer, as the ledger has it.</summary>
internal sealed record PulsePart(string Item, int Choice);
