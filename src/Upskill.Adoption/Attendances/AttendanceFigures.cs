using Upskill.Adoption.Releases;

namespace Upskill.Adoption.Attendances;

/// <summary>From sums of batches to what is shown of them. Pure.</summary>
internal static class AttendanceFigures
{
    /// <summary>Null where too few answers were sealed.</summary>
    public static AttendanceFigure? Of(AttendanceSum sum) => sum.Sum.People < sum.MinimumGroupSize ? null : new(
        sum.Sum.People, sum.Invited, Math.Min(1, sum.Sum.People / (double)sum.Invited), sum.Sum.Yes,
        ReleasedShare.Of(sum.Sum) is { } share ? new(share.Value, share.Low, share.High) : null, sum.Sum.SealedAt!.Value);

    /// <summary>Of whole sessions together: only their batches are added up, so that nothing finer than they say can be had by subtracting.</summary>
    public static AttendanceFigure? Together(UnitId unit, IEnumerable<AttendanceSum> sessions) => Of(sessions.Aggregate(
        new AttendanceSum(unit, 0, ReleaseRules.MinimumGroupSize, ReleaseSum.Zero),
        (all, one) => new(unit, all.Invited + one.Invited, Math.Max(all.MinimumGroupSize, one.MinimumGroupSize), all.Sum + one.Sum)));
}
