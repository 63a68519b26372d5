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
        (before.Place?.Unit, before.Place?.Country, before.Place?.Grade, before.IsHere, before.Figures, before.Cohort?.Cohort)
            == (after.Place?.Unit, after.Place?.Country, after.Place?.Grade, after.IsHere, after.Figures, after.Cohort?.Cohort);

    /// <summary>
    /// Where a learner's row is to stand: true for each unit, cohorts among them, that it is in; false for each that it was in and is no more.
    /// </summary>
    public static IEnumerable<(UnitId Unit, bool IsIn)> Places(Learner learner)
    {
        if (learner.Place is not { } place)
            yield break;
        if (learner.LeftUnit is { } left)
            yield return (left, false);
        if (learner.LeftCohort is { } before)
            yield return (UnitId.OfCohort(before.Value), false);
        yield return (place.Unit, learner.IsHere);
        if (learner.Cohort is { } cohort)
            yield return (UnitId.OfCohort(cohort.Cohort.Value), learner.IsHere);
    }
}
