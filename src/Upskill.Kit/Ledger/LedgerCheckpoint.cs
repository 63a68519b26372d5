using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Upskill.Kit.Ledger;

/// <summary>Where one chain stood when a checkpoint was taken: it is at least that long ever after, with that entry at that place.</summary>
/// <param name="Kind">Of journal.</param>
/// <param name="Subject">SHA-256 of the subject, in hex: the list of heads names nobody.</param>
/// <param name="Length">Number of entries.</param>
/// <param name="Hash">SHA-256 of the last of them, in hex.</param>
public sealed record ChainHead(string Kind, string Subject, long Length, string Hash)
{
    /// <summary>Of a chain, by its last entry, which says its number: so length and hash are of one moment while people go on writing.</summary>
    /// <exception cref="InvalidDataException">The entry is in a format that this version does not know.</exception>
    public static ChainHead Of(string kind, string subject, byte[] last) =>
        new(kind, SubjectOf(subject), LedgerEnvelope.Read(last).Number + 1, Convert.ToHexStringLower(SHA256.HashData(last)));

    /// <summary>One line.</summary>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Kind} {Subject} {Length} {Hash}");

    /// <summary>Reads one line.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static ChainHead Parse(string line) => line.Split(' ') is [var kind, var subject, var length, var hash]
        ? new(kind, subject, long.Parse(length, System.Globalization.CultureInfo.InvariantCulture), hash)
        : throw new FormatException("A line of the list of heads is no head.");

    /// <summary>The subject as it stands in a head.</summary>
    public static string SubjectOf(string subject) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(subject)));
}

/// <summary>
/// All heads of the ledger on one day, under the installation's signature. A chain by itself shows a changed entry; this shows one that was cut, has gone, or was put back to an earlier state.
/// </summary>
/// <param name="On">One a day.</param>
/// <param name="At">When it was taken.</param>
/// <param name="Chains">How many.</param>
/// <param name="Records">In all of them.</param>
/// <param name="Heads">SHA-256 of the lines of all heads in ordinal order, each with its line feed, in hex.</param>
public sealed record LedgerCheckpoint(DateOnly On, DateTimeOffset At, long Chains, long Records, string Heads)
{
    private const string Type = "upskill-ledger-checkpoint+jwt";

    /// <summary>Of these heads.</summary>
    /// <param name="at">When.</param>
    /// <param name="heads">In any order.</param>
    /// <returns>The checkpoint, and the heads in the order that it counts them in.</returns>
    public static (LedgerCheckpoint Checkpoint, ImmutableArray<ChainHead> Heads) Of(DateTimeOffset at, IEnumerable<ChainHead> heads)
    {
        ImmutableArray<ChainHead> ordered = [.. heads.OrderBy(head => head.ToString(), StringComparer.Ordinal)];
        return (new(DateOnly.FromDateTime(at.UtcDateTime), at, ordered.Length, ordered.Sum(head => head.Length), HashOf(ordered)), ordered);
    }

    /// <summary>Whether these are the heads that it was taken of.</summary>
    public bool IsOf(IReadOnlyCollection<ChainHead> heads) => heads.Count == Chains && HashOf(heads) == Heads;

    /// <summary>As JWS.</summary>
    public string Sign(byte[] key) => SignedText.Sign(this, Type, key);

    /// <summary>Reads what was signed with this key; null for anything else.</summary>
    public static LedgerCheckpoint? Read(string text, byte[] key) => SignedText.Read<LedgerCheckpoint>(text, Type, key);

    private static string HashOf(IEnumerable<ChainHead> heads)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var head in heads)
            hash.AppendData(Encoding.ASCII.GetBytes($"{head}\n"));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
