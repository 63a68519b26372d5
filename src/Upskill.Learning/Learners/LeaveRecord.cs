using System.Collections.Immutable;
using Upskill.Workforce;

namespace Upskill.Learning.Learners;

/// <summary>
/// When somebody was away, as HR said at the time. HR's file names one leave at most and forgets it afterwards, so what came about is kept here and only
/// what lies ahead is replaced.
/// </summary>
/// <param name="Leaves">In order, none overlapping.</param>
internal sealed record LeaveRecord(ImmutableArray<Leave> Leaves)
{
    /// <summary>Never away.</summary>
    public static readonly LeaveRecord None = new(ImmutableArray<Leave>.Empty);

    /// <summary>The record once HR says, on <paramref name="today"/>, that the leave is this one, or that there is none.</summary>
    public LeaveRecord With(Leave? leave, DateOnly today)
    {
        var cut = leave is not null && leave.From < today ? leave.From : today;
        var past = Leaves.Where(known => known.From < cut)
            .Select(known => known.To < cut ? known : known with { To = cut.AddDays(-1) });
        return new([.. past, .. leave is null ? Enumerable.Empty<Leave>() : [leave]]);
    }

    /// <summary>
    /// The day to which <paramref name="dueOn"/> moves: a day more for each day away between <paramref name="from"/> and it, and for each of
    /// <paramref name="others"/>; a day that is both counts once.
    /// </summary>
    public DateOnly Extend(DateOnly from, DateOnly dueOn, params IEnumerable<Leave> others)
    {
        foreach (var leave in Leaves.Concat(others).OrderBy(leave => leave.From))
        {
            var begin = leave.From > from ? leave.From : from;
            if (begin > dueOn || leave.To < begin)
                continue;
            dueOn = dueOn.AddDays(leave.To.DayNumber - begin.DayNumber + 1);
            from = leave.To.AddDays(1);
        }
        return dueOn;
    }
}
