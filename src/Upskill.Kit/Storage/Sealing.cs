using System.Security.Cryptography;

namespace Upskill.Kit.Storage;

/// <summary>
/// Bytes sealed with AES-GCM as they are stored: a random nonce of 12 bytes, the sealed text, a tag of 16. NIST SP 800-38D; with random nonces one key is
/// good for 2^32 seals.
/// </summary>
public static class Sealing
{
    private const int NonceBytes = 12, TagBytes = 16;

    /// <summary>Seals <paramref name="plain"/>; it opens only with the same key and the same <paramref name="binding"/>, which is not kept.</summary>
    public static byte[] Close(byte[] key, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> binding)
    {
        var bytes = new byte[NonceBytes + plain.Length + TagBytes];
        RandomNumberGenerator.Fill(bytes.AsSpan(0, NonceBytes));
        using var cipher = new AesGcm(key, TagBytes);
        cipher.Encrypt(bytes.AsSpan(0, NonceBytes), plain, bytes.AsSpan(NonceBytes, plain.Length), bytes.AsSpan(NonceBytes + plain.Length), binding);
        return bytes;
    }

    /// <summary>What was sealed.</summary>
    /// <exception cref="CryptographicException">Another key, another binding, or changed bytes.</exception>
    public static byte[] Open(byte[] key, ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> binding)
    {
        var plain = new byte[bytes.Length - NonceBytes - TagBytes];
        using var cipher = new AesGcm(key, TagBytes);
        cipher.Decrypt(bytes[..NonceBytes], bytes.Slice(NonceBytes, plain.Length), bytes[(NonceBytes + plain.Length)..], plain, binding);
        return plain;
    }
}
