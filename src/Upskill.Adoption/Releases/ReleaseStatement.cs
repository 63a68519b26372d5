using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Upskill.Kit.Ledger;

namespace Upskill.Adoption.Releases;

/// <summary>
/// A released figure as it is saved: a JWS (RFC 7515, compact) signed by ES256, so that nobody can change a digit of it. The signing key follows from the
/// release key: whoever recomputes a figure needs that one too, and there is no other secret to keep.
/// </summary>
/// <param name="Unit">Of which unit.</param>
/// <param name="Figure">As page, data and file have it.</param>
public sealed record ReleaseStatement(UnitId Unit, ReleasedHoursWeek Figure)
{
    private const string Head = """{"alg":"ES256","typ":"JWT"}""";

    /// <summary><see cref="ReleaseSubject.Hours"/> of the figure's week, or <see cref="ReleaseSubject.Baseline"/> of all weeks until then.</summary>
    public string Measure { get; init; } = ReleaseSubject.Hours;

    /// <summary>The statement, signed.</summary>
    public string Sign(ReleaseKey key)
    {
        var signed = $"{WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(Head))}.{WebEncoders.Base64UrlEncode(JsonSerializer.SerializeToUtf8Bytes(this, LedgerJson.Options))}";
        using var signer = Signer(key);
        return $"{signed}.{WebEncoders.Base64UrlEncode(signer.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256))}";
    }

    /// <summary>Reads a statement that was signed by this key; null for anything else.</summary>
    public static ReleaseStatement? Read(string text, ReleaseKey key)
    {
        try
        {
            if (text.Trim().Split('.') is not [var head, var payload, var signature] || Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(head)) != Head)
                return null;
            using var signer = Signer(key);
            return signer.VerifyData(Encoding.ASCII.GetBytes($"{head}.{payload}"), WebEncoders.Base64UrlDecode(signature), HashAlgorithmName.SHA256)
                ? JsonSerializer.Deserialize<ReleaseStatement>(WebEncoders.Base64UrlDecode(payload), LedgerJson.Options)
                : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>
    /// Whether the sealed batches make this figure: the sum over those sealed in the unit and below it until the statement's moment.
    /// </summary>
    /// <param name="journals">Release journals of the measure by unit, entries as stored.</param>
    public bool Follows(IEnumerable<(UnitId Unit, IReadOnlyList<byte[]> Entries)> journals)
    {
        var sum = ReleaseRecount.BatchesOf(this, journals).Aggregate(ReleaseSum.Zero, (all, batch) => all + batch.Batch.Sum);
        return sum.Batches > 0 && ReleasedHoursWeek.Of(new(Unit, new(Figure.Week), sum), Figure.Asked) == Figure;
    }

    /// <summary>Whether what was sealed of a week is in the figure: baselines are summed over the weeks in which they were given.</summary>
    internal bool IsOf(WeekId week) => Measure == ReleaseSubject.Baseline ? week <= new WeekId(Figure.Week) : week.Value == Figure.Week;

    private static ECDsa Signer(ReleaseKey key) => ECDsa.Create(new ECParameters
    {
        Curve = ECCurve.NamedCurves.nistP256,
        D = HMACSHA256.HashData(key.Secret, "statement"u8), // in the curve's range but for one key in 2^32
    });
}
