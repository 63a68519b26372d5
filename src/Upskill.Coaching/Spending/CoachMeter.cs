using System.Diagnostics.Metrics;

namespace Upskill.Coaching.Spending;

/// <summary>Counters for OpenTelemetry, meter <c>Upskill.Coaching</c>. No learner and no text: outcomes are a handful of words.</summary>
internal sealed class CoachMeter
{
    /// <summary>Of the meter.</summary>
    public const string Name = "Upskill.Coaching";

    private readonly Counter<long> tokens, questions;

    public CoachMeter(IMeterFactory meters)
    {
        var meter = meters.Create(Name);
        tokens = meter.CreateCounter<long>("upskill.coach.tokens", "{token}", "Tokens that questions to the model have used.");
        questions = meter.CreateCounter<long>("upskill.coach.questions", "{question}", "Questions to the model, by what became of them.");
    }

    /// <summary>One question is over.</summary>
    public void Note(QuestionCost cost)
    {
        questions.Add(1, new KeyValuePair<string, object?>("outcome", cost.Outcome));
        tokens.Add(cost.Tokens, new KeyValuePair<string, object?>("estimated", cost.IsEstimated));
    }
}
