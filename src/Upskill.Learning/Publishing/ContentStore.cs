using System.Collections.Concurrent;
using StackExchange.Redis;
using Upskill.Learning.Programmes;

namespace Upskill.Learning.Publishing;

/// <summary>Content by its hash: the files in the store, and the programme that they make in memory.</summary>
internal sealed class ContentStore(IConnectionMultiplexer store)
{
    private const int MostKnown = 8;
    private const string CurrentKey = "learning:content:current";
    private readonly ConcurrentDictionary<string, CheckedContent> known = new(StringComparer.Ordinal);

    /// <summary>Keeps the files. Durable when it returns; a repeat changes nothing.</summary>
    /// <returns>Their hash.</returns>
    public async Task<string> Keep(ContentZip zip)
    {
        var hash = zip.Hash();
        await store.GetDatabase().StringSetAsync(Key(hash), zip.ToBytes());
        return hash;
    }

    /// <summary>The files, or null where there are none of this hash.</summary>
    public async Task<byte[]?> Files(string content) => await store.GetDatabase().StringGetAsync(Key(content));

    /// <summary>What the files make, with every mistake in them; null where there are none of this hash.</summary>
    public async Task<CheckedContent?> Read(string content)
    {
        if (known.TryGetValue(content, out var read))
            return read;
        if (await Files(content) is not { } bytes)
            return null;
        if (known.Count >= MostKnown)
            known.Clear();
        return known[content] = Inspect(ContentZip.Read(bytes));
    }

    /// <summary>Notes which content is published, so that a silo has it before it serves.</summary>
    public Task NoteCurrent(string content) => store.GetDatabase().StringSetAsync(CurrentKey, content);

    /// <summary>The published content's hash; null for what the product came with.</summary>
    public async Task<string?> Current() => await store.GetDatabase().StringGetAsync(CurrentKey);

    private static CheckedContent Inspect(ContentZip zip)
    {
        var folder = Directory.CreateTempSubdirectory("upskill-content-");
        try
        {
            zip.WriteTo(folder.FullName);
            var (programme, mistakes) = ProgrammeFiles.Inspect(folder.FullName);
            return new(mistakes.Count == 0 ? programme : null, [.. mistakes.Select(mistake => mistake with { File = Path.GetRelativePath(folder.FullName, mistake.File) })]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Key(string content) => $"learning:content:{content}";
}

/// <summary>Content that was read.</summary>
/// <param name="Programme">Null where there is a mistake.</param>
/// <param name="Mistakes">All of them; files are named from the programme's folder.</param>
internal sealed record CheckedContent(Programme? Programme, IReadOnlyList<ContentMistake> Mistakes);
