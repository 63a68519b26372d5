using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Upskill.Learning.Programmes;

/// <summary>
/// A mapping in a YAML file of the content. What is missing or of another kind is noted with its line, and reading goes on with something harmless; so
/// what was read may be used only where no mistake was noted.
/// </summary>
/// <param name="file">Where it stands.</param>
/// <param name="node">The mapping.</param>
/// <param name="name">How a sentence about it begins: “activity test”.</param>
internal sealed partial class ContentNode(ContentFile file, YamlMappingNode node, string name)
{
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);
    private Dictionary<string, string> texts = new(StringComparer.Ordinal);
    private string name = name;
    private readonly int mistakesBefore = file.Mistakes.Count;

    /// <summary>False once a mistake was noted since this mapping began to be read.</summary>
    public bool Holds => file.Mistakes.Count == mistakesBefore;

    /// <summary>The folder that files are named from.</summary>
    public ContentFolder Folder => file.Folder;

    /// <summary>Where it begins, from 1.</summary>
    public int Line => LineOf(null);

    /// <summary>From here on, sentences about it begin like this.</summary>
    public void Called(string what) => name = what;

    /// <summary>Leaves keys alone that nobody asks for, since nobody knows which there may be.</summary>
    public void LeaveRest() => asked.UnionWith(node.Children.Keys.Select(key => key.ToString()));

    /// <summary>An id that must be there: it stands in addresses and in the ledger.</summary>
    public string Id(string key = "id")
    {
        var id = Text(key);
        return Demand(id.Length == 0 || Slug().IsMatch(id), $"has an {key}, {id}, that cannot stand in an address",
            "Use small letters, digits and hyphens, at most 60.", key) ? id : "";
    }

    /// <summary>A text that must be there.</summary>
    public string Text(string key) => Optional(key) ?? Missing(key, $"Add the line “{key}: …”.");

    /// <summary>A text that may be left out.</summary>
    public string? Optional(string key)
    {
        switch (Find(key))
        {
            case null or YamlScalarNode { Value: null or "" }:
                return null;
            case YamlScalarNode { Value: { } text }:
                return text;
            default:
                Demand(false, $"has a {key} that is no text", "Write one text behind the colon.", key);
                return "";
        }
    }

    /// <summary>One of these words, the first where it is left out.</summary>
    public string OneOf(string key, params string[] allowed)
    {
        var word = Optional(key) ?? allowed[0];
        return Demand(allowed.Contains(word), $"has a {key}, {word}, that is none of {string.Join(", ", allowed)}", "Use one of these.", key) ? word : allowed[0];
    }

    /// <summary>A whole number that must be there, unless <paramref name="otherwise"/> stands for it.</summary>
    public int Whole(string key, int? otherwise = null)
    {
        if ((Optional(key) ?? otherwise?.ToString(CultureInfo.InvariantCulture)) is not { } text)
            return Missing(key, $"Add the line “{key}: …” with a whole number.").Length;
        return Demand(int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number),
            $"has a {key}, {text}, that is no whole number", "Write digits only.", key) ? number : 0;
    }

    /// <summary>A day that may be left out, such as 2026-11-25.</summary>
    public DateOnly? Day(string key)
    {
        var text = Optional(key);
        return Demand(DateOnly.TryParseExact(text ?? "0001-01-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day),
            $"has a {key}, {text}, that is no day", "Write it as 2026-11-25.", key) && text is not null ? day : null;
    }

    /// <summary>How long it takes, from the key <c>minutes</c>.</summary>
    public TimeSpan Minutes()
    {
        const string Key = "minutes", Cure = "Write a number of minutes above nought, such as 3 or 1.5.";
        var text = Optional(Key) ?? Missing(Key, Cure);
        var isNumber = double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var minutes) && minutes is > 0 and < 600;
        return text.Length > 0 && Demand(isNumber, $"takes {text} minutes, which is no length", Cure, Key) ? TimeSpan.FromMinutes(minutes) : TimeSpan.Zero;
    }

    /// <summary>True or false; false where it is left out.</summary>
    public bool Flag(string key)
    {
        var text = Optional(key) ?? "false";
        return Demand(text is "true" or "false", $"has a {key}, {text}, that is neither true nor false", "Write true or false.", key) && text is "true";
    }

    /// <summary>A list of mappings, each read by <paramref name="read"/>; empty where it is left out.</summary>
    public ImmutableArray<T> List<T>(string key, Func<ContentNode, T> read) =>
        [.. Items(key).Select(item => Item(item, key)).OfType<ContentNode>().Select(item => item.Read(read))];

    /// <summary>A list of texts with their lines; empty where it is left out.</summary>
    public ImmutableArray<(string Text, int Line)> Texts(string key) =>
        [.. Items(key).OfType<YamlScalarNode>().Where(item => item.Value is { Length: > 0 }).Select(item => (item.Value!, (int)item.Start.Line))];

    /// <summary>The Markdown file that <paramref name="key"/> names.</summary>
    public MarkdownText MarkdownFile(string key)
    {
        var named = Text(key);
        var source = named.Length > 0 ? Folder.Text(named) : "";
        texts[named] = source ?? "";
        Demand(source is not null, $"has a {key}, {named}; {named} is named but not there", "Add the file to this folder, or correct its name.", key);
        return Checked(source ?? "", key, named);
    }

    /// <summary>Markdown that stands in the mapping itself.</summary>
    public MarkdownText Markdown(string key) => Checked(Text(key), key, $"the {key}");

    private MarkdownText Checked(string source, string key, string where)
    {
        var foreign = MarkdownText.Foreign(source);
        Demand(foreign is null, $"has a {key} that would not be shown as it is meant: {where} holds {foreign}",
            "Write it in plain Markdown; a link begins with https://.", key);
        return MarkdownText.From(source);
    }

    /// <summary>
    /// SHA-256 of everything in the mapping and of the Markdown files that it was read with, lower-case hex: the order of keys, comments and the way
    /// that texts are quoted or folded do not matter.
    /// </summary>
    /// <param name="without">Keys, at any depth, that do not belong to it.</param>
    public string Digest(params IReadOnlyCollection<string> without)
    {
        var text = new StringBuilder();
        Write(node);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));

        void Write(YamlNode part)
        {
            switch (part)
            {
                case YamlMappingNode mapping:
                    foreach (var (key, value) in mapping.Children.Where(pair => !without.Contains(pair.Key.ToString())).OrderBy(pair => pair.Key.ToString(), StringComparer.Ordinal))
                    {
                        Add('k', key.ToString());
                        Write(value);
                    }
                    text.Append('}');
                    break;
                case YamlSequenceNode list:
                    foreach (var item in list)
                        Write(item);
                    text.Append(']');
                    break;
                default:
                    var scalar = part.ToString();
                    Add('v', texts.GetValueOrDefault(scalar) ?? scalar);
                    break;
            }
        }

        void Add(char kind, string value) => text.Append(kind).Append(value.Length.ToString(CultureInfo.InvariantCulture)).Append(':').Append(value);
    }

    /// <summary>Notes a mistake where the content breaks a rule.</summary>
    /// <param name="holds">The rule.</param>
    /// <param name="otherwise">What is wrong, to follow the mapping's name.</param>
    /// <param name="cure">A sentence.</param>
    /// <param name="at">The key whose line is named; the mapping's own where there is none.</param>
    /// <returns><paramref name="holds"/>.</returns>
    public bool Demand(bool holds, string otherwise, string cure, string? at = null)
    {
        if (!holds)
            file.Note(LineOf(at), $"{name} {otherwise}.", cure);
        return holds;
    }

    /// <summary>Reads it, and then notes every key that nobody asked for.</summary>
    public T Read<T>(Func<ContentNode, T> read)
    {
        var content = read(this);
        Close();
        return content;
    }

    /// <summary>Notes every key that nobody asked for.</summary>
    private void Close()
    {
        foreach (var key in node.Children.Keys.Select(key => key.ToString()).Where(key => !asked.Contains(key)))
            Demand(false, $"has the key {key}, which is not known here", $"Remove it, or use one of {string.Join(", ", asked.Order())}.", key);
    }

    private YamlNode? Find(string key)
    {
        asked.Add(key);
        return node.Children.FirstOrDefault(pair => pair.Key is YamlScalarNode { Value: { } known } && known == key).Value;
    }

    private string Missing(string key, string cure)
    {
        Demand(Find(key) is YamlNode and not YamlScalarNode, $"has no {key}", cure); // a list in its place was noted already
        return "";
    }

    private IEnumerable<YamlNode> Items(string key)
    {
        var list = Find(key);
        Demand(list is null or YamlSequenceNode, $"has {key} that are no list", "Begin each with a hyphen on a line of its own.", key);
        return list as YamlSequenceNode ?? Enumerable.Empty<YamlNode>();
    }

    private ContentNode? Item(YamlNode item, string key)
    {
        if (item is YamlMappingNode mapping)
            return new(file, mapping, name) { texts = texts };
        file.Note((int)item.Start.Line, $"{name} has one among its {key} that has no keys.", "Write it as lines of “key: value”.");
        return null;
    }

    private int LineOf(string? key) =>
        (int)(node.Children.Keys.FirstOrDefault(known => known.ToString() == key)?.Start ?? node.Start).Line;

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,59}$")]
    private static partial Regex Slug();
}
