using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Upskill.Kit.Storage;

/// <summary>
/// What ties a sealed answer to what its person's ledger says: a batch's totals are rounded, so that one answer that is another later need not show in them. Made with the person's key: whoever has it can read the ledger, and
/// once it is destroyed nobody can try out what the answer was.
/// </summary>
public static class AnswerProof
{
    private const int Bytes = 16;

    /// <summary>Of one answer: the first bytes of HMAC-SHA256(key, <c>proof|measure|week|minutes|cells</c>) (RFC 2104).</summary>
    /// <param name="key">The person's.</param>
    /// <param name="measure">What was asked.</param>
    /// <param name="week">Of which week.</param>
    /// <param name="minutes">As they were typed.</param>
    /// <param name="cells">In which cells of tables it counts.</param>
    public static string Of(byte[] key, string measure, WeekId week, int minutes, string cells) => Base64Url.EncodeToString(
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"proof|{measure}|{week}|{minutes}|{cells}"))).AsSpan(0, Bytes));

    /// <summary>Of a batch, its answers in their order; null where one of them has none.</summary>
    public static string? Of(IReadOnlyCollection<string> answers) =>
        answers.Any(proof => proof.Length == 0) ? null : Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(string.Join('|', answers))));
}
