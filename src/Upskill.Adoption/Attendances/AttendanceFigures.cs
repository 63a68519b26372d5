using Upskill.Adoption.Releases;

namespace Upskill.Adoption.Attendances;

/// <summary>From sums of batches to what is shown of them. Pure.</summary>
internal static class AttendanceFigures
{
    /// <summary>Null where too few answers were sealed.</summary>
    public static AttendanceFigure? Of(AttendanceSum sum) => sum.Sum.People < sum.MinimumGroupSize ? null : new(
        sum.Sum.People, sum.Invited, Math.Min(1, sum.Sum.People / (double)sum.Invited), sum.Sum.Yes,
        ReleasedShare.Of(sum.Sum) is { } share ? new(share.Value, share.Low, share.High) : null, sum.Sum.SealedAt!.Value);
}
