using System.Collections.Concurrent;

namespace Upskill.Testing;

/// <summary>What everybody who works on a cluster met, by kind.</summary>
internal sealed class Answers
{
    private readonly ConcurrentDictionary<string, int> met = new(StringComparer.Ordinal);

    /// <summary>Commands that were acknowledged.</summary>
    public const string Acknowledged = "acknowledged";

    /// <summary>Commands that were refused for now, with a sentence, and were to be sent again.</summary>
    public const string Refused = "refused for now";

    /// <summary>Pages and readings that were given.</summary>
    public const string Read = "read";

    /// <summary>Hub connections that ended and came back.</summary>
    public const string Reconnected = "reconnected";

    /// <summary>One more.</summary>
    public void Add(string kind) => met.AddOrUpdate(kind, 1, (_, times) => times + 1);

    /// <summary>How many.</summary>
    public int this[string kind] => met.GetValueOrDefault(kind);

    /// <summary>Everything that is none of <paramref name="expected"/>, with how often.</summary>
    public IEnumerable<string> Beside(params string[] expected) => met.Where(kind => !expected.Contains(kind.Key, StringComparer.Ordinal)).Select(kind => $"{kind.Key}: {kind.Value}");

    /// <summary>All of it, for a message.</summary>
    public override string ToString() => string.Join(", ", met.OrderBy(kind => kind.Key, StringComparer.Ordinal).Select(kind => $"{kind.Key}: {kind.Value}"));
}
