using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Upskill.Adoption.Releases.Units;

/// <summary>What can happen in a unit's release journal, for ever: a kind is never renamed, a property never reused. No answer's value is in it.</summary>
/// <param name="Week">Of which week.</param>
[JsonDerivedType(typeof(Sealed), "sealed")]
[JsonDerivedType(typeof(Closed), "closed")]
internal abstract record ReleaseFact(WeekId Week)
{
    /// <summary>What was sealed with it; null where nothing was.</summary>
    [JsonIgnore]
    public Batch? Sealing => this is Sealed sealing ? sealing.Batch : ((Closed)this).Batch;

    /// <summary>Enough answers waited.</summary>
    public sealed record Sealed(WeekId Week, Batch Batch) : ReleaseFact(Week);

    /// <summary>
    /// The week was closed: what waited was sealed, if it was enough, and the rest moved to the unit above; from the organisation, to nowhere.
    /// </summary>
    /// <param name="Week">Which.</param>
    /// <param name="IsFinal">Whether the week is finished with it.</param>
    /// <param name="Batch">Null where fewer than ten waited.</param>
    /// <param name="Moved">The rest. Those among them that had come from below are not this unit's to keep.</param>
    public sealed record Closed(WeekId Week, bool IsFinal, Batch? Batch, ImmutableArray<MovedAnswer> Moved) : ReleaseFact(Week);
}

/// <summary>An answer that moved up, by whose it is and the home under which its row is stored.</summary>
internal sealed record MovedAnswer(string Token, UnitId Home);
