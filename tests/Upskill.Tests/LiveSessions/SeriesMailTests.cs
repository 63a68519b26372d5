using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Upskill.LiveSessions;
using Upskill.LiveSessions.Mails;
using Upskill.Testing;
using Upskill.Tests.Silo;
using Upskill.Tests.TimeSaved;
using static Upskill.Tests.Workforce.EmployeeLines;

namespace Upskill.Tests.LiveSessions;

/// <summary>A silo whose mails go to a post office that a test looks into.</summary>
public class MailingSilo : WatchedSilo
{
    internal PostOfficeInMemory Office { get; } = new();

    protected override void Adjust(WebApplicationBuilder builder)
    {
        base.Adjust(builder);
        builder.Services.AddSingleton<IPostOffice>(Office).AddSingleton(new MailSettings("localhost", 25, "sessions@example.com", null, null, MailKit.Security.SecureSocketOptions.None));
    }
}

/// <summary>Keeps what was handed in; takes no more than it is told to.</summary>
internal sealed class PostOfficeInMemory : IPostOffice, IPostCounter
{
    private int left = int.MaxValue;

    public ConcurrentQueue<MimeMessage> Mails { get; } = new();

    public int Takes { set => left = value; }

    public Task<IPostCounter> Open() => Task.FromResult<IPostCounter>(this);

    public Task<bool> HandIn(MimeMessage mail)
    {
        if (Interlocked.Decrement(ref left) < 0)
            throw new MailUndeliveredException("Closed");
        Mails.Enqueue(mail);
        return Task.FromResult(true);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

public sealed class SeriesMailTests(MailingSilo silo) : IClassFixture<MailingSilo>
{
    private const int People = 30;

    [Fact]
    public async Task Each_person_of_the_unit_gets_a_mail_of_their_own_once_also_when_the_server_and_the_silo_stop_on_the_way()
    {
        await silo.Import("mailed", File([.. Enumerable.Range(0, People).Select(number =>
            Line($"m{number:00}", ("name", $"Mail Person{number}"), ("email", $"m{number:00}@example.com"), ("function", "Gamma"), ("manager_id", "anna")))]));
        silo.Office.Takes = 7;
        var series = silo.Grains.GetGrain<ISeriesGrain>("mailed-series");
        await series.Plan(new(new("m03"), SeriesAtWork.Plan with { Unit = new("gamma"), FirstOn = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(3) }));
        await Until.True(() => Task.FromResult(Count() == 7), "seven mails were not taken");
        Assert.NotEmpty(await series.Notices());

        await silo.Restart();
        silo.Office.Takes = int.MaxValue;
        await Until.True(async () => (await silo.Grains.GetGrain<ISeriesGrain>("mailed-series").Notices()).IsEmpty, "the outbox was not emptied");

        var mails = silo.Office.Mails.Where(mail => mail.Subject == "Invitation: Everyday AI in Alpha").ToList();
        Assert.Equal(Enumerable.Range(0, People).Select(number => $"m{number:00}@example.com"), mails.Select(mail => mail.To.Mailboxes.Single().Address).Order(StringComparer.Ordinal));
        Assert.Equal(People, mails.Select(mail => mail.MessageId).Distinct().Count());
        var calendar = CalendarReader.Read(mails[0].BodyParts.OfType<TextPart>().Single(part => part.ContentType.MimeType == "text/calendar").Text);
        Assert.Equal(("REQUEST", 26, "mailto:" + mails[0].To.Mailboxes.Single().Address), (calendar.Method, calendar.Events.Length, calendar.Events[0].Attendees.Single()));
        Assert.Empty(await silo.Grains.GetGrain<ISeriesListGrain>(ISeriesListGrain.Outbox).Listed());
        Assert.Empty(silo.Said.Where(line => line.Contains("m07@example.com", StringComparison.Ordinal) || line.Contains("Mail Person", StringComparison.Ordinal)).Take(3));

        int Count() => silo.Office.Mails.Count(mail => mail.Subject == "Invitation: Everyday AI in Alpha" && mail.To.Mailboxes.Single().Address[0] == 'm');
    }
}

/// <summary>A silo in which something happens between the two questions that a series' mails are made from.</summary>
public sealed class CrossedMailingSilo : MailingSilo, IOutgoingGrainCallFilter
{
    private int asked;

    /// <summary>Which series, and what happens; once.</summary>
    public (string Series, Func<Task> Happens)? Between { get; set; }

    /// <inheritdoc/>
    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        if (Between is { } between && context.TargetId.Key.ToString() == between.Series && context.SourceContext?.GrainInstance is SeriesMailGrain
            && context.InterfaceMethod.Name is nameof(ISeriesGrain.Series) or nameof(ISeriesGrain.Notices) && Interlocked.Increment(ref asked) == 2)
            await between.Happens();
        await context.Invoke();
    }

    protected override void Adjust(WebApplicationBuilder builder)
    {
        base.Adjust(builder);
        builder.Services.AddSingleton<IOutgoingGrainCallFilter>(this);
    }
}

public sealed class CrossedMailTests(CrossedMailingSilo silo) : IClassFixture<CrossedMailingSilo>
{
    [Fact]
    public async Task No_plan_from_before_a_change_goes_out_as_what_was_changed()
    {
        await silo.Import("crossed", File(Line("m-crossed", ("name", "Mail Person"), ("email", "crossed@example.com"), ("function", "Crossed"), ("manager_id", "anna"))));
        var plan = SeriesAtWork.Plan with { Unit = new("crossed"), FirstOn = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(3) };
        var series = silo.Grains.GetGrain<ISeriesGrain>("crossed-series");
        silo.Office.Takes = 0;
        await series.Plan(new(new("m-crossed"), plan));
        silo.Between = ("crossed-series", Change);

        await Until.True(async () => (await series.Series())!.Sequence > 0 && (await series.Notices()).IsEmpty, "the outbox was not emptied");

        Assert.NotEmpty(silo.Office.Mails);
        Assert.All(silo.Office.Mails, mail => Assert.Contains("16:30 (Europe/Zurich)", mail.TextBody, StringComparison.Ordinal));

        Task Change()
        {
            silo.Office.Takes = int.MaxValue;
            return series.Change(plan with { At = new(16, 30) });
        }
    }
}

public sealed class SeriesNoticeTests
{
    private static readonly PlannedSeries Planned = SeriesAtWork.Planned;

    [Fact]
    public void A_new_series_is_told_as_a_whole_and_a_single_change_as_that()
    {
        var moved = Upskill.LiveSessions.Series.SeriesRules.WithoutSession(Planned, SeriesAtWork.Session(2026, 12, 15), SeriesAtWork.Now);
        var first = SeriesNotices.After([], null, Planned);
        var then = SeriesNotices.After(first, Planned, moved);

        Assert.Equal([new SeriesNotice(0, SeriesNoticeKind.Invitation, null)], first.AsEnumerable());
        Assert.Equal([new(0, SeriesNoticeKind.Invitation, null), new SeriesNotice(1, SeriesNoticeKind.Session, new(2026, 12, 15))], then.AsEnumerable());
        Assert.Equal(then.AsEnumerable(), SeriesNotices.After(then, moved, moved with { Host = new("other") }));
    }

    [Fact]
    public void What_is_about_the_whole_takes_the_place_of_all_that_was_not_told()
    {
        var without = Upskill.LiveSessions.Series.SeriesRules.WithoutSession(Planned, SeriesAtWork.Session(2026, 12, 15), SeriesAtWork.Now);
        var cancelled = Upskill.LiveSessions.Series.SeriesRules.Cancelled(without, SeriesAtWork.Now);

        Assert.Equal([new SeriesNotice(2, SeriesNoticeKind.Cancellation, null)],
            SeriesNotices.After([new(0, SeriesNoticeKind.Invitation, null), new(1, SeriesNoticeKind.Session, new(2026, 12, 15))], without, cancelled).AsEnumerable());
    }
}
