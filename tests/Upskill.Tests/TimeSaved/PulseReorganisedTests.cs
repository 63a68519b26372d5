using System.Text.Json;
using Upskill.Adoption;
using Upskill.Testing;
using Upskill.TimeSaved;

namespace Upskill.Tests.TimeSaved;

/// <summary>All of them: their unit is gone.</summary>
public sealed class PulseOfAGoneUnitTests(ClaimingSilo silo) : PulseReorganisedTests(silo, staying: 0);

/// <summary>All but five: their unit is too small.</summary>
public sealed class PulseOfAShrunkUnitTests(ClaimingSilo silo) : PulseReorganisedTests(silo, staying: 5);

/// <summary>A pulse survey whose people are in another function when its quarter ends.</summary>
public abstract class PulseReorganisedTests(ClaimingSilo silo, int staying) : IClassFixture<ClaimingSilo>
{
    [Fact]
    public async Task What_was_answered_in_a_unit_that_is_no_home_at_the_close_is_released_above_it()
    {
        foreach (var person in ClaimingSilo.Members)
            await silo.Grains.GetGrain<IPulseGrain>(person).Respond(new(CommandId.New(), Attitude.Before, [.. Attitude.Items.Select(item => new PulseChoice(item, 5))]));
        await silo.MovesTo("Delta", [.. ClaimingSilo.Members.Take(staying)]);
        var period = Attitude.PeriodOf(silo.Clock.Now);
        await LookAt(period.BeginsAt.AddHours(1)); // its Monday's roster has Delta, and no Gamma that is large enough
        await LookAt(period.ClosesAt.AddMinutes(1));

        Assert.Equal([25, 25, 25, 25, 25], await Answered("all"));
        Assert.Equal([null, null, null, null, null], await Answered("delta"));

        await silo.Restart();
        await LookAt(period.ClosesAt.AddDays(30));

        Assert.Equal([25, 25, 25, 25, 25], await Answered("all"));
    }

    private async Task<IEnumerable<int?>> Answered(string unit)
    {
        using var owner = await WebVisitor.SignIn(silo.Address, "olga");
        var items = JsonDocument.Parse(await owner.Page($"/api/adoption/units/{unit}/attitude")).RootElement.GetProperty("items");
        return [.. items.EnumerateArray().Select(item => item.GetProperty("before") is { ValueKind: JsonValueKind.Object } before ? before.GetProperty("answered").GetInt32() : (int?)null)];
    }

    private async Task LookAt(DateTimeOffset moment)
    {
        silo.Clock.GoOnFrom(moment);
        await silo.Grains.GetGrain<IReleaseCalendarGrain>(IReleaseCalendarGrain.Organisation).LookThrough();
    }
}
