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
    public static RecountedBatch Of(KeptBatch kept, ReleaseKey key, IReadOnlyList<IReadOnlyList<SealedAnswer>?> said)
    {
        var erased = said.Count(answers => answers is null);
        if (erased > 0)
            return new(kept, null, kept.Stored, erased);
        if (said.Any(answers => answers!.Count == 0) || !IsBatch(kept.Batch))
            return new(kept, false, kept.Stored, 0);
        var ways = Ways([.. said.Select(answers => answers!)]).Take(MostWays);
        foreach (var way in ways.Where(way => Seal(kept, key, way) == kept.Batch.Sum && (kept.Stored is not { } stored || stored.SequenceEqual(way))))
            return new(kept, true, way, 0);
        return new(kept, false, [.. said.Select(answers => answers![0])], 0);
    }

    /// <summary>Ten different people or more, and a multiple of five.</summary>
    private static bool IsBatch(Batch batch) => batch.Tokens.Length >= ReleaseRules.MinimumGroupSize && batch.Tokens.Length % ReleaseRules.RoundingBase == 0
        && batch.Tokens.Distinct(StringComparer.Ordinal).Count() == batch.Tokens.Length;

    private static ReleaseSum Seal(KeptBatch kept, ReleaseKey key, ImmutableArray<SealedAnswer> answers) => Batch.Seal(key, kept.Subject, kept.Week, kept.Batch.Number,
        [.. kept.Batch.Tokens.Zip(answers, (token, answer) => new Answer(token, 0, kept.Batch.At, answer.Minutes))], kept.Batch.At).Sum;

    private static IEnumerable<ImmutableArray<SealedAnswer>> Ways(ImmutableArray<IReadOnlyList<SealedAnswer>> said) => said.Index().Where(one => one.Item.Count > 1)
        .Aggregate<(int Index, IReadOnlyList<SealedAnswer> Item), IEnumerable<ImmutableArray<SealedAnswer>>>(
            [[.. said.Select(answers => answers[0])]], (ways, one) => ways.SelectMany(way => one.Item.Select(answer => way.SetItem(one.Index, answer))));
}
