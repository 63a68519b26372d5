using Upskill.LiveSessions;
using Upskill.Testing;
using Upskill.Tests.LiveSessions.Sessions;
using Upskill.Tests.Silo;
using Upskill.Workforce;
using static Upskill.Tests.Workforce.EmployeeLines;

namespace Upskill.Tests.LiveSessions;

[Collection(SiloCollection.Name)]
public sealed class SeriesGrainTests(SiloFixture silo)
{
    private readonly string name = Guid.NewGuid().ToString("N")[..8];

    private PersonId Host => new("host-" + name);

    [Fact]
    public async Task A_planned_series_is_listed_for_its_unit_and_has_a_plan_of_every_session()
    {
        var series = await Plan("a", SeriesAtWork.Plan with { FirstOn = Soon });

        var planned = (await series.Series())!;
        var session = planned.IdOf(planned.Sessions[3]);
        Assert.Contains(planned.Id, await silo.Grains.GetGrain<ISeriesListGrain>("alpha").Listed());
        Assert.Equal(planned.Sessions[3].StartsAt, (await series.PlanOf(session))!.StartsAt);
        Assert.True((await series.PlanOf(session))!.IsHostedBy(Host));
        Assert.Null(await series.PlanOf(LiveSessionId.Of(planned.Id, Soon.AddDays(1))));
    }

    [Fact]
    public async Task A_command_that_comes_once_more_changes_nothing()
    {
        var series = await Plan("a", SeriesAtWork.Plan with { FirstOn = Soon });
        var session = (await series.Series())!.IdOf((await series.Series())!.Sessions[1]);
        await series.CancelSession(session);
        await series.CancelSession(session);
        await series.Plan(new(Host, SeriesAtWork.Plan with { FirstOn = Soon, Title = "Another" }));

        Assert.Equal(("Everyday AI in Alpha", 1), ((await series.Series())!.Plan.Title, (await series.Series())!.Sequence));
        Assert.True((await series.PlanOf(session))!.IsCancelled);
    }

    [Fact]
    public async Task Two_series_of_one_host_do_not_overlap_and_what_was_refused_is_not_there()
    {
        await Plan("a", SeriesAtWork.Plan with { FirstOn = Soon });
        var other = silo.Grains.GetGrain<ISeriesGrain>($"b-{name}");

        var refusal = await Assert.ThrowsAsync<Refusal>(() => other.Plan(new(Host, SeriesAtWork.Plan with { FirstOn = Soon.AddDays(14), At = new(14, 30) })));
        Assert.Equal("overlap", refusal.Code);
        Assert.Contains("“Everyday AI in Alpha”", refusal.Message, StringComparison.Ordinal);
        Assert.Null(await other.Series());

        await other.Plan(new(Host, SeriesAtWork.Plan with { FirstOn = Soon.AddDays(14), At = new(15, 0) })); // they touch
        Assert.NotNull(await other.Series());
    }

    [Fact]
    public async Task A_session_is_not_moved_onto_one_of_another_series_and_what_is_cancelled_is_free()
    {
        var first = await Plan("a", SeriesAtWork.Plan with { FirstOn = Soon });
        var second = await Plan("b", SeriesAtWork.Plan with { FirstOn = Soon.AddDays(1) });
        var (a, b) = ((await first.Series())!, (await second.Series())!);

        Assert.Equal("overlap", (await Assert.ThrowsAsync<Refusal>(() => second.Move(b.IdOf(b.Sessions[0]), a.Sessions[0].StartsAt))).Code);
        Assert.Equal(b.Sessions[0].StartsAt, (await second.Series())!.Sessions[0].StartsAt);
        await first.Cancel();
        await second.Move(b.IdOf(b.Sessions[0]), a.Sessions[0].StartsAt);
        Assert.Equal(a.Sessions[0].StartsAt, (await second.Series())!.Sessions[0].StartsAt);
    }

    [Fact]
    public async Task Times_that_a_kill_left_held_for_a_series_that_is_not_there_stop_nobody()
    {
        var times = new TimeRange(DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddYears(1));
        Assert.Null(await silo.Grains.GetGrain<IHostCalendarGrain>(Host.Value).Hold(new("never-kept-" + name), [times]));

        Assert.NotNull(await (await Plan("a", SeriesAtWork.Plan with { FirstOn = Soon })).Series());
    }

    [Fact]
    public async Task A_unit_that_the_organisation_does_not_have_gets_no_series() => Assert.Equal("unit",
        (await Assert.ThrowsAsync<Refusal>(() => Plan("a", SeriesAtWork.Plan with { FirstOn = Soon, Unit = new("unheard-of") }))).Code);

    [Fact]
    public async Task An_accepted_showcase_stands_in_the_sessions_queue()
    {
        var showcases = silo.Grains.GetGrain<IShowcasesGrain>($"s-{name}.20261201");
        await showcases.Offer(new(new("show"), new("mia"), new("Labels", "Harbour", "Compare", 90, 20, "Numbers", DataClass.Public, 5, false)));
        Assert.Empty(await showcases.Queue());
        await showcases.Accept("show");
        await showcases.Accept("show");

        Assert.Equal(new QueuedShowcase("show", "Labels", new("mia"), "Harbour", 5, false), (await showcases.Queue()).Single());
    }

    [Fact]
    public async Task A_session_that_a_host_started_early_is_changed_no_more()
    {
        var session = await LiveWork.Start(silo, "early-" + name, "alpha", Host.Value);
        var series = silo.Grains.GetGrain<ISeriesGrain>("early-" + name);
        var planned = (await series.Series())!;

        Assert.Equal("begun", await Refused(() => series.Move(session, planned[session]!.StartsAt.AddDays(1))));
        Assert.Equal("begun", await Refused(() => series.CancelSession(session)));
        await series.Change(planned.Plan with { At = planned.Plan.At.AddHours(2) });
        Assert.Equal(planned[session]!.StartsAt, (await series.Series())![session]!.StartsAt);
        await series.Cancel();
        Assert.Equal([SessionChange.None, SessionChange.Cancelled], (await series.Series())!.Sessions.Select(one => one.Change));
    }

    /// <summary>Each asks the other: neither waits for ever, and they never both come about.</summary>
    [Fact]
    public async Task A_session_that_is_started_and_cancelled_at_once_is_one_of_the_two()
    {
        for (var number = 0; number < 5; number++)
        {
            var session = await LiveWork.Plan(silo, $"both-{number}-{name}", "alpha", $"{Host}-{number}");
            var answers = await Task.WhenAll(
                Refused(() => silo.Grains.GetGrain<ILiveSessionGrain>(session.Value).Start(CommandId.New(), 0)),
                Refused(() => silo.Grains.GetGrain<ISeriesGrain>(session.Series.Value).CancelSession(session))).WaitAsync(TimeSpan.FromSeconds(9));

            Assert.Contains((answers[0], answers[1]), new (string?, string?)[] { ("cancelled", null), (null, "begun") });
        }
    }

    [Fact]
    public async Task However_many_series_have_something_to_tell_none_falls_off_the_outbox()
    {
        var outbox = silo.Grains.GetGrain<ISeriesListGrain>(ISeriesListGrain.Outbox);
        SeriesId[] all = [.. Enumerable.Range(0, ISeriesListGrain.Most + 1).Select(number => new SeriesId($"untold-{number}-{name}"))];
        foreach (var series in all)
            await outbox.List(series);

        Assert.Subset((await outbox.Listed()).ToHashSet(), all.ToHashSet());
        foreach (var series in all)
            await outbox.Remove(series);
    }

    private static async Task<string?> Refused(Func<Task> act)
    {
        try
        {
            await act();
            return null;
        }
        catch (Refusal no)
        {
            return no.Code;
        }
    }

    private static DateOnly Soon => DateOnly.FromDateTime(DateTime.UtcNow).AddDays(3);

    private async Task<ISeriesGrain> Plan(string id, SeriesPlan plan)
    {
        var series = silo.Grains.GetGrain<ISeriesGrain>($"{id}-{name}");
        await series.Plan(new(Host, plan));
        return series;
    }
}

/// <summary>What grains of this slice keep is the same after a restart.</summary>
public sealed class SeriesStateTests(SiloFixture silo) : IClassFixture<SiloFixture>
{
    [Fact]
    public async Task A_series_its_showcases_and_a_feed_are_after_a_restart_as_they_were_before()
    {
        var soon = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(3);
        ISeriesGrain Series() => silo.Grains.GetGrain<ISeriesGrain>("kept");
        IShowcasesGrain Showcases() => silo.Grains.GetGrain<IShowcasesGrain>("kept.20261201");
        await Series().Plan(new(new("host"), SeriesAtWork.Plan with { FirstOn = soon, At = new(0, 0), CoHosts = [new("tom")], Module = new("prompting-for-work") }));
        await Series().CancelSession(LiveSessionId.Of(new("kept"), soon));
        await Showcases().Offer(new(new("show"), new("mia"), new("Labels", "Harbour", "Compare", 90, 0, "Numbers", DataClass.Public, 5, false)));
        await Showcases().Decline(new("show", "Next time."));
        var (series, showcases, token) = ((await Series().Series())!, await Showcases().Showcases(), await silo.Grains.GetGrain<ICalendarFeedGrain>("host").Token());
        var notices = await Series().Notices();

        await silo.Restart();

        var after = (await Series().Series())!;
        Assert.True(series.Plan.IsSameAs(after.Plan));
        Assert.Equal(series.Sessions.AsEnumerable(), after.Sessions);
        Assert.Equal(series with { Plan = after.Plan, Sessions = after.Sessions }, after);
        Assert.Equal(notices.AsEnumerable(), await Series().Notices());
        Assert.Equal(showcases.AsEnumerable(), await Showcases().Showcases());
        Assert.True(await silo.Grains.GetGrain<ICalendarFeedGrain>("host").Opens(token));
        Assert.Equal(new PersonId("host"), await silo.Grains.GetGrain<IFeedAddressGrain>(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(token.Value)))).Person());
        Assert.Contains(new SeriesId("kept"), await silo.Grains.GetGrain<IHostCalendarGrain>("host").Hosted());
        Assert.Contains(new SeriesId("kept"), await silo.Grains.GetGrain<ISeriesListGrain>("alpha").Listed());
    }

    [Fact]
    public async Task What_somebody_of_the_sample_planned_goes_with_them()
    {
        var sample = silo.Grains.GetGrain<IWorkforceImportGrain>(IWorkforceImportGrain.Sample);
        await sample.Begin(new(File(Line("sample-1", ("name", "Sam Sample"), ("function", "Alpha"), ("manager_id", ""))), IsSample: true));
        await Until.True(async () => (await sample.Status()).Stage is ImportStage.Loaded, "the sample was not loaded");
        var series = silo.Grains.GetGrain<ISeriesGrain>("of-the-sample");
        await series.Plan(new(new("sample-1"), SeriesAtWork.Plan with { FirstOn = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(3) }));
        var token = await silo.Grains.GetGrain<ICalendarFeedGrain>("sample-1").Token();

        await sample.Remove(new("olga"));
        await Until.True(async () => (await sample.Status()).Stage is ImportStage.Removed, "the sample was not removed");

        Assert.Null(await series.Series());
        Assert.DoesNotContain(new SeriesId("of-the-sample"), await silo.Grains.GetGrain<ISeriesListGrain>("alpha").Listed());
        Assert.False(await silo.Grains.GetGrain<ICalendarFeedGrain>("sample-1").Opens(token));
    }
}
