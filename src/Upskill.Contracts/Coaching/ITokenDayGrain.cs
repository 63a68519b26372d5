namespace Upskill.Coaching;

/// <summary>
/// What one learner's questions to a model have used today. Keyed by <see cref="PersonId"/>; called for the learner by themselves only, and shown to nobody else: figures of a day go on
/// without who. Keeps the newest day and no text.
/// </summary>
[GrainInterfaceType("coach-token-day"), Alias("Upskill.ITokenDayGrain")]
public interface ITokenDayGrain : IGrainWithStringKey
{
    /// <summary>Sets tokens aside for one question, so that several at once cannot pass the cap together. Durable when it returns; null where the day's are used up. What is never settled stays used for the day.</summary>
    [Alias("SetAside"), NeverRepeated]
    Task<TokensAside?> SetAside(int tokens);

    /// <summary>What the question used in truth, in the place of what was set aside. Durable when it returns.</summary>
    [Alias("Settle"), NeverRepeated]
    Task Settle(TokensAside aside, QuestionCost cost);

    /// <summary>Where the learner stands today.</summary>
    [Alias("Today")]
    Task<TokensToday> Today();

    /// <summary>Forgets it. A repeat changes nothing.</summary>
    [Alias("Remove")]
    Task Remove();
}

/// <summary>Tokens that were set aside.</summary>
/// <param name="Day">Whose tokens, in UTC.</param>
/// <param name="Tokens">How many.</param>
[GenerateSerializer, Immutable, Alias("Upskill.TokensAside")]
public sealed record TokensAside([property: Id(0)] DateOnly Day, [property: Id(1)] int Tokens);

/// <summary>What became of one question, in numbers.</summary>
/// <param name="Tokens">Used, sent and received.</param>
/// <param name="IsEstimated">The provider did not say, or the answer was cut off before it could: reckoned from the length of the text, on the high side.</param>
/// <param name="Outcome">In one word: <c>Said</c>, or why not.</param>
[GenerateSerializer, Immutable, Alias("Upskill.QuestionCost")]
public sealed record QuestionCost([property: Id(0)] int Tokens, [property: Id(1)] bool IsEstimated, [property: Id(2)] string Outcome);

/// <summary>Where a learner stands.</summary>
/// <param name="Used">Tokens used today, those set aside included.</param>
/// <param name="Cap">How many there are in a day.</param>
[GenerateSerializer, Immutable, Alias("Upskill.TokensToday")]
public sealed record TokensToday([property: Id(0)] int Used, [property: Id(1)] int Cap);
