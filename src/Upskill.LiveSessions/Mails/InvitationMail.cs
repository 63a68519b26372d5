using System.Security.Cryptography;
using System.Text;
using MimeKit;
using Upskill.LiveSessions.Calendars;
using Upskill.LiveSessions.Series;

namespace Upskill.LiveSessions.Mails;

/// <summary>A notice as a mail: a few lines to read, and what a calendar takes in. Pure.</summary>
internal static class InvitationMail
{
    /// <summary>The mail; null where there is nothing to tell any more.</summary>
    public static MimeMessage? Of(PlannedSeries series, SeriesNotice notice, InvitedBy by, PersonId to)
    {
        var session = notice.Day is { } day ? series.Sessions.FirstOrDefault(session => session.Day == day && session.IsOfPlan) : null;
        var calendar = notice.Kind switch
        {
            SeriesNoticeKind.Invitation => SeriesCalendar.Invitation(series, by),
            SeriesNoticeKind.Cancellation => SeriesCalendar.Cancellation(series, by),
            _ => session is null ? null : SeriesCalendar.SessionNotice(series, session, by),
        };
        var isCancelled = notice.Kind is SeriesNoticeKind.Cancellation || session?.Change is SessionChange.Cancelled;
        return calendar is null ? null : Mail($"{(isCancelled ? "Cancelled" : notice.Sequence == 0 ? "Invitation" : "Changed")}: {series.Plan.Title}", by,
            IdOf(series, $"{notice.Sequence}", to), series.ChangedAt, Words(series, session, isCancelled, by.Host, series.ChangedAt), calendar, isCancelled);
    }

    /// <summary>The mail to somebody who came into the unit after the others were invited; null where nothing is to come.</summary>
    public static MimeMessage? ToWhoJoined(PlannedSeries series, DateTimeOffset at, InvitedBy by, PersonId to) => SeriesCalendar.LateInvitation(series, by, at) is { } calendar
        ? Mail($"Invitation: {series.Plan.Title}", by, IdOf(series, $"{series.PlanSequence}.joined-{at.ToUnixTimeMilliseconds()}", to), at, Words(series, null, false, by.Host, at), calendar, isCancelled: false) : null;

    /// <summary>The mail to somebody who is in the unit no more; the series goes on without them.</summary>
    public static MimeMessage? ToWhoLeft(PlannedSeries series, DateTimeOffset at, InvitedBy by, PersonId to) =>
        Mail($"No longer for you: {series.Plan.Title}", by, IdOf(series, $"{series.PlanSequence}.left-{at.ToUnixTimeMilliseconds()}", to), at,
            $"{series.Plan.Title}\n\nThis series is for a part of the organisation in which you are no more. Your calendar takes it out; it goes on for the others.\n", SeriesCalendar.Departure(series, by, at), isCancelled: true);

    private static MimeMessage? Mail(string subject, InvitedBy by, string id, DateTimeOffset date, string words, string calendar, bool isCancelled)
    {
        if (!MailboxAddress.TryParse(by.Attendee, out var address))
            return null;
        var mail = new MimeMessage { Subject = subject };
        mail.From.Add(new MailboxAddress(by.Host, by.Organiser));
        mail.To.Add(address);
        mail.MessageId = id;
        mail.Date = date;
        mail.Body = new MultipartAlternative { new TextPart("plain") { Text = words }, Part(calendar, isCancelled) };
        return mail;
    }

    private static TextPart Part(string calendar, bool isCancelled)
    {
        var part = new TextPart("calendar") { Text = calendar };
        part.ContentType.Parameters.Add("method", isCancelled ? "CANCEL" : "REQUEST");
        return part;
    }

    private static string Words(PlannedSeries series, PlannedSession? session, bool isCancelled, string host, DateTimeOffset at)
    {
        string At(PlannedSession one) => FormattableString.Invariant(
            $"{SeriesTime.Clock(one.StartsAt, series.Plan.Zone).Day:dddd d MMMM yyyy}, {SeriesTime.Clock(one.StartsAt, series.Plan.Zone).At:HH\\:mm} ({series.Plan.Zone})");
        var next = series.Sessions.FirstOrDefault(one => one.StartsAt > at && one.Change is not SessionChange.Cancelled);
        var what = (session, isCancelled) switch
        {
            ({ } one, true) => $"The session of {one.Day.ToString("d MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture)} does not take place.",
            ({ } one, false) => $"A session takes place on {At(one)}.",
            (null, true) => "The series does not take place any more.",
            _ => next is null ? "No session is to come." : $"The next session: {At(next)}.",
        };
        return $"{series.Plan.Title}\n\n{what}\n\n{(isCancelled ? "" : $"The call: {series.Plan.CallLink.AbsoluteUri}\n\n")}Hosted by {host}. Voluntary: nobody is told whether you come.\n";
    }

    /// <summary>The same for the same mail, so that a mail programme shows one that was doubled once.</summary>
    private static string IdOf(PlannedSeries series, string what, PersonId to) =>
        $"{series.Id}.{what}.{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{series.Id}\n{to}")))[..16]}@live-sessions.upskill";
}
