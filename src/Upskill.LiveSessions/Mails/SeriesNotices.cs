using System.Collections.Immutable;

namespace Upskill.LiveSessions.Mails;

/// <summary>What is to be told of a change: pure.</summary>
internal static class SeriesNotices
{
    /// <summary>What is to be told after a change. What is about the whole series takes the place of all that was not told yet.</summary>
    public static ImmutableArray<SeriesNotice> After(ImmutableArray<SeriesNotice> pending, PlannedSeries? was, PlannedSeries now)
    {
        if (was is null)
            return [new(now.Sequence, SeriesNoticeKind.Invitation, null)];
        if (was.Sequence == now.Sequence)
            return pending;
        if (was.PlanSequence != now.PlanSequence)
            return [new(now.Sequence, now.IsCancelled ? SeriesNoticeKind.Cancellation : SeriesNoticeKind.Invitation, null)];
        var day = now.Sessions.Single(session => session.Sequence == now.Sequence).Day;
        return [.. pending.Where(notice => notice.Day != day), new(now.Sequence, SeriesNoticeKind.Session, day)];
    }
}
