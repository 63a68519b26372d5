using StackExchange.Redis;

namespace Upskill.Kit.Storage;

/// <summary>What a store says of itself when it is asked with <c>INFO</c>.</summary>
public static class StoreInfo
{
    /// <summary>A section's lines by name; none where the store has no such section.</summary>
    /// <exception cref="RedisException">It does not answer.</exception>
    public static async Task<IReadOnlyDictionary<string, string>> Ask(IConnectionMultiplexer store, string section) =>
        // As a command that the client does not know: to it, asking for this is for administrators, although the engine tells everybody.
        Read((string?)await store.GetDatabase().ExecuteAsync("INFO", section));

    /// <summary>The lines of an answer. Of a name that stands twice, the first.</summary>
    public static IReadOnlyDictionary<string, string> Read(string? said) => (said ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Where(line => !line.StartsWith('#')).Select(line => line.Split(':', 2)).Where(pair => pair.Length == 2)
        .DistinctBy(pair => pair[0]).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
}
