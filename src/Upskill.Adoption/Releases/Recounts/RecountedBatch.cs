using System.Collections.Immutable;

namespace Upskill.Adoption.Releases.Recounts;

/// <summary>A batch that was made anew from what its people's own ledgers say.</summary>
/// <param name="Kept">As it was sealed.</param>
/// <param name="Holds">Whether it comes out the same; null where it cannot be told, for somebody in it was erased.</param>
/// <param name="Answers">What was in it, in its order: by the ledgers, else as it still lies beside it; null where nobody can tell any more.</param>
/// <param name="Erased">People in it whose answer nobody can read any more.</param>
internal sealed record RecountedBatch(KeptBatch Kept, bool? Holds, ImmutableArray<SealedAnswer>? Answers, int Erased)
{
    private const int MostWays = 1_024;

    /// <summary>A batch of which no ledger can be read.</summary>
    public static RecountedBatch Unread(KeptBatch kept) => new(kept, null, kept.Stored, 0);

    /// <summary>Makes it anew.</summary>
    /// <param name="kept">As it was sealed.</param>
    /// <param name="key">Of rounding.</param>
    /// <param name="said">What each of its people had answered when it was sealed: more than one where that moment cannot be told, null where nobody is left.</param>
    public static RecountedBatch Of(KeptBatch kept, ReleaseKey key, IReadOnlyList<IReadOnlyList<Answer>?> said)
    {
        var erased = said.Count(answers => answers is null);
        if (erased > 0)
            return new(kept, null, kept.Stored, erased);
        if (said.Any(answers => answers!.Count == 0) || !IsBatch(kept.Batch))
            return new(kept, false, kept.Stored, 0);
        foreach (var made in Ways([.. said.Select(answers => answers!)]).Take(MostWays).Select(way => Batch.Seal(key, kept.Subject, kept.Week, kept.Batch.Number, way, kept.Batch.At)))
        {
            if (made.Sum == kept.Batch.Sum && (kept.Batch.Proof is null || kept.Batch.Proof == made.Proof) && (kept.Stored is not { } stored || stored.SequenceEqual(made.Answers)))
                return new(kept, true, made.Answers, 0);
        }
        return new(kept, false, [.. said.Select(answers => new SealedAnswer(answers![0].Minutes, answers[0].Cells))], 0);
    }

    /// <summary>Ten different people or more, and a multiple of five.</summary>
    private static bool IsBatch(Batch batch) => batch.Tokens.Length >= ReleaseRules.MinimumGroupSize && batch.Tokens.Length % ReleaseRules.RoundingBase == 0
        && batch.Tokens.Distinct(StringComparer.Ordinal).Count() == batch.Tokens.Length;

    private static IEnumerable<ImmutableArray<Answer>> Ways(ImmutableArray<IReadOnlyList<Answer>> said) => said.Index().Where(one => one.Item.Count > 1)
        .Aggregate<(int Index, IReadOnlyList<Answer> Item), IEnumerable<ImmutableArray<Answer>>>(
            [[.. said.Select(answers => answers[0])]], (ways, one) => ways.SelectMany(way => one.Item.Select(answer => way.SetItem(one.Index, answer))));
}
