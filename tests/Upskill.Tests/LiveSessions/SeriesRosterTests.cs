using System.Text.RegularExpressions;
using MimeKit;
using Upskill.LiveSessions;
using Upskill.LiveSessions.Calendars;
using Upskill.LiveSessions.Mails;
using Upskill.LiveSessions.Series;
using Upskill.Testing;
using static Upskill.Tests.Workforce.EmployeeLines;

namespace Upskill.Tests.LiveSessions;

/// <summary>People who come into the unit of a series after the others were invited, and who go.</summary>
public sealed class SeriesRosterTests(MailingSilo silo) : IClassFixture<MailingSilo>
{
    private const string Title = "Rostered";

    [Fact]
    public async Task Who_comes_later_is_invited_once_and_who_goes_is_told_once_also_when_the_server_and_the_silo_stop_on_the_way()
    {
        await silo.Import("first", File([.. Enumerable.Range(0, 4).Select(number => Employee(number, "Omega"))]));
        await Series.Plan(new(new("r0"), SeriesAtWork.Plan with { Title = Title, Unit = new("omega"), FirstOn = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(3) }));
        await Until.True(async () => (await Series.Notices()).IsEmpty, "the outbox was not emptied");
        await CatchUp();
        Assert.Equal(4, Mails().Count);

        await silo.Import("second", File(Employee(1, "Psi"), Employee(2, "Psi"), Employee(4, "Omega"), Employee(5, "Omega")));
        silo.Office.Takes = 3;
        await Assert.ThrowsAsync<MailUndeliveredException>(CatchUp);
        await silo.Restart();
        silo.Office.Takes = int.MaxValue;
        await CatchUp();
        await CatchUp();

        var later = Mails().Skip(4).ToList();
        Assert.Equal(["r1 No longer for you: Rostered", "r2 No longer for you: Rostered", "r4 Invitation: Rostered", "r5 Invitation: Rostered"],
            later.Select(mail => $"{To(mail)} {mail.Subject}").Order(StringComparer.Ordinal));
        var first = Calendar(Mails()[0]);
        foreach (var mail in later)
        {
            var calendar = Calendar(mail);
            Assert.Equal((first.Events[0].Uid, first.Events[0].Sequence, $"mailto:{mail.To.Mailboxes.Single().Address}"), (calendar.Events[0].Uid, calendar.Events[0].Sequence, calendar.Events[0].Attendees.Single()));
            Assert.Equal(mail.Subject![0] == 'I' ? "REQUEST" : "CANCEL", calendar.Method);
            Assert.Equal("", calendar.Events[0].Status ?? "");
        }

        await silo.Import("third", File(Employee(1, "Omega")));
        await CatchUp();
        await CatchUp();
        Assert.Equal("r1 Invitation: Rostered", $"{To(Mails()[^1])} {Mails()[^1].Subject}");
        Assert.Equal(9, Mails().Select(mail => mail.MessageId).Distinct().Count());
        await Series.Cancel();
        await Until.True(async () => (await Series.Notices()).IsEmpty, "the outbox was not emptied");
        await silo.Import("fourth", File(Employee(6, "Omega")));
        await CatchUp();
        Assert.DoesNotContain(Mails(), mail => To(mail) == "r6");
    }

    private ISeriesGrain Series => silo.Grains.GetGrain<ISeriesGrain>("rostered-series");

    private async Task CatchUp()
    {
        while (await silo.Grains.GetGrain<ISeriesRosterGrain>("rostered-series").CatchUp())
        {
            // Some more.
        }
    }

    private List<MimeMessage> Mails() => [.. silo.Office.Mails.Where(mail => mail.Subject!.EndsWith(Title, StringComparison.Ordinal))];

    private static string To(MimeMessage mail) => mail.To.Mailboxes.Single().Address.Split('@')[0];

    private static ReadCalendar Calendar(MimeMessage mail) => CalendarReader.Read(mail.BodyParts.OfType<TextPart>().Single(part => part.ContentType.MimeType == "text/calendar").Text);

    private static string Employee(int number, string function) =>
        Line($"r{number}", ("name", $"Roster Person{number}"), ("email", $"r{number}@example.com"), ("function", function), ("manager_id", "anna"));
}

public sealed partial class SeriesRosterRuleTests
{
    private static readonly DateTimeOffset Now = SeriesAtWork.Now;
    private static readonly InvitedBy By = new("sessions@example.com", "Chris Champion", "mia@example.com");

    [Fact]
    public void Whoever_is_there_at_the_first_look_was_told_and_then_each_is_told_once()
    {
        var first = new SeriesRoster().At(Now, 0, People("b", "a"));
        Assert.Null(first.Run);
        Assert.Equal(first, first.At(Now, 0, People("a", "b")));

        var run = first.At(Now, 0, People("b", "d", "c"));
        Assert.Equal([(new("c"), true), (new("d"), true), (new PersonId("a"), false)], run.Run!.Mails());
        Assert.Same(run, run.At(Now.AddDays(1), 0, People("x"))); // goes on as it began
        Assert.Equal(People("b", "c", "d").AsEnumerable(), run.Done().Told!.Value.AsEnumerable());
        Assert.Null(run.Done().At(Now, 0, People("b", "c", "d")).Run);
    }

    [Fact]
    public void A_change_of_the_whole_reaches_all_so_that_newcomers_are_not_told_twice_and_those_who_went_still_are()
    {
        var run = new SeriesRoster().At(Now, 0, People("a", "b")).At(Now, 0, People("b", "c"));

        var next = run.With(People("b", "c")).At(Now.AddDays(1), 1, People("b", "c"));

        Assert.Equal([(new PersonId("a"), false)], next.Run!.Mails());
        Assert.Equal(People("b", "c").AsEnumerable(), next.Done().Told!.Value.AsEnumerable());
    }

    [Fact]
    public void Who_comes_later_is_invited_to_what_is_to_come_where_the_series_has_it()
    {
        var series = SeriesAtWork.Planned;
        series = SeriesRules.Moved(series, SeriesAtWork.Session(2027, 1, 26), series.Sessions[4].StartsAt.AddDays(1), Now);
        series = SeriesRules.WithoutSession(series, SeriesAtWork.Session(2027, 1, 12), Now);
        var at = series.Sessions[2].StartsAt.AddMinutes(1); // the third runs

        var (whole, late) = (CalendarReader.Read(SeriesCalendar.Invitation(series, By)!), CalendarReader.Read(SeriesCalendar.LateInvitation(series, By, at)!));

        Assert.Equal(whole.Events.Where(one => one.Start > at).Select(one => one.Start).Order(), late.Events.Select(one => one.Start).Order());
        Assert.Equal(22, late.Events.Length); // of 26, without three that were and the one that was cancelled
        Assert.Null(SeriesCalendar.LateInvitation(series, By, series.Sessions[^1].StartsAt));
        Assert.DoesNotContain("STATUS", SeriesCalendar.Departure(series, By, at), StringComparison.Ordinal);
        Assert.Matches(Stamp(), SeriesCalendar.Departure(series, By, at));
    }

    private static System.Collections.Immutable.ImmutableArray<PersonId> People(params string[] ids) => [.. ids.Select(id => new PersonId(id))];

    [GeneratedRegex("DTSTAMP:20261229T130100Z")]
    private static partial Regex Stamp();
}
