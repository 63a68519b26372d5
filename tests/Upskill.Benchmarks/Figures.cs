using System.Globalization;
using System.Text.Json;

namespace Upskill.Benchmarks;

/// <summary>Prints figures for people, and as JSON for programs.</summary>
internal static class Figures
{
    /// <summary>The middle of several measurements.</summary>
    public static double Median(IEnumerable<double> measured)
    {
        var sorted = measured.Order().ToList();
        return sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[(sorted.Count / 2) - 1] + sorted[sorted.Count / 2]) / 2;
    }

    /// <summary>A line each; then, where asked for, one JSON object as the last line.</summary>
    public static int Print(bool json, params (string Name, double Value)[] figures) => Print(json, [], figures);

    /// <summary>The same, with texts before the figures.</summary>
    public static int Print(bool json, IReadOnlyList<(string Name, string Value)> texts, params (string Name, double Value)[] figures)
    {
        foreach (var (name, value) in texts)
            Console.WriteLine($"{name,-26} {value}");
        foreach (var (name, value) in figures)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-26} {value,12:0.###}"));
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(texts.Select(text => KeyValuePair.Create<string, object>(text.Name, text.Value))
                .Concat(figures.Select(figure => KeyValuePair.Create<string, object>(figure.Name, Math.Round(figure.Value, 4)))).ToDictionary()));
        }
        return 0;
    }
}
