using System.Net;
using System.Text.Json;
using Upskill.Adoption;
using Upskill.Testing;
using Upskill.TimeSaved;

namespace Upskill.Tests.TimeSaved;

/// <summary>From pairs of timed exercises to what is shown beside the claims, on the real silo.</summary>
public sealed class CalibrationReleasedTests(CalibratingSilo silo) : IClassFixture<CalibratingSilo>
{
    private const int Pairs = 50;

    [Fact]
    public async Task Fifty_pairs_are_released_at_the_close_of_their_quarter_and_forty_nine_never()
    {
        await Calibrate();
        await silo.Of(CalibratingSilo.Members[0]).Leave(CommandId.New());
        await Close(Attitude.PeriodOf(silo.Clock.Now));
        using var dora = await WebVisitor.SignIn(silo.Address, "dora");
        Assert.Equal(JsonValueKind.Null, (await Released(dora, "delta")).ValueKind);
        Assert.DoesNotContain("calibration,", await dora.Page("/api/adoption/units/delta/hours.csv"), StringComparison.Ordinal);

        await Calibrate();
        var period = Attitude.PeriodOf(silo.Clock.Now);
        await LookAt(period.BeginsAt.AddHours(1)); // its Monday's roster is taken
        await LookAt(period.ClosesAt.AddMinutes(-1));
        Assert.Equal(JsonValueKind.Null, (await Released(dora, "delta")).ValueKind);
        await LookAt(period.ClosesAt.AddMinutes(1));

        using var anna = await WebVisitor.SignIn(silo.Address, "anna");
        var (function, company) = (await Released(dora, "delta"), await Released(anna, "all"));
        Assert.Equal(function.GetRawText(), company.GetRawText()); // all pairs are of one function
        Assert.Equal((Pairs, Attitude.QuarterOf(period.BeginsAt)), (function.GetProperty("pairs").GetInt32(), function.GetProperty("quarter").GetString()));
        Assert.Equal([0, Pairs, 0, 0, 0, 0, 0], function.GetProperty("classes").EnumerateArray().Select(one => one.GetInt32()));
        Assert.InRange(function.GetProperty("ratio").GetDouble(), 0.35, 0.36);
        Assert.Equal(JsonValueKind.Null, (await Released(dora, "delta~half")).ValueKind);
        Assert.Contains($"calibration,\"Delta\",{Attitude.QuarterOf(period.BeginsAt)},{Pairs},", await dora.Page("/api/adoption/units/delta/hours.csv"), StringComparison.Ordinal);
        Assert.Contains("an exercise took 0.35 of the time", await dora.Page("/adoption/delta"), StringComparison.Ordinal);
        Assert.DoesNotContain("an exercise took", await dora.Page("/adoption/delta~half"), StringComparison.Ordinal);

        using var member = await WebVisitor.SignIn(silo.Address, CalibratingSilo.Members[1]);
        using var refused = await member.Http.GetAsync("/api/adoption/units/delta/hours");
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
    }

    /// <summary>Fifty people do a pair: two minutes with AI, five without.</summary>
    private async Task Calibrate()
    {
        var people = CalibratingSilo.Members.Take(Pairs).ToList();
        foreach (var person in people)
            await silo.Of(person).Begin(CommandId.New());
        for (var exercise = 1; exercise <= 2; exercise++)
        {
            foreach (var person in people)
                await silo.Of(person).Start(await Mark(person, exercise));
            silo.Passes(TimeSpan.FromMinutes(2));
            await FinishAll(people, exercise, isWithAi: true);
            silo.Passes(TimeSpan.FromMinutes(3));
            await FinishAll(people, exercise, isWithAi: false);
        }
    }

    private async Task FinishAll(IEnumerable<string> people, int exercise, bool isWithAi)
    {
        foreach (var person in people)
        {
            if ((await silo.Of(person).Standing()).Pairs[^1].Exercises[exercise - 1].IsWithAi == isWithAi)
                await silo.Of(person).Finish(await Mark(person, exercise));
        }
    }

    private async Task<MarkExercise> Mark(string person, int exercise) => new(CommandId.New(), (await silo.Of(person).Standing()).Pairs[^1].Number, exercise);

    private async Task Close(WeekId period)
    {
        await LookAt(period.BeginsAt.AddHours(1));
        await LookAt(period.ClosesAt.AddMinutes(1));
    }

    private async Task LookAt(DateTimeOffset moment)
    {
        silo.Clock.GoOnFrom(moment);
        await silo.Grains.GetGrain<IReleaseCalendarGrain>(IReleaseCalendarGrain.Organisation).LookThrough();
    }

    private static async Task<JsonElement> Released(WebVisitor visitor, string unit) =>
        JsonDocument.Parse(await visitor.Page($"/api/adoption/units/{unit}/hours")).RootElement.GetProperty("calibration");
}
