using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Upskill.Coaching.Rubrics;

namespace Upskill.Coaching.Anchors;

/// <summary>What happened to marks, as it stands in the ledger for ever: a kind is never renamed, a property never reused.</summary>
[JsonDerivedType(typeof(Marked), "anchor-marked")]
internal abstract record AnchorFact
{
    private AnchorFact() { }

    /// <summary>Somebody said something of a text.</summary>
    public sealed record Marked(string Anchor, PersonId By, AnchorOpinion Opinion, string Rubric) : AnchorFact;
}

/// <summary>All marks of one exercise's anchor texts, and the rules of making them. Pure, the fold of <see cref="AnchorFact"/>.</summary>
/// <param name="All">Oldest first; nothing is taken out.</param>
internal sealed record MarkBook(ImmutableArray<AnchorMark> All)
{
    /// <summary>More are refused.</summary>
    public const int Most = 10_000;

    /// <summary>Before anything was marked.</summary>
    public static readonly MarkBook Empty = new([]);

    /// <summary>What happens when an owner marks a text: nothing where they said the same last.</summary>
    /// <exception cref="Refusal">With a sentence; nothing happens.</exception>
    public ImmutableArray<AnchorFact> Mark(MarkAnchor command, AnchorSet? texts)
    {
        if (texts?.Texts.Any(text => text.Id == command.Anchor) is not true)
            throw new Refusal("no-anchor", "This text is no longer among those to mark. Open the page again. Nothing was recorded.");
        if (command.Rubric != Rubric.Current.Version)
            throw new Refusal("other-rubric", "The rubric has changed since this page was opened. Open the page again. Nothing was recorded.");
        if (All.Length >= Most)
            throw new Refusal("too-many-marks", $"At most {Most:N0} marks are kept. Nothing was recorded.");
        return Current(All, command.Rubric).Any(mark => mark.Anchor == command.Anchor && mark.By == command.By && mark.Opinion == command.Opinion)
            ? []
            : [new AnchorFact.Marked(command.Anchor, command.By, command.Opinion, command.Rubric)];
    }

    /// <summary>Folds one fact in.</summary>
    public MarkBook With(AnchorFact fact, DateTimeOffset at) => fact switch
    {
        AnchorFact.Marked marked => new(All.Add(new(marked.Anchor, marked.By, marked.Opinion, marked.Rubric, at))),
        _ => throw new InvalidOperationException($"The ledger holds a {fact.GetType().Name}, which this version does not know."),
    };

    /// <summary>Of each person and text the last mark under this rubric: under another version everything begins anew, or a rubric could be fitted to marks that then vouch for it.</summary>
    public static ImmutableArray<AnchorMark> Current(ImmutableArray<AnchorMark> all, string rubric) =>
        [.. all.Where(mark => mark.Rubric == rubric).GroupBy(mark => (mark.Anchor, mark.By)).Select(marks => marks.Last())];
}
