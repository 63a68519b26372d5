using System.Security.Cryptography;
using Upskill.Adoption;

namespace Upskill.Learning.Learners;

/// <summary>A learner's row in the figures of their unit.</summary>
internal static class LearnerRow
{
    private const int TokenBytes = 16;

    /// <summary>The learner's name in the rows: opaque, and gone with the key that it is derived from.</summary>
    public static string Token(byte[] key) => Convert.ToHexStringLower(HMACSHA256.HashData(key, "row"u8)[..TokenBytes]);

    /// <summary>The row of somebody who is here.</summary>
    public static UnitRow Of(Learner learner, string token, long number) =>
        new(token, number, learner.Place!.Country, learner.Place.Grade, learner.Figures);

    /// <summary>Whether a change leaves the row as it is.</summary>
    public static bool IsSame(Learner before, Learner after) =>
        (before.Place?.Unit, before.Place?.Country, before.Place?.Grade, before.IsHere, before.Figures)
            == (after.Place?.Unit, after.Place?.Country, after.Place?.Grade, after.IsHere, after.Figures);
}
