using System.Text.RegularExpressions;
using Upskill.Testing;
using Upskill.TimeSaved;

namespace Upskill.Tests.TimeSaved;

/// <summary>What needs a clock of its own, or all that a silo says.</summary>
public sealed class WatchedSiloTests(WatchedSilo silo) : IClassFixture<WatchedSilo>
{
    private static readonly WeekId Week = new("2026-W45");

    [Fact]
    public async Task The_reminder_is_on_the_home_page_from_the_chosen_hour_until_it_is_dismissed_and_is_off_in_one_tap()
    {
        silo.Clock.At = new(2026, 11, 5, 9, 0, 0, TimeSpan.Zero); // Thursday, ten o'clock in Zurich
        using var mia = await WebVisitor.SignIn(silo.Address, "mia");
        using var chosen = await Post(mia, "/api/time-saved/nudge", ("day", "4"), ("hour", "11"));
        Assert.DoesNotContain("Your hours of week 45", await mia.Page("/"), StringComparison.Ordinal);

        silo.Clock.At = silo.Clock.Now + TimeSpan.FromHours(1);
        Assert.Contains("Your hours of week 45", await mia.Page("/"), StringComparison.Ordinal);
        using var dismissed = await Post(mia, "/api/time-saved/nudge/dismissal", ("week", "2026-W45"));
        Assert.Equal("/", dismissed.Headers.Location!.OriginalString);
        Assert.DoesNotContain("Your hours of week 45", await mia.Page("/"), StringComparison.Ordinal);

        silo.Clock.At = silo.Clock.Now + TimeSpan.FromDays(7);
        Assert.Contains("Your hours of week 46", await mia.Page("/"), StringComparison.Ordinal);
        using var off = await Post(mia, "/api/time-saved/nudge", ("off", "yes"), ("from", "home"));
        Assert.DoesNotContain("Your hours of week 46", await mia.Page("/"), StringComparison.Ordinal);
        Assert.Contains("You are not reminded.", await mia.Page($"/hours/{Week}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task From_the_reminder_the_same_as_last_week_is_one_tap()
    {
        silo.Clock.At = new(2026, 10, 29, 9, 0, 0, TimeSpan.Zero);
        using var max = await WebVisitor.SignIn(silo.Address, "max");
        using var sent = await Post(max, $"/api/time-saved/weeks/{Week.Previous}/claim", ("drafting-saved", "190"));
        silo.Clock.At = new(2026, 11, 6, 14, 0, 0, TimeSpan.Zero); // Friday, three o'clock in Berlin
        var home = await max.Page("/");
        Assert.Contains($"action=\"/api/time-saved/weeks/{Week}/repetition\"", home, StringComparison.Ordinal);

        using var same = await max.Post($"/api/time-saved/weeks/{Week}/repetition", WebVisitor.Token(home), ("commandId", CommandId.New().Value));

        Assert.Contains("are in: 3 h 10 min net.", await max.Page($"/hours/{Week}"), StringComparison.Ordinal);
        Assert.DoesNotContain("repetition", await max.Page("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_Monday_one_is_asked_about_last_week_and_once_it_is_answered_about_this_one()
    {
        silo.Clock.At = new(2026, 11, 9, 9, 0, 0, TimeSpan.Zero);
        using var tom = await WebVisitor.SignIn(silo.Address, "tom");
        using var skipped = await Post(tom, "/api/time-saved/baseline/omission");
        var page = await tom.Page("/hours");
        Assert.Contains("My hours, week 45", page, StringComparison.Ordinal);
        Assert.Contains("You can answer until Wednesday 11 November, 00:00 by your clock; until 6 December 2026 it still counts", page, StringComparison.Ordinal);

        using var sent = await Post(tom, $"/api/time-saved/weeks/{Week}/claim", ("drafting-saved", "60"));
        Assert.Contains("My hours, week 46", await tom.Page("/hours"), StringComparison.Ordinal);

        silo.Clock.At = Week.FinallyClosesAt;
        page = await tom.Page($"/hours/{Week}");
        Assert.Contains("It ended more than four weeks ago", page, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"drafting-saved\"", page, StringComparison.Ordinal);
        Assert.Contains("1 h", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_line_of_the_log_and_no_trace_holds_what_somebody_typed()
    {
        silo.Clock.At = new(2026, 11, 5, 9, 0, 0, TimeSpan.Zero);
        using var zoe = await WebVisitor.SignIn(silo.Address, "zoe");
        using var taken = await Post(zoe, $"/api/time-saved/weeks/{Week}/claim", ("drafting-saved", "7351"), ("code-lost", "7349"));
        using var tooMuch = await Post(zoe, $"/api/time-saved/weeks/{Week}/claim", ("drafting-saved", "7351"), ("code-lost", "7353"));
        using var closed = await Post(zoe, "/api/time-saved/weeks/2020-W01/claim", ("drafting-saved", "7351"));
        using var wrong = await Post(zoe, $"/api/time-saved/weeks/{Week}/claim", ("drafting-saved", "about 7351"));
        using var baseline = await Post(zoe, "/api/time-saved/baseline", ("drafting-hours", "122:31"));
        await zoe.Page($"/hours/{Week}");

        Assert.Contains(silo.Said, line => line.Contains($"/api/time-saved/weeks/{Week}/claim", StringComparison.Ordinal)); // it listens
        Assert.DoesNotContain(silo.Said, line => line.Contains("7351", StringComparison.Ordinal) && line.Contains("drafting", StringComparison.Ordinal));
        foreach (var figure in new[] { "about 7351", "122:31", "122 h 31", "Saved = 7351", "7349" })
            Assert.DoesNotContain(silo.Said, line => Regex.IsMatch(line, $@"(?<![0-9A-Za-z]){Regex.Escape(figure)}(?![0-9A-Za-z])")); // not inside a hash or a longer number
    }

    private static async Task<HttpResponseMessage> Post(WebVisitor person, string path, params (string Name, string Value)[] fields) =>
        await person.Post(path, WebVisitor.Token(await person.Page("/hours")), [("commandId", CommandId.New().Value), .. fields]);
}
