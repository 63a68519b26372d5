using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace Upskill.Kit.Ledger;

/// <summary>
/// JSON under a signature: a JWS (RFC 7515, compact) by ES256, so that nobody can change a digit of it. The signing key follows from the release key: whoever
/// recomputes a figure needs that one too, and there is no other secret to keep. Statements of figures and checkpoints of the ledger are signed so.
/// </summary>
public static class SignedText
{
    /// <summary>The content, signed.</summary>
    /// <param name="content">What is signed.</param>
    /// <param name="type">Of what kind it is, in the header: one kind is never read as another.</param>
    /// <param name="key">The release key, 32 bytes.</param>
    public static string Sign<T>(T content, string type, byte[] key)
    {
        var signed = $"{WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(Head(type)))}.{WebEncoders.Base64UrlEncode(JsonSerializer.SerializeToUtf8Bytes(content, LedgerJson.Options))}";
        using var signer = Signer(key);
        return $"{signed}.{WebEncoders.Base64UrlEncode(signer.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256))}";
    }

    /// <summary>Reads what was signed by this key as this kind; null for anything else.</summary>
    public static T? Read<T>(string text, string type, byte[] key) where T : class
    {
        try
        {
            if (text.Trim().Split('.') is not [var head, var payload, var signature] || Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(head)) != Head(type))
                return null;
            using var signer = Signer(key);
            return signer.VerifyData(Encoding.ASCII.GetBytes($"{head}.{payload}"), WebEncoders.Base64UrlDecode(signature), HashAlgorithmName.SHA256)
                ? JsonSerializer.Deserialize<T>(WebEncoders.Base64UrlDecode(payload), LedgerJson.Options)
                : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static string Head(string type) => $$"""{"alg":"ES256","typ":"{{type}}"}""";

    private static ECDsa Signer(byte[] key) => ECDsa.Create(new ECParameters
    {
        Curve = ECCurve.NamedCurves.nistP256,
        D = HMACSHA256.HashData(key, "statement"u8), // in the curve's range but for one key in 2^32
    });
}
