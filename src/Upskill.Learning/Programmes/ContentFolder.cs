using System.Security.Cryptography;
using System.Text;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Upskill.Learning.Programmes;

/// <summary>A folder of content files. What is wrong in them stops the start, with the file's name and a sentence.</summary>
/// <param name="Path">On disk.</param>
/// <param name="Language">BCP 47, of all texts in it.</param>
internal sealed record ContentFolder(string Path, string Language)
{
    private static readonly IDeserializer Yaml = new DeserializerBuilder()
        .WithNamingConvention(CamelCaseNamingConvention.Instance).WithEnforceNullability().Build();

    /// <summary>Renders a Markdown file of the folder.</summary>
    public MarkdownText Markdown(string file) => MarkdownText.From(Text(file));

    /// <summary>Reads a YAML file of the folder.</summary>
    public T Read<T>(string file) => Parse<T>(Text(file), System.IO.Path.Combine(Path, file));

    /// <summary>
    /// SHA-256 over the names and contents of all files, in order of name, each preceded by its length: the content's version, 64 lower-case hex digits.
    /// </summary>
    public string Hash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            foreach (var part in new[] { Encoding.UTF8.GetBytes(System.IO.Path.GetRelativePath(Path, file).Replace('\\', '/')), File.ReadAllBytes(file) })
            {
                hash.AppendData(BitConverter.GetBytes((long)part.Length));
                hash.AppendData(part);
            }
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    internal static T Parse<T>(string yaml, string file)
    {
        try
        {
            return Yaml.Deserialize<T>(yaml) ?? throw new InvalidDataException($"{file} is empty.");
        }
        catch (YamlException wrong)
        {
            throw new InvalidDataException($"{file}, line {wrong.Start.Line}: {wrong.InnerException?.Message ?? wrong.Message}", wrong);
        }
    }

    private string Text(string file)
    {
        var path = System.IO.Path.Combine(Path, file);
        return file.Length > 0 && File.Exists(path) ? File.ReadAllText(path) : throw new InvalidDataException($"{path} is named but not there.");
    }
}

/// <summary>One activity as its module's file describes it: what every kind has, and the rest for the kind to read.</summary>
internal sealed class ActivityFile(string module, YamlMappingNode node)
{
    private static readonly string[] Common = ["id", "kind", "title"];

    public ActivityId Id => new(Scalar("id"));

    public string Kind => Scalar("kind");

    public string Title => Scalar("title");

    /// <summary>The keys of the kind's own, as <typeparamref name="T"/>; a key that it does not know is an error.</summary>
    public T Content<T>()
    {
        var own = new YamlMappingNode(node.Children.Where(pair => !Common.Contains(pair.Key.ToString())));
        using var text = new StringWriter();
        new YamlStream(new YamlDocument(own)).Save(text, assignAnchors: false);
        return ContentFolder.Parse<T>(text.ToString(), $"{module}, activity {Id}");
    }

    /// <summary>Stops the start where the content breaks a rule.</summary>
    /// <exception cref="InvalidDataException">With the activity's id and what is wrong.</exception>
    public void Demand(bool holds, string otherwise)
    {
        if (!holds)
            throw new InvalidDataException($"{module}: activity {Id} {otherwise}.");
    }

    private string Scalar(string key) =>
        node.Children.TryGetValue(new YamlScalarNode(key), out var value) && value is YamlScalarNode { Value: { Length: > 0 } text }
            ? text
            : throw new InvalidDataException($"{module}: an activity has no {key}.");
}
