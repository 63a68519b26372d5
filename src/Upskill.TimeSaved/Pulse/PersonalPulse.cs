using System.Collections.Immutable;
using Upskill.Adoption;
using Upskill.Learning;

namespace Upskill.TimeSaved.Pulse;

/// <summary>One person's pulse surveys: state and rules. Pure.</summary>
internal sealed record PersonalPulse(ImmutableArray<PulseResponse> Responses, QuarterAnswers Answers)
{
    /// <summary>The survey at enrolment, and the one after the programme.</summary>
    public const string Before = Attitude.Before, After = Attitude.After;

    /// <summary>The most that somebody can agree.</summary>
    public const int Fully = 5;

    /// <summary>The items, in order, for ever the same: else before and after could not be compared.</summary>
    public static readonly ImmutableArray<string> Items = Attitude.Items;

    /// <summary>Nothing answered.</summary>
    public static readonly PersonalPulse Nothing = new([], QuarterAnswers.None);

    /// <summary>
    /// The survey that is open: before, until the programme is complete; after, once it is; then one a quarter, but not in a quarter in which one was answered.
    /// None for who is not enrolled.
    /// </summary>
    public string? Open(MandatoryStatus status, DateTimeOffset now)
    {
        if (status is MandatoryStatus.NotEnrolled)
            return null;
        var next = status is MandatoryStatus.Complete ? After : Before;
        return !Has(next) ? next : Responses.Any(response => Attitude.QuarterOf(response.At) == Attitude.QuarterOf(now)) ? null : Attitude.QuarterOf(now);
    }

    /// <summary>Answers the open survey.</summary>
    /// <param name="command">What is answered.</param>
    /// <param name="status">How far the person is with the programme.</param>
    /// <param name="home">Where answers of now go; null where they are in no figure.</param>
    /// <param name="now">By the domain's clock.</param>
    public ImmutableArray<PulseFact> Respond(RespondToPulse command, MandatoryStatus status, UnitId? home, DateTimeOffset now)
    {
        if (command.Survey != Open(status, now))
            throw new Refusal("not-open", Has(command.Survey) ? "You have answered this survey already, and that answer is kept." : "This survey is not open for you now. Nothing was changed.");
        if (!command.Choices.Select(choice => choice.Item).SequenceEqual(Items) || command.Choices.Any(choice => choice.Choice is < 1 or > Fully))
            throw new Refusal("no-choice", "Choose one answer for each of the five. Nothing was sent, and what you chose is still here.");
        return [new PulseFact.Responded(command.Survey, [.. command.Choices.Select(choice => new PulsePart(choice.Item, choice.Choice))], home)];
    }

    /// <summary>Has left: no answer of theirs waits any more.</summary>
    public ImmutableArray<PulseFact> Leave(DateTimeOffset now) => Answers.IsWaiting(now) ? [new PulseFact.AnswersWithdrawn()] : [];

    /// <summary>Folds one fact in.</summary>
    public PersonalPulse With(PulseFact fact, DateTimeOffset at) => fact switch
    {
        PulseFact.Responded responded => With(responded, at),
        PulseFact.AnswersWithdrawn => this with { Answers = Answers.Left() },
        _ => throw new InvalidOperationException($"The ledger holds a {fact.GetType().Name}, which this version does not know."),
    };

    private PersonalPulse With(PulseFact.Responded responded, DateTimeOffset at)
    {
        var response = new PulseResponse(responded.Survey, [.. responded.Choices.Select(part => new PulseChoice(part.Item, part.Choice))], at);
        var before = responded.Survey == After ? Responses.FirstOrDefault(earlier => earlier.Survey == Before) : null;
        return new(Responses.Add(response), responded.Home is { } home ? Answers.With(PulseAnswers.Of(home, response, before)) : Answers);
    }

    private bool Has(string survey) => Responses.Any(response => response.Survey == survey);
}
