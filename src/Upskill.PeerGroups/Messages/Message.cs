using System.Collections.Immutable;

namespace Upskill.PeerGroups.Messages;

/// <summary>One numbered thing said.</summary>
/// <param name="Number">Its place in the one order.</param>
/// <param name="Version">Number of the last change to it.</param>
/// <param name="By">Null for a starter question.</param>
/// <param name="Handle">As it was when it was said.</param>
/// <param name="Question">What it answers.</param>
/// <param name="Text">Null once it was deleted.</param>
/// <param name="At">To the minute: the second could be laid beside what else somebody did.</param>
/// <param name="IsEdited">It was changed.</param>
/// <param name="Reactions">Who put which.</param>
/// <param name="Pinned">The answer that is pinned to it.</param>
/// <param name="IsRemoved">Its text was taken away after a report.</param>
internal sealed record Message(
    long Number, long Version, MemberToken? By, string? Handle, long? Question, string? Text, DateTimeOffset At, bool IsEdited,
    ImmutableDictionary<Reaction, ImmutableHashSet<MemberToken>> Reactions, long? Pinned, bool IsRemoved = false)
{
    private static readonly ImmutableArray<Reaction> Kinds = [.. Enum.GetValues<Reaction>()];

    /// <summary>As everybody sees it.</summary>
    public ShownMessage Shown => new(Number, Version, Handle, Question, Text, At, IsEdited, [.. Kinds.Select(kind => Text is null ? 0 : Of(kind).Count)], Pinned, IsRemoved);

    /// <summary>As one member sees it; nothing is their own where nobody is named.</summary>
    public OwnMessage For(MemberToken? member) => new(Shown, member is { } own && By == own, member is { } who && Text is not null ? [.. Kinds.Where(kind => Of(kind).Contains(who))] : []);

    /// <summary>With a reaction put or taken away.</summary>
    public Message With(Reaction reaction, MemberToken by, bool isOn) =>
        this with { Reactions = Reactions.SetItem(reaction, isOn ? Of(reaction).Add(by) : Of(reaction).Remove(by)) };

    /// <summary>Who put a reaction.</summary>
    public ImmutableHashSet<MemberToken> Of(Reaction reaction) => Reactions.GetValueOrDefault(reaction, []);
}

/// <summary>The summary that a group may leave.</summary>
/// <param name="Version">Number at which this text was written.</param>
/// <param name="Changed">Number of the last change.</param>
/// <param name="By">Who wrote this text.</param>
/// <param name="Handle">Their handle.</param>
/// <param name="Text">The text.</param>
/// <param name="Agreed">Others who agreed.</param>
internal sealed record Summary(long Version, long Changed, MemberToken By, string Handle, string Text, ImmutableHashSet<MemberToken> Agreed)
{
    /// <summary>People who stand behind it: who wrote it and who agreed.</summary>
    public int Behind => Agreed.Count + 1;

    /// <summary>Enough others agreed.</summary>
    public bool IsAgreed => Agreed.Count >= PeerGroupLimits.Agreements;

    /// <summary>As members see it.</summary>
    public GroupSummary Shown => new(Version, Changed, Handle, Text, Agreed.Count);
}
