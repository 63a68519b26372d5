using System.Text.Json.Serialization;

namespace Upskill.PeerGroups.Messages;

/// <summary>
/// What can happen in a group, as it stands in its journal. No text is in it: texts lie sealed beside it, so that one can be destroyed. Nobody is in it but by token.
/// </summary>
[JsonDerivedType(typeof(Posed), "posed")]
[JsonDerivedType(typeof(Said), "said")]
[JsonDerivedType(typeof(Edited), "edited")]
[JsonDerivedType(typeof(Deleted), "deleted")]
[JsonDerivedType(typeof(Removed), "removed")]
[JsonDerivedType(typeof(Reacted), "reacted")]
[JsonDerivedType(typeof(Pinned), "pinned")]
[JsonDerivedType(typeof(Summarised), "summarised")]
[JsonDerivedType(typeof(Agreed), "agreed")]
[JsonDerivedType(typeof(Closed), "closed")]
internal abstract record GroupFact
{
    private GroupFact() { }

    /// <summary>A starter question.</summary>
    public sealed record Posed : GroupFact;

    /// <summary>A member said something; the handle stays what it was then.</summary>
    public sealed record Said(MemberToken By, string Handle, long? Question) : GroupFact;

    /// <summary>A message has another text.</summary>
    public sealed record Edited(long Message) : GroupFact;

    /// <summary>A message has no text any more.</summary>
    public sealed record Deleted(long Message) : GroupFact;

    /// <summary>A message has no text any more, after a report.</summary>
    public sealed record Removed(long Message) : GroupFact;

    /// <summary>A reaction was put or taken away.</summary>
    public sealed record Reacted(long Message, MemberToken By, Reaction Reaction, bool IsOn) : GroupFact;

    /// <summary>An answer was pinned to its question, or none.</summary>
    public sealed record Pinned(long Question, long? Answer) : GroupFact;

    /// <summary>A summary was written.</summary>
    public sealed record Summarised(MemberToken By, string Handle) : GroupFact;

    /// <summary>A member agreed to the summary.</summary>
    public sealed record Agreed(MemberToken By) : GroupFact;

    /// <summary>The round is over.</summary>
    public sealed record Closed : GroupFact;
}

/// <summary>A fact and the text that belongs to it.</summary>
/// <param name="Fact">What happened.</param>
/// <param name="Text">Its text.</param>
/// <param name="Replaces">Another text is replaced by it.</param>
internal sealed record Happening(GroupFact Fact, string? Text = null, bool Replaces = false)
{
    /// <summary>A text is to be gone: those that stay are sealed anew, and the key of before is destroyed.</summary>
    public bool TakesText => Replaces || Fact is GroupFact.Edited or GroupFact.Deleted or GroupFact.Removed;
}
