using System.Globalization;

namespace Upskill.Learning.Programmes;

/// <summary>Something in the content that its author has to change.</summary>
/// <param name="File">Its path.</param>
/// <param name="Line">From 1.</param>
/// <param name="Wrong">A sentence.</param>
/// <param name="Cure">What to do, as a sentence.</param>
public sealed record ContentMistake(string File, int Line, string Wrong, string Cure)
{
    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{File}, line {Line}: {Wrong} {Cure}");
}

/// <summary>Every mistake that was found in a programme's files: reading goes on behind each, so that an author sees all of them at once.</summary>
internal sealed class ContentMistakes
{
    private readonly List<ContentMistake> found = [];

    /// <summary>In order of file and line.</summary>
    public IReadOnlyList<ContentMistake> All =>
        [.. found.Distinct().OrderBy(mistake => mistake.File, StringComparer.Ordinal).ThenBy(mistake => mistake.Line)];

    /// <summary>How many were found so far: where it has grown, what was read meanwhile cannot be relied on.</summary>
    public int Count => found.Count;

    /// <summary>Notes one.</summary>
    public void Add(ContentMistake mistake) => found.Add(mistake);
}
