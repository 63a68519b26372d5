using System.Security.Cryptography;

namespace Upskill.Kit.Ledger;

/// <summary>Holds the heads of a checkpoint against the chains of a store, chain by chain, and names what is not as it was.</summary>
/// <param name="heads">Of the checkpoint.</param>
public sealed class HeadCheck(IEnumerable<ChainHead> heads)
{
    private readonly Dictionary<(string Kind, string Subject), ChainHead> left = heads.ToDictionary(head => (head.Kind, head.Subject));

    /// <summary>Looks at one chain.</summary>
    /// <param name="kind">Of journal.</param>
    /// <param name="subject">Whose.</param>
    /// <param name="stored">Its entries.</param>
    /// <param name="removed">How long it was when the product last removed it as a whole, with the sample organisation; 0 for never.</param>
    /// <returns>What is wrong with it, or null.</returns>
    public string? Look(string kind, string subject, IReadOnlyList<byte[]> stored, long removed)
    {
        if (!left.Remove((kind, ChainHead.SubjectOf(subject)), out var head))
            return null; // it began later
        if (stored.Count >= head.Length && Convert.ToHexStringLower(SHA256.HashData(stored[(int)head.Length - 1])) == head.Hash)
            return null;
        if (removed >= head.Length)
            return null; // it began again
        return stored.Count < head.Length
            ? $"has {stored.Count} entries and had {head.Length}: it was cut, or put back to an earlier state"
            : $"had another entry {head.Length - 1} when the checkpoint was taken: it was written anew";
    }

    /// <summary>Once every chain was looked at: those of the checkpoint that there are no more.</summary>
    /// <param name="removed">As for <see cref="Look"/>, by kind and subject's hash.</param>
    public IEnumerable<ChainHead> Missing(Func<ChainHead, long> removed) => left.Values.Where(head => removed(head) < head.Length).OrderBy(head => head.ToString(), StringComparer.Ordinal);
}
