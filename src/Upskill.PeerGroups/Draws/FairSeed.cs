using System.Security.Cryptography;
using System.Text;

namespace Upskill.PeerGroups.Draws;

/// <summary>
/// A seed that neither side can choose (a coin flip by commitment: Blum, "Coin flipping by telephone", 1981): the server publishes the hash of a secret, then
/// the starter adds something of their own, then the secret is published.
/// </summary>
internal static class FairSeed
{
    /// <summary>Bytes of a secret.</summary>
    public const int SecretBytes = 32;

    /// <summary>Longest contribution, in characters.</summary>
    public const int LongestContribution = 200;

    /// <summary>A new secret from the operating system, in hex.</summary>
    public static string NewSecret() => RandomNumberGenerator.GetHexString(2 * SecretBytes, lowercase: true);

    /// <summary>What is published of a secret before there is a contribution: its SHA-256, in hex.</summary>
    public static string Commitment(string secret) => Convert.ToHexStringLower(SHA256.HashData(Convert.FromHexString(secret)));

    /// <summary>SHA-256 of the secret's bytes and, after them, the contribution in UTF-8; in hex.</summary>
    public static string Seed(string secret, string contribution) =>
        Convert.ToHexStringLower(SHA256.HashData([.. Convert.FromHexString(secret), .. Encoding.UTF8.GetBytes(contribution)]));

    /// <summary>Says no to a contribution that cannot be taken.</summary>
    /// <exception cref="Refusal"><c>no-contribution</c>, <c>long-contribution</c>.</exception>
    public static string Checked(string contribution) => contribution.Length switch
    {
        0 => throw new Refusal("no-contribution", "Add something of your own to the draw: any text that nobody else can foresee. Nothing was drawn."),
        > LongestContribution => throw new Refusal("long-contribution", $"What you add to the draw has at most {LongestContribution} characters. Nothing was drawn."),
        _ => contribution,
    };
}
