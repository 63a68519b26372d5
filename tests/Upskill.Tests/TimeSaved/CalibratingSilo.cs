using Upskill.Tests.Silo;
using Upskill.TimeSaved;

namespace Upskill.Tests.TimeSaved;

/// <summary>A silo with a function Delta of Dora and 60 more, 30 of them in a department, and a clock that tests move.</summary>
public sealed class CalibratingSilo : SiloFixture, IAsyncLifetime
{
    /// <summary>Those who calibrate.</summary>
    public static readonly IReadOnlyList<string> Members = [.. Enumerable.Range(1, 60).Select(number => $"d{number:00}")];

    /// <inheritdoc/>
    async Task IAsyncLifetime.InitializeAsync()
    {
        Clock.GoOnFrom(WeekId.Of(DateTimeOffset.UtcNow).BeginsAt.AddDays(3)); // no midnight of a Monday or of a close comes while a test runs
        await InitializeAsync();
        await Import("delta", string.Join('\n',
        [
            Organisation.Split('\n')[0],
            "dora,Dora Delta,,Delta,,,CH,G4,anna,Europe/Zurich,en,2020-01-01,,,",
            .. Members.Select((person, i) => $"{person},Person {person},,Delta,{(i % 2 == 0 ? "Half" : "")},,CH,G2,dora,Europe/Zurich,en,2020-01-01,,,"),
        ]));
    }

    /// <summary>Somebody's calibration.</summary>
    public ICalibrationGrain Of(string person) => Grains.GetGrain<ICalibrationGrain>(person);

    /// <summary>So much later.</summary>
    public void Passes(TimeSpan time) => Clock.GoOnFrom(Clock.Now + time);
}
