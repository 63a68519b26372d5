using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Upskill.Adoption;
using Upskill.Kit.Storage;
using Upskill.Testing;
using Upskill.TimeSaved;

namespace Upskill.Tests.TimeSaved;

/// <summary>From baselines to the share beside the headline, and its proof, on the real silo.</summary>
public sealed class BaselineReleasedTests(ClaimingSilo silo) : IClassFixture<ClaimingSilo>
{
    private const string Data = "/api/adoption/units/gamma/hours", Statement = "/api/adoption/units/gamma/baseline/statement";

    [Fact]
    public async Task Baselines_are_released_at_the_close_of_their_week_stand_beside_the_headline_and_are_recomputed_from_peoples_ledgers()
    {
        foreach (var person in ClaimingSilo.Members)
        {
            await silo.Grains.GetGrain<IHoursGrain>(person).GiveBaseline(new(CommandId.New(), [new(new("drafting"), 600)], 300));
            await silo.Grains.GetGrain<IHoursGrain>(person).Claim(new(CommandId.New(), silo.Week, [new(new("drafting"), 300, 0, 0)]));
        }
        using var gwen = await WebVisitor.SignIn(silo.Address, "gwen");
        Assert.Equal(JsonValueKind.Null, (await Baseline(gwen)).ValueKind);

        silo.Clock.GoOnFrom(silo.Week.ClosesAt.AddMinutes(1));
        await silo.Grains.GetGrain<IReleaseCalendarGrain>(IReleaseCalendarGrain.Organisation).LookThrough();

        var baseline = await Baseline(gwen);
        Assert.Equal((25, 26, 25), (baseline.GetProperty("answered").GetInt32(), baseline.GetProperty("asked").GetInt32(), baseline.GetProperty("fourHoursOrMore").GetInt32()));
        Assert.Contains("Before: 100% already saved four hours a week by AI", await gwen.Page("/adoption/gamma"), StringComparison.Ordinal);
        var file = Path.Combine(silo.Folder, "baseline.jws");
        await File.WriteAllTextAsync(file, await gwen.Page(Statement));
        await Says(file, "25 of 25 baselines of gamma", "Recomputed from people's own ledgers: 1 of 1 batches. Erased since: 0 of");

        silo.Services.GetRequiredService<IKeyStore>().Destroy("g07");

        await Says(file, "25 of 25 baselines of gamma", "Recomputed from people's own ledgers: 0 of 1 batches. Erased since: 1 of");
    }

    private async Task Says(string file, params string[] sentences)
    {
        var (exitCode, output) = await SiloProcess.Run(new Dictionary<string, string>(), "verify-figure", file, $"--Store:Directory={silo.Folder}");
        Assert.True(exitCode == 0, output);
        Assert.All(sentences, sentence => Assert.Contains(sentence, output, StringComparison.Ordinal));
    }

    private static async Task<JsonElement> Baseline(WebVisitor visitor) => JsonDocument.Parse(await visitor.Page(Data)).RootElement.GetProperty("baseline");
}
