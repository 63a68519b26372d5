using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Upskill.Coaching.Spending;

namespace Upskill.Tests.Coaching.Spending;

/// <summary>What an operator's OpenTelemetry collects.</summary>
public sealed class CoachMeterTests
{
    [Fact]
    public void Tokens_and_questions_are_counted_and_nothing_says_whose_they_were()
    {
        using var services = new ServiceCollection().AddMetrics().AddSingleton<CoachMeter>().BuildServiceProvider();
        var counted = new List<string>();
        using var listener = new MeterListener { InstrumentPublished = (instrument, all) => { if (instrument.Meter.Name == CoachMeter.Name) all.EnableMeasurementEvents(instrument); } };
        listener.SetMeasurementEventCallback<long>((instrument, count, tags, _) => counted.Add($"{instrument.Name} {count} {string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"))}"));
        listener.Start();

        var meter = services.GetRequiredService<CoachMeter>();
        meter.Note(new(42, false, "Said"));
        meter.Note(new(7, true, "Left"));

        Assert.Equal(
            ["upskill.coach.questions 1 outcome=Said", "upskill.coach.tokens 42 estimated=False", "upskill.coach.questions 1 outcome=Left", "upskill.coach.tokens 7 estimated=True"], counted);
    }
}
