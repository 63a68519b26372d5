namespace Upskill.PeerGroups.Groups;

/// <summary>A text cut into what is said and whom it names by handle: <c>@Teal Heron</c>. Pure.</summary>
internal static class Mentions
{
    /// <summary>The pieces in their order; a mention keeps its sign.</summary>
    public static IEnumerable<(string Text, bool IsMention)> Of(string text, IReadOnlyCollection<string> handles)
    {
        var from = 0;
        for (var at = text.IndexOf('@', StringComparison.Ordinal); at >= 0; at = text.IndexOf('@', at + 1))
        {
            if (handles.FirstOrDefault(handle => string.CompareOrdinal(text, at + 1, handle, 0, handle.Length) == 0) is not { } named)
                continue;
            if (at > from)
                yield return (text[from..at], false);
            yield return (text.Substring(at, named.Length + 1), true);
            from = at + named.Length + 1;
        }
        if (from < text.Length)
            yield return (text[from..], false);
    }
}
