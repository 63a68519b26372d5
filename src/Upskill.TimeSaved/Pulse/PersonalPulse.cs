using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;
using Upskill.Learning;

namespace Upskill.TimeSaved.Pulse;

/// <summary>What can happen, as it stands in the ledger for ever: a kind is never renamed, a property never reused.</summary>
[JsonDerivedType(typeof(Responded), "pulse-responded")]
internal abstract record PulseFact
{
    private PulseFact() { }

    /// <summary>All items of one survey were answered.</summary>
    public sealed record Responded(string Survey, ImmutableArray<PulsePart> Choices) : PulseFact;
}

/// <summary>One item's answer, as the ledger has it.</summary>
internal sealed record PulsePart(string Item, int Choice);

/// <summary>One person's pulse surveys: state and rules. Pure.</summary>
internal sealed record PersonalPulse(ImmutableArray<PulseResponse> Responses)
{
    /// <summary>The survey at enrolment, and the one after the programme.</summary>
    public const string Before = "before", After = "after";

    /// <summary>The most that somebody can agree.</summary>
    public const int Fully = 5;

    /// <summary>The items, in order, for ever the same: else before and after could not be compared.</summary>
    public static readonly ImmutableArray<string> Items = ["tool", "confidence", "rules", "used", "recommend"];

    /// <summary>Nothing answered.</summary>
    public static readonly PersonalPulse Nothing = new([]);

    /// <summary>
    /// The survey that is open: before, until the programme is complete; after, once it is; then one a quarter, but not in a quarter in which one was answered.
    /// None for who is not enrolled.
    /// </summary>
    public string? Open(MandatoryStatus status, DateTimeOffset now)
    {
        if (status is MandatoryStatus.NotEnrolled)
            return null;
        var next = status is MandatoryStatus.Complete ? After : Before;
        return !Has(next) ? next : Responses.Any(response => Quarter(response.At) == Quarter(now)) ? null : Quarter(now);
    }

    /// <summary>Answers the open survey.</summary>
    public ImmutableArray<PulseFact> Respond(RespondToPulse command, MandatoryStatus status, DateTimeOffset now)
    {
        if (command.Survey != Open(status, now))
            throw new Refusal("not-open", Has(command.Survey) ? "You have answered this survey already, and that answer is kept." : "This survey is not open for you now. Nothing was changed.");
        if (!command.Choices.Select(choice => choice.Item).SequenceEqual(Items) || command.Choices.Any(choice => choice.Choice is < 1 or > Fully))
            throw new Refusal("no-choice", "Choose one answer for each of the five. Nothing was sent, and what you chose is still here.");
        return [new PulseFact.Responded(command.Survey, [.. command.Choices.Select(choice => new PulsePart(choice.Item, choice.Choice))])];
    }

    /// <summary>Folds one fact in.</summary>
    public PersonalPulse With(PulseFact fact, DateTimeOffset at) => fact is PulseFact.Responded responded
        ? new(Responses.Add(new(responded.Survey, [.. responded.Choices.Select(part => new PulseChoice(part.Item, part.Choice))], at)))
        : throw new InvalidOperationException($"The ledger holds a {fact.GetType().Name}, which this version does not know.");

    /// <summary>“2026-Q4”, in UTC.</summary>
    public static string Quarter(DateTimeOffset moment) => string.Create(CultureInfo.InvariantCulture, $"{moment.UtcDateTime.Year:0000}-Q{((moment.UtcDateTime.Month - 1) / 3) + 1}");

    private bool Has(string survey) => Responses.Any(response => response.Survey == survey);
}
