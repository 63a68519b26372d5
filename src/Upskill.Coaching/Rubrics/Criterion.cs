using System.Text.Json.Serialization;

namespace Upskill.Coaching.Rubrics;

/// <summary>What a prompt is looked at for. Names stand in <c>rubric.json</c>, in words and in what is kept: none is renamed.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Criterion>))]
internal enum Criterion
{
    /// <summary>What is needed.</summary>
    Goal,

    /// <summary>Who reads it, where, and what they know.</summary>
    Context,

    /// <summary>What the answer may rest on.</summary>
    Source,

    /// <summary>Length, shape and order.</summary>
    Format,

    /// <summary>What the answer must not do, and what becomes of a gap.</summary>
    Constraints,

    /// <summary>What the answer must carry to be held against the source.</summary>
    Check,

    /// <summary>Nothing in it that stays out of every prompt.</summary>
    NoProtectedData,
}
