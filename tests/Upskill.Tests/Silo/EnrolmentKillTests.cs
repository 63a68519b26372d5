using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Upskill.Testing;
using Upskill.Workforce;

namespace Upskill.Tests.Silo;

/// <summary>SIGKILL while a rule is being carried out: after the restart it goes on by itself, and everybody stands under it once.</summary>
[Trait("Tier", "Long")]
public sealed partial class EnrolmentKillTests : IDisposable
{
    private const int People = 8_000, Sample = 1_200;
    private readonly TemporaryFolder folder = new();
    private readonly LargeImport import = new(People);

    [Fact]
    public async Task A_rule_whose_carrying_out_was_killed_ends_with_everybody_under_it_once()
    {
        var store = $"--Store:Directory={folder.Path}";
        await using (var first = await SiloProcess.Start(store))
        {
            await Testing.Sample.Loaded(first.Address);
            using var owner = await WebVisitor.SignIn(first.Address, "sample-0004");
            await Load(owner);
            var preview = await owner.Page("/enrolment/preview?due=after&days=30");
            using var made = await owner.Post("/api/learning/enrolment/changes", WebVisitor.Token(preview),
                [.. Hidden().Matches(preview).Select(match => (match.Groups[1].Value, match.Groups[2].Value)).Where(field => !field.Item1.StartsWith('_'))]);
            Assert.Equal("/enrolment", made.Headers.Location!.OriginalString);
            await Until.True(async () => (await Progress(owner)).GetProperty("done").GetInt32() > 0, "nobody stands under the rule");
            await first.Kill();
        }

        await using var second = await SiloProcess.Start(store);
        using var last = await WebVisitor.SignIn(second.Address, "sample-0004");
        await Until.True(async () => (await Progress(last)).GetProperty("isDone").GetBoolean(), "the rule was not carried out", TimeSpan.FromMinutes(1));
        var (exitCode, output) = await SiloProcess.Run(new Dictionary<string, string>(), "verify-ledger", store);
        Assert.True(exitCode == 0, output);
        // Two entries a person, the roles that the sample's file grants, and the rule; none by a repeat.
        Assert.Contains($"{2 * (People + Sample) + 2} records in {People + Sample + 2} chains", output, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private static async Task<JsonElement> Progress(WebVisitor owner) => JsonDocument.Parse(await owner.Page("/api/learning/enrolment")).RootElement;

    private async Task Load(WebVisitor owner)
    {
        await import.Bring(owner);
        await import.Accept(owner);
        await Until.True(async () => await import.Stage(owner) is ImportStage.Loaded, "the file was not loaded", TimeSpan.FromMinutes(1));
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();
}
