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

    /// <summary>The middle of one figure of several runs.</summary>
    public static double Median<TRun>(IEnumerable<TRun> runs, Func<TRun, double> figure) => Median(runs.Select(figure));

    /// <summary>Runs ours and the baseline by turns: once to warm up, then so many rounds that count.</summary>
    /// <param name="rounds">How many count.</param>
    /// <param name="ours">One round of the product.</param>
    /// <param name="theirs">One round of the baseline.</param>
    /// <param name="warmUp">Left out where each round begins with fresh processes, or speed is not what is measured.</param>
    public static async Task<(List<TRun> Ours, List<TRun> Theirs)> Alternate<TRun>(int rounds, Func<Task<TRun>> ours, Func<Task<TRun>> theirs, bool warmUp = true)
    {
        List<TRun> one = [], other = [];
        for (var round = warmUp ? -1 : 0; round < rounds; round++)
        {
            var (mine, its) = (await ours(), await theirs());
            if (round < 0)
                continue;
            one.Add(mine);
            other.Add(its);
        }
        return (one, other);
    }

    /// <summary>
    /// How a baseline is started: with the collector that a web server has where nothing else is said, which the silo gives up for less memory; and with a temporary folder of its own, since
    /// test programs of one wait for each other.
    /// </summary>
    public static Dictionary<string, string> AsWebServer(string folder) => new() { ["DOTNET_gcServer"] = "1", ["TMPDIR"] = folder };

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
