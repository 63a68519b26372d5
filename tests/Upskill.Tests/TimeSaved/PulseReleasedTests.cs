using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Upskill.Adoption;
using Upskill.Adoption.Releases.Attitudes;
using Upskill.Adoption.Releases.Statements;
using Upskill.Testing;
using Upskill.TimeSaved;

namespace Upskill.Tests.TimeSaved;

/// <summary>From a pulse survey to the unit's attitudes, on the real silo.</summary>
public sealed class PulseReleasedTests(ClaimingSilo silo) : IClassFixture<ClaimingSilo>
{
    private const string Data = "/api/adoption/units/gamma/attitude";

    [Fact]
    public async Task Attitudes_are_released_at_the_close_of_their_quarter_and_not_a_moment_before()
    {
        using var gwen = await WebVisitor.SignIn(silo.Address, "gwen");
        var nothing = await gwen.Page(Data);
        foreach (var person in ClaimingSilo.Members.Concat(ClaimingSilo.NotAsked)) // whose country has claims switched off, and surveys not
            await silo.Grains.GetGrain<IPulseGrain>(person).Respond(new(CommandId.New(), Attitude.Before, [.. Attitude.Items.Select(item => new PulseChoice(item, item == "used" ? 1 : 5))]));
        await silo.Leaves("g25");
        var period = Attitude.PeriodOf(silo.Clock.Now);
        await LookAt(period.BeginsAt.AddHours(1)); // its Monday's roster is taken
        await LookAt(period.ClosesAt.AddMinutes(-1));
        Assert.Equal(nothing, await gwen.Page(Data));

        await LookAt(period.ClosesAt.AddMinutes(1));

        var items = JsonDocument.Parse(await gwen.Page(Data)).RootElement.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(Attitude.Items, items.Select(item => item.GetProperty("item").GetString()));
        Assert.All(items, item =>
        {
            var (before, isUsed) = (item.GetProperty("before"), item.GetProperty("item").GetString() == "used");
            Assert.Equal((25, 27, isUsed ? 0 : 25), (before.GetProperty("answered").GetInt32(), before.GetProperty("asked").GetInt32(), before.GetProperty("agree").GetInt32()));
            Assert.Equal(JsonValueKind.Null, item.GetProperty("after").ValueKind);
        });
        Assert.Contains("I know which rules apply when I use AI at work.", await gwen.Page("/adoption/gamma"), StringComparison.Ordinal);
        var shown = await gwen.Page(Data);
        await IsProved(await gwen.Page("/api/adoption/units/gamma/statement"), shown);
        await silo.Restart();
        using var again = await WebVisitor.SignIn(silo.Address, "gwen");
        Assert.Equal(shown, await again.Page(Data));

        using var ben = await WebVisitor.SignIn(silo.Address, "ben");
        using var refused = await ben.Http.GetAsync(Data);
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
    }

    /// <summary>The signed statement says what the data say, to the last digit; the verb finds it in the sealed batches, and what was forged with the key not.</summary>
    private async Task IsProved(string statement, string shown)
    {
        var key = silo.Services.GetRequiredService<ReleaseKey>();
        var signed = UnitStatement.Read(statement, key)!;
        Assert.Equal(JsonDocument.Parse(shown).RootElement.GetProperty("items").Deserialize<ReleasedAttitudeItem[]>(JsonSerializerOptions.Web)!, signed.Attitudes.Items);
        Assert.Equal((0, "The statement holds"), await Verify(statement));
        var item = signed.Attitudes.Items[2];
        var forged = signed with { Attitudes = signed.Attitudes with { Items = signed.Attitudes.Items.Replace(item, item with { Before = item.Before! with { Agree = item.Before.Agree - 5 } }) } };
        Assert.Equal((1, "The statement does not hold: the sealed batches do not make before rules."), await Verify(forged.Sign(key)));
        Assert.Null(UnitStatement.Read(statement[..^1] + (statement[^1] == 'A' ? 'B' : 'A'), key));
        Assert.Null(ReleaseStatement.Read(statement, key));
    }

    private async Task<(int ExitCode, string Said)> Verify(string statement)
    {
        var file = Path.Combine(silo.Folder, "released.jws");
        await File.WriteAllTextAsync(file, statement);
        var (exitCode, output) = await SiloProcess.Run(new Dictionary<string, string>(), "verify-figure", file, $"--Store:Directory={silo.Folder}");
        var said = output.Split('\n')[0];
        return (exitCode, exitCode == 0 ? said[..said.IndexOf(':', StringComparison.Ordinal)] : said);
    }

    private async Task LookAt(DateTimeOffset moment)
    {
        silo.Clock.GoOnFrom(moment);
        await silo.Grains.GetGrain<IReleaseCalendarGrain>(IReleaseCalendarGrain.Organisation).LookThrough();
    }
}
