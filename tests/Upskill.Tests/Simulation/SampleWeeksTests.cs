using Upskill.Testing;

namespace Upskill.Tests.Simulation;

/// <summary>In Development the sample organisation begins with played weeks, behind the first page; on the built silo, as a process of its own.</summary>
[Trait("Tier", "Long")]
public sealed class SampleWeeksTests
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task A_play_that_was_cut_off_by_a_kill_goes_on_at_the_next_start_and_ends_in_the_present()
    {
        using var folder = new TemporaryFolder();
        string[] settings = [$"--Store:Directory={folder.Path}", "--Sample:Weeks=2"];
        await using (var first = await SiloProcess.Start(settings))
        {
            await Shows(first, "week 2 of 2");
            await first.Kill();
        }
        await using (var second = await SiloProcess.Start(settings))
        {
            using var visitor = new WebVisitor(second.Address);
            Assert.DoesNotContain("week 1 of 2", await Shows(second, " of 2."), StringComparison.Ordinal);
            await Until.True(async () => !(await visitor.Page("/development/sign-in")).Contains("http-equiv=\"refresh\"", StringComparison.Ordinal), "the play did not end", Longest);
            using var employee = await WebVisitor.SignIn(second.Address, "sample-0001");
            Assert.Contains(DateTime.UtcNow.Year.ToString(System.Globalization.CultureInfo.InvariantCulture), await employee.Page("/"), StringComparison.Ordinal);
            Assert.Contains("0 commands were refused", second.Output, StringComparison.Ordinal);
            await second.Stop();
        }
        var (code, output) = await SiloProcess.Run(new Dictionary<string, string>(), "verify-ledger", settings[0]);
        Assert.True(code == 0, output);
    }

    /// <summary>Waits until the sign-in page says so; the page.</summary>
    private static async Task<string> Shows(SiloProcess silo, string what)
    {
        using var visitor = new WebVisitor(silo.Address);
        var page = "";
        await Until.True(async () => (page = await visitor.Page("/development/sign-in")).Contains(what, StringComparison.Ordinal), $"the page did not say “{what}”", Longest);
        return page;
    }
}
