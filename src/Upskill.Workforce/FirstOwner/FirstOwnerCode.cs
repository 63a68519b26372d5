using System.Security.Cryptography;
using System.Text;

namespace Upskill.Workforce.FirstOwner;

/// <summary>The code of a new installation, as kept: a hash, for whoever reads the store must not become its owner.</summary>
/// <param name="Hash">SHA-256 of the code without its hyphens.</param>
/// <param name="ValidUntil">An hour after it was made.</param>
/// <param name="Wrong">How often something else was presented.</param>
[GenerateSerializer, Immutable, Alias("Upskill.FirstOwnerCode")]
internal sealed record FirstOwnerCode([property: Id(0)] byte[] Hash, [property: Id(1)] DateTimeOffset ValidUntil, [property: Id(2)] int Wrong)
{
    /// <summary>After so many wrong ones the code is void.</summary>
    public const int MostWrong = 10;

    private const int Groups = 5, GroupLength = 4;

    // Without what is read as something else: 0 and O, 1 and I and L.
    private const string Letters = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    /// <summary>For how long a code can be presented.</summary>
    public static readonly TimeSpan Validity = TimeSpan.FromHours(1);

    /// <summary>A new one: twenty letters and digits in groups of four, 99 bits.</summary>
    public static (string Code, FirstOwnerCode Kept) New(DateTimeOffset now)
    {
        var letters = RandomNumberGenerator.GetString(Letters, Groups * GroupLength);
        return (string.Join('-', letters.Chunk(GroupLength).Select(group => new string(group))), new(HashOf(letters), now + Validity, 0));
    }

    /// <summary>Whether it could still be presented.</summary>
    public bool IsOpen(DateTimeOffset now) => now < ValidUntil && Wrong < MostWrong;

    /// <summary>Says no to a code that is not this one, or not any more.</summary>
    /// <exception cref="Refusal">With a sentence.</exception>
    public void Check(string code, DateTimeOffset now)
    {
        if (Wrong >= MostWrong)
            throw new Refusal("too-many-tries", "Too many wrong codes were presented. Start the silo again; it prints a new one.");
        if (now >= ValidUntil)
            throw new Refusal("expired-code", "The code was valid for an hour, which is over. Start the silo again; it prints a new one.");
        if (!IsRight(code))
            throw new Refusal("wrong-code", "This is not the code that was printed. Look at the first lines that the silo printed and type it again.");
    }

    /// <summary>Whether it is the code, with or without hyphens, in any case.</summary>
    public bool IsRight(string code) => CryptographicOperations.FixedTimeEquals(Hash, HashOf(code));

    private static byte[] HashOf(string code) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(new string([.. code.Where(char.IsAsciiLetterOrDigit).Select(char.ToUpperInvariant)])));
}
