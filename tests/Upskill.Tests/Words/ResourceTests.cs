using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Upskill.Tests.Shape;

namespace Upskill.Tests.Words;

/// <summary>A key that has no words is shown to people as it is; so each must be there, and none lies about unused.</summary>
public sealed partial class ResourceTests
{
    private static readonly Dictionary<string, List<(string Key, string Value)>> Resources = SourceTree.Files("src", "*Words.resx")
        .ToDictionary(file => Path.GetFileNameWithoutExtension(file), WordsOf);

    private static readonly List<WordUse> Uses =
        [.. new[] { "*.razor", "*.cs" }.SelectMany(pattern => SourceTree.Files("src", pattern))
            .SelectMany(file => WordUse.In(file, SourceTree.Text(file)))];

    public static TheoryData<string> Markers => [.. Resources.Keys];

    [Fact]
    public void Kit_web_and_every_slice_with_pages_have_words() =>
        Assert.Superset(
            new HashSet<string> { "KitWords", "ShellWords", "HomeWords", "WorkforceWords", "LearningWords", "AdoptionWords", "TimeSavedWords" },
            Resources.Keys.ToHashSet());

    [Theory, MemberData(nameof(Markers))]
    public void Every_key_that_is_asked_for_has_words(string marker)
    {
        var keys = Resources[marker].Select(word => word.Key).ToHashSet();

        var missing = Uses.Where(use => use.Marker == marker)
            .SelectMany(use => use.Keys.Select(key => (use.File, key))).Where(pair => !keys.Contains(pair.key));

        Assert.Empty(missing);
    }

    [Theory, MemberData(nameof(Markers))]
    public void All_words_are_asked_for_somewhere(string marker) =>
        Assert.Empty(Resources[marker].Select(word => word.Key)
            .Except(Uses.Where(use => use.Marker == marker).SelectMany(use => use.Keys)));

    [Theory, MemberData(nameof(Markers))]
    public void Every_sentence_gets_as_many_values_as_it_has_places(string marker)
    {
        var places = Resources[marker].ToDictionary(word => word.Key, word => PlacesIn(word.Value));

        var wrong = Uses.Where(use => use.Marker == marker)
            .SelectMany(use => use.Keys.Where(key => places.TryGetValue(key, out var count) && count != use.Values)
                .Select(key => $"{use.File}: {key} has {places[key]} places and gets {use.Values} values"));

        Assert.Empty(wrong);
    }

    [Theory, MemberData(nameof(Markers))]
    public void No_words_are_empty_and_no_key_is_there_twice(string marker)
    {
        Assert.DoesNotContain(Resources[marker], word => string.IsNullOrWhiteSpace(word.Value));
        Assert.Equal(
            Resources[marker].Count, Resources[marker].Select(word => word.Key).Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void Words_in_another_language_are_of_keys_that_are_there_in_English_and_have_the_same_places()
    {
        var others = SourceTree.Files("src", "*Words.*.resx").ToList();
        Assert.NotEmpty(others);
        foreach (var file in others)
        {
            var english = Resources[Path.GetFileName(file).Split('.')[0]].ToDictionary(word => word.Key, word => PlacesIn(word.Value));
            foreach (var (key, value) in WordsOf(file))
                Assert.True(english.TryGetValue(key, out var places) && places == PlacesIn(value), $"{file}: {key}");
        }
    }

    [Fact]
    public void Words_are_asked_for_of_a_class_that_has_some() => Assert.All(Uses, use => Assert.Contains(use.Marker, Resources.Keys));

    [Theory]
    [InlineData("""Words["Plain"]""", "Plain", 0)]
    [InlineData("""Words["Two", a, Count(b, c)]""", "Two", 2)]
    [InlineData("""words[isOne ? "One" : "Many", n[0]]""", "One|Many", 1)]
    [InlineData("""Words["Comma, inside", "a ] b"]""", "Comma, inside", 1)]
    [InlineData("""Words["Outer", items[i, 0], new[] { 1, 2 }]""", "Outer", 2)]
    [InlineData("""Words[$"Strand{strand}"]""", "StrandPractical|StrandEthics|StrandAccountability", 0)]
    public void The_scan_reads_keys_and_values(string source, string keys, int values)
    {
        var use = Assert.Single(WordUse.In("a.razor", $"@inject IStringLocalizer<SomeWords> Words\n{source}"));

        Assert.Equal(("SomeWords", keys, values), (use.Marker, string.Join('|', use.Keys), use.Values));
    }

    [Theory]
    [InlineData("""Words[$"New{kind}"]""")]
    [InlineData("""Words[key]""")]
    public void A_key_that_the_scan_cannot_read_fails_it(string source) =>
        Assert.Throws<InvalidDataException>(() => WordUse.In("a.razor", $"@inject IStringLocalizer<SomeWords> Words\n{source}").ToList());

    private static List<(string Key, string Value)> WordsOf(string file) =>
        [.. XDocument.Parse(SourceTree.Text(file)).Root!.Elements("data").Select(data => ((string)data.Attribute("name")!, (string)data.Element("value")!))];

    private static int PlacesIn(string words) =>
        Placeholder().Matches(words).Select(match => int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) + 1)
            .DefaultIfEmpty(0).Max();

    [GeneratedRegex(@"\{(\d+)")]
    private static partial Regex Placeholder();
}
