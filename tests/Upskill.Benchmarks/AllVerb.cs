using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Upskill.Testing;

namespace Upskill.Benchmarks;

/// <summary>
/// A short form of every verb, one after the other, each a process of its own as it would be by itself: whether all figures can be had, not what is claimed. Of each the figures; with <c>--json</c> one
/// object of all, by verb.
/// </summary>
internal static class AllVerb
{
    private static readonly string[] Verbs =
        ["pure", "guard", "draw", "coach", "journal", "attack", "start", "claims", "import", "dashboard", "chat", "session", "pages", "connections", "silos", "simulate", "hour", "copies"];

    public static async Task<int> Run(Asked asked)
    {
        var (all, failed) = (new Dictionary<string, Dictionary<string, object>>(), new List<string>());
        foreach (var verb in Verbs)
        {
            var watch = Stopwatch.StartNew();
            var (code, output) = await Run(verb);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{verb}: {(code == 0 ? "done" : $"ended with {code}")} in {watch.Elapsed.TotalSeconds:0} s"));
            if (code != 0 || Figures(output) is not { } figures)
            {
                failed.Add(verb);
                Console.WriteLine(string.Join('\n', output));
                continue;
            }
            all[verb] = figures;
            foreach (var (name, value) in figures)
                Console.WriteLine($"  {name,-30} {value}");
        }
        if (asked.Json)
            Console.WriteLine(JsonSerializer.Serialize(all));
        return failed.Count == 0 ? 0 : 1;
    }

    /// <summary>Runs one, with a temporary folder of its own: test programs of one folder wait for each other.</summary>
    private static async Task<(int Code, List<string> Output)> Run(string verb)
    {
        using var folder = new TemporaryFolder();
        var start = new ProcessStartInfo(Environment.ProcessPath!, [.. Environment.ProcessPath!.EndsWith("dotnet", StringComparison.Ordinal) ? [typeof(AllVerb).Assembly.Location] : (string[])[], verb, "--short", "--json"])
        {
            RedirectStandardOutput = true,
        };
        start.Environment["TMPDIR"] = folder.Path;
        using var process = Process.Start(start)!;
        var output = new List<string>();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
            output.Add(line);
        await process.WaitForExitAsync();
        return (process.ExitCode, output);
    }

    private static Dictionary<string, object>? Figures(List<string> output) =>
        output.FindLast(line => line.StartsWith('{')) is { } json ? JsonSerializer.Deserialize<Dictionary<string, object>>(json) : null;
}
