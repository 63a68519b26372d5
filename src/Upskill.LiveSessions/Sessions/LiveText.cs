using System.Globalization;
using Microsoft.Extensions.Localization;
using Upskill.Kit.People;

namespace Upskill.LiveSessions.Sessions;

/// <summary>Live sessions in words, by the clock of who looks.</summary>
public sealed class LiveText(IStringLocalizer<LiveSessionsWords> words, Visitor visitor)
{
    /// <summary>“Tuesday 1 December, 15:00 to 15:45”.</summary>
    public string When(DateTimeOffset from, DateTimeOffset until) =>
        words["LiveWhen", Local(from).ToString("dddd d MMMM", CultureInfo.CurrentCulture), Clock(from), Clock(until)];

    /// <summary>“1 December 2026, 15:00”.</summary>
    public string Moment(DateTimeOffset moment) => Local(moment).ToString("d MMMM yyyy, HH:mm", CultureInfo.CurrentCulture);

    /// <summary>“15:02”.</summary>
    public string Clock(DateTimeOffset moment) => Local(moment).ToString("HH:mm", CultureInfo.CurrentCulture);

    /// <summary>“About 150 people”, “Fewer than 10 people”.</summary>
    public string About(int about) => about == 0 ? words["LiveFewer"] : words["LiveAbout", about];

    /// <summary>“94 answered”, “Fewer than 5 answered”.</summary>
    public string Answered(ShownPoll poll) => poll.Answered is { } people ? words["LiveAnsweredBy", people] : words["LiveAnsweredByFew"];

    /// <summary>“61%”; nothing while it is not shown.</summary>
    public static string Share(ShownPoll poll, int option) =>
        poll.Counts is { } counts ? string.Create(CultureInfo.InvariantCulture, $"{Math.Round(100.0 * counts[option] / poll.Answered!.Value, MidpointRounding.AwayFromZero)}%") : "";

    private DateTimeOffset Local(DateTimeOffset moment) => visitor.Person!.Local(moment);
}
