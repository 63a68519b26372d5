using System.Collections.Immutable;

namespace Upskill.Coaching;

/// <summary>What questions to a model have cost, by day and without who: of the learners of one partition, whose key it has (<c>p00</c> to <c>p15</c>). Keeps the newest <see cref="Days"/> days.</summary>
[GrainInterfaceType("coach-cost"), Alias("Upskill.ICoachCostGrain")]
public interface ICoachCostGrain : IGrainWithStringKey
{
    /// <summary>Days that are kept.</summary>
    const int Days = 92;

    /// <summary>Adds one question's figures. Durable when it returns.</summary>
    [Alias("Note")]
    Task Note(DateOnly day, CostNote note);

    /// <summary>By day, the newest first.</summary>
    [Alias("Costs")]
    Task<ImmutableArray<DayCost>> Costs();
}

/// <summary>What one question adds.</summary>
/// <param name="Cost">Of it; null where the learner's tokens were used up and nothing was asked.</param>
/// <param name="IsFirst">The learner's first of the day.</param>
/// <param name="IsAtCap">The learner has met the cap for the first time that day.</param>
[GenerateSerializer, Immutable, Alias("Upskill.CostNote")]
public sealed record CostNote([property: Id(0)] QuestionCost? Cost, [property: Id(1)] bool IsFirst, [property: Id(2)] bool IsAtCap);

/// <summary>All questions of a day.</summary>
/// <param name="Day">In UTC.</param>
/// <param name="Tokens">Used.</param>
/// <param name="Estimated">How many of these are reckoned and not counted by the provider.</param>
/// <param name="Learners">Who asked.</param>
/// <param name="AtCap">Of these, who met the cap.</param>
/// <param name="Outcomes">Questions by what became of them, in the order of the words.</param>
[GenerateSerializer, Immutable, Alias("Upskill.DayCost")]
public sealed record DayCost(
    [property: Id(0)] DateOnly Day, [property: Id(1)] long Tokens, [property: Id(2)] long Estimated, [property: Id(3)] int Learners, [property: Id(4)] int AtCap,
    [property: Id(5)] ImmutableArray<OutcomeCount> Outcomes);

/// <summary>How many questions of a day became of the same.</summary>
/// <param name="Outcome">In one word, as in <see cref="QuestionCost"/>.</param>
/// <param name="Questions">How many.</param>
[GenerateSerializer, Immutable, Alias("Upskill.OutcomeCount")]
public sealed record OutcomeCount([property: Id(0)] string Outcome, [property: Id(1)] int Questions);
