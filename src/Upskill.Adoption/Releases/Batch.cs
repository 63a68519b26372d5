using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Upskill.Kit.Storage;

namespace Upskill.Adoption.Releases;

/// <summary>Answers that were sealed together; never opened, changed or sealed again.</summary>
/// <param name="Number">1 for the unit's first of the week.</param>
/// <param name="Tokens">Whose answers, the oldest first: ten or more different people, a multiple of five.</param>
/// <param name="Yes">How many saved at least four hours, rounded to fives.</param>
/// <param name="Hours">Their net hours together, rounded to tens; 0 where answers are no hours.</param>
/// <param name="At">When it was sealed.</param>
internal sealed record Batch(int Number, ImmutableArray<string> Tokens, long Yes, long Hours, DateTimeOffset At)
{
    /// <summary>Of its answers together (<see cref="AnswerProof"/>); null in batches of before there were proofs.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Proof { get; init; }

    /// <summary>Its share in figures.</summary>
    [JsonIgnore]
    public ReleaseSum Sum => new(Tokens.Length, Yes, Hours, 1, At);

    /// <summary>What was sealed, as it was then: stored apart until the week is finished, for the tables beside the tree. In no journal, and forgotten here.</summary>
    [JsonIgnore]
    public ImmutableArray<SealedAnswer> Answers { get; init; } = [];

    /// <summary>Puts answers away under two totals, each rounded once; what is no hours under one.</summary>
    public static Batch Seal(ReleaseKey key, ReleaseSubject subject, WeekId week, int number, IReadOnlyList<Answer> answers, DateTimeOffset at)
    {
        var yes = RandomRound.Of(answers.Count(answer => answer.IsYes), ReleaseRules.RoundingBase, RandomRound.Draw(key, RandomRound.Yes, week, subject.ToString(), number));
        var minutes = !subject.IsHours ? 0 : RandomRound.Of(
            answers.Sum(answer => (long)answer.Minutes), ReleaseRules.MinutesBase, RandomRound.Draw(key, RandomRound.Hours, week, subject.ToString(), number));
        return new(number, [.. answers.Select(answer => answer.Token)], yes, minutes / 60, at)
        {
            Answers = [.. answers.Select(answer => new SealedAnswer(answer.Minutes, answer.Cells))],
            Proof = AnswerProof.Of([.. answers.Select(answer => answer.Proof)]),
        };
    }
}

/// <summary>One answer of a batch: what was sealed, and in which cells of tables it counts. Nobody is named.</summary>
internal sealed record SealedAnswer(int Minutes, string Cells);

/// <summary>The answers of one batch, in the order of their arrival.</summary>
internal sealed record SealedBatch(UnitId Unit, int Number, DateTimeOffset At, ImmutableArray<SealedAnswer> Answers);
