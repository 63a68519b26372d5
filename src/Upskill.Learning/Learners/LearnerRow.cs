using System.Security.Cryptography;
using Upskill.Adoption;
using Upskill.Learning.Programmes;

namespace Upskill.Learning.Learners;

/// <summary>A learner's row in the figures of their unit.</summary>
internal static class LearnerRow
{
    private const int TokenBytes = 16;

    /// <summary>The learner's name in the rows: opaque, and gone with the key that it is derived from.</summary>
    public static string Token(byte[] key) => Convert.ToHexStringLower(HMACSHA256.HashData(key, "row"u8)[..TokenBytes]);

    /// <summary>The row of somebody who is here, as of <paramref name="today"/>.</summary>
    public static UnitRow Of(Learner learner, Programme programme, DateOnly today, string token, long number) =>
        new(token, number, learner.Place!.Country, learner.Place.Grade, learner.Figures) { Marks = Marks(learner, programme, today) };

    /// <summary>Whether a change leaves the row as it is.</summary>
    public static bool IsSame(Learner before, Learner after, Programme programme, DateOnly today) =>
        (before.Place?.Unit, before.Place?.Country, before.Place?.Grade, before.IsHere, before.Figures, before.Cohort?.Cohort, Marks(before, programme, today))
            == (after.Place?.Unit, after.Place?.Country, after.Place?.Grade, after.IsHere, after.Figures, after.Cohort?.Cohort, Marks(after, programme, today));

    /// <summary>What they have completed of the programme; until it is all, the last day on which nobody can call them late.</summary>
    private static string Marks(Learner learner, Programme programme, DateOnly today)
    {
        if (learner.Figures == AdoptionFigures.Zero)
            return "";
        var modules = programme.Modules.Where(module => learner.Completions.Any(completion => completion.Module == module.Id));
        var strands = Enum.GetValues<Strand>().Where(strand => programme.Coverage(strand, learner.Completions) is var (covered, of) && of > 0 && covered == of);
        return string.Join(' ',
        [
            .. modules.Select(module => ProgressFigures.OfModule(module.Id.Value)),
            .. strands.Select(strand => ProgressFigures.OfStrand(strand.ToString())),
            .. learner.LateAfter(programme, today) is { } day ? new[] { ProgressFigures.Until(day) } : [],
        ]);
    }

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
