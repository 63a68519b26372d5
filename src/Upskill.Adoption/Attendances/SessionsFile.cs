using System.Globalization;
using Upskill.Kit.People;

namespace Upskill.Adoption.Attendances;

/// <summary>Live sessions of a unit as a file for a spreadsheet. Numbers are written as JSON writes them, so that file and data are the same to the last digit.</summary>
internal static class SessionsFile
{
    private const string Head = "what,name,starts_at,sessions,answered,invited,rate,came,share,share_low,share_high,as_of";

    /// <summary>How many were held and are planned, attendance of all together, and each session.</summary>
    public static string Of(ReleasedSessions released) => string.Concat(
    [
        Head + "\r\n",
        Invariant($"held,{CsvCell.Quoted(released.Name)},,{released.Held},,,,,,,,\r\n"),
        Invariant($"planned,{CsvCell.Quoted(released.Name)},,{released.Planned},,,,,,,,\r\n"),
        Invariant($"sum,{CsvCell.Quoted(released.Name)},,{released.Sessions.Length},{Figure(released.Sum)}\r\n"),
        .. released.Sessions.Select(session => Invariant($"session,{CsvCell.Quoted(session.Title)},{session.StartsAt:O},1,{Figure(session.Figure)}\r\n")),
    ]);

    private static string Figure(AttendanceFigure? figure) => figure is null ? ",,,,,,," : Invariant(
        $"{figure.Answered},{figure.Invited},{figure.Rate:R},{figure.Came},{figure.Share?.Value:R},{figure.Share?.Low:R},{figure.Share?.High:R},{figure.AsOf:O}");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
