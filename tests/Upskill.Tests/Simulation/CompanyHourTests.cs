using System.Diagnostics;
using System.Text.Json;
using Upskill.Testing;
using Upskill.Tests.Shape;
using Xunit.Abstractions;

namespace Upskill.Tests.Simulation;

/// <summary>
/// A company is played on three silos on a Redis server for as long as memory needs to show whether it grows for ever: 120 people for three weeks are 14,400 hours at work, an hour of 14,400 people.
/// By the verb <c>hour</c> of the benchmarks, a process of its own: the memory of this one is that of other tests, too.
/// </summary>
[Trait("Tier", "Long")]
public sealed class CompanyHourTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(8);

    [Fact]
    public async Task While_a_company_is_played_on_three_silos_memory_comes_to_a_plateau_and_stays_there()
    {
        var printed = await Hour("--people", "120", "--weeks", "3", "--idle-seconds", "10", "--json");
        output.WriteLine(printed);

        using var document = JsonDocument.Parse(printed);
        double Figure(string name) => document.RootElement.GetProperty(name).GetDouble();
        Assert.InRange(Figure("looks"), 15, double.MaxValue);
        Assert.InRange(Figure("requests"), 5_000, double.MaxValue);
        Assert.Equal(0, Figure("refused"));
        Assert.Equal(0, Figure("unheard"));
        Assert.InRange(Figure("growth"), double.MinValue, 0.1);
    }

    [Fact]
    public void Memory_that_grows_by_each_look_is_no_plateau()
    {
        var (leaks, keeps) = (new MemoryThirds(), new MemoryThirds());
        for (var look = 0; look < 30; look++)
        {
            leaks.Add(100 + (5 * look));
            keeps.Add(Math.Min(100 + (20 * look), 300) + (look % 3));
        }

        Assert.InRange(leaks.Growth, 0.2, 1);
        Assert.InRange(keeps.Growth, -0.01, 0.01);
    }

    /// <summary>The last line that the verb prints.</summary>
    private static async Task<string> Hour(params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        var built = new DirectoryInfo(AppContext.BaseDirectory); // …/bin/Debug/net10.0, and so it is beside this project
        var program = Path.Combine(SourceTree.Root, "tests", "Upskill.Benchmarks", "bin", built.Parent!.Name, built.Name, "Upskill.Benchmarks.dll");
        var start = new ProcessStartInfo("dotnet", [program, "hour", .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["TMPDIR"] = folder.Path; // test programs wait for each other by a lock in it
        using var process = Process.Start(start)!;
        var (said, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(Longest);
        Assert.True(process.ExitCode == 0, $"{await said}\n{await errors}");
        return (await said).TrimEnd().Split('\n')[^1];
    }
}
