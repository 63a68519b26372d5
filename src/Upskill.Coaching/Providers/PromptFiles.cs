using System.Collections.Immutable;

namespace Upskill.Coaching.Providers;

/// <summary>The prompt functions by name: each file of <c>Providers/Prompts</c> is one.</summary>
internal sealed class PromptFiles
{
    private const string Folder = "prompts/", Ending = ".prompt";
    private readonly ImmutableDictionary<string, PromptFile> files;

    /// <summary>Those that come with the product.</summary>
    public PromptFiles() : this(Texts())
    {
    }

    /// <param name="texts">Files by name.</param>
    public PromptFiles(IEnumerable<KeyValuePair<string, string>> texts) =>
        files = texts.ToImmutableDictionary(file => file.Key, file => PromptFile.Read(file.Key, file.Value), StringComparer.Ordinal);

    /// <summary>Of all of them.</summary>
    public IEnumerable<string> Names => files.Keys;

    /// <summary>One of them.</summary>
    public PromptFile this[string name] => files.TryGetValue(name, out var file) ? file : throw new ArgumentException($"There is no prompt function {name}.");

    /// <summary>The files that come with the product, by name.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Texts() => typeof(PromptFiles).Assembly.GetManifestResourceNames()
        .Where(resource => resource.StartsWith(Folder, StringComparison.Ordinal))
        .Select(resource => KeyValuePair.Create(resource[Folder.Length..^Ending.Length], Text(resource)));

    private static string Text(string resource)
    {
        using var reader = new StreamReader(typeof(PromptFiles).Assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
