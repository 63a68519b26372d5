using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Core.Internal;
using Orleans.Storage;
using StackExchange.Redis;
using Upskill.Adoption;
using Upskill.Adoption.Attendances;
using Upskill.Kit.Storage;
using Upskill.Learning;
using Upskill.LiveSessions;
using Upskill.LiveSessions.Sessions;
using Upskill.Testing;
using Upskill.Tests.Silo;

namespace Upskill.Tests.LiveSessions.Sessions;

/// <summary>The end of a session, cut off between any two of its steps: it goes on and comes out as if nothing had happened.</summary>
public sealed class SessionEndCutTests(SessionEndCutTests.Fixture silo) : IClassFixture<SessionEndCutTests.Fixture>
{
    private const int Present = 35, Stay = 25;
    private const string One = "gathered-20";
    private static readonly UnitId Function = new("gathering");
    private readonly string series = $"cut-{Guid.NewGuid():N}"[..16];

    /// <summary>Each step fails once, with nothing done or everything, and the session and its release are read from the store anew, as after a kill.</summary>
    [Theory]
    [InlineData("HashSetAsync", "live-session-alone:{0}")] // it ends
    [InlineData("ExecuteAsync", "attendance:" + One)] // people left
    [InlineData("Close", "{0}")]
    [InlineData("WriteStateAsync", "live-session live-session/{0}")] // what is left is kept
    [InlineData("Destroy", "live-session:{0}")] // its secrets go
    [InlineData("Destroy", "live-session-journal:{0}")]
    [InlineData("KeyDeleteAsync", "live-session-alone:{0}")] // its journal goes
    [InlineData("WriteStateAsync", "live-session live-session/{0}", 1)]
    [InlineData("Release", "{0}")]
    [InlineData("MinutesAt", One)] // everybody is asked
    [InlineData("HashSetAsync", "attendance-release-alone:{0}")] // it is sealed
    [InlineData("WriteStateAsync", "live-session-running")] // it is through
    public async Task An_end_that_was_cut_off_between_any_two_steps_comes_out_the_same(string call, string on, int after = 0)
    {
        foreach (var isDone in new[] { false, true })
        {
            var session = await Run(series + isDone);
            silo.Cut.Next(call, string.Format(CultureInfo.InvariantCulture, on, session), isDone, after);
            var end = CommandId.New();
            await Until.True(async () =>
            {
                await GoOn(session, end);
                return silo.Cut.Happened;
            }, $"{call} was not cut off");
            await Reactivate(session);
            await Through(session, end, TimeSpan.FromSeconds(30));

            await AssertOver(session);
            Assert.All(await Attendances(session, Present), attendance => Assert.Equal((silo.Clock.Now, Stay), (Assert.Single(attendance.Stays).Until, attendance.Minutes)));
            silo.Clock.At = null;
        }
    }

    [Fact]
    [Trait("Tier", "Long")]
    public async Task Who_left_while_a_restart_cut_off_that_people_leave_was_there_until_it_was_last_noted()
    {
        var session = await Run(series);
        silo.Cut.Next("ExecuteAsync", "attendance:" + One, isDone: false);
        var end = CommandId.New();
        await silo.Grains.GetGrain<ILiveSessionGrain>(session.Value).End(end); // what follows it begins by itself
        await Until.True(() => Task.FromResult(silo.Cut.Happened), "nobody's leaving was cut off");
        await silo.Restart(); // nobody knows any more who was there, and nobody comes back
        await Through(session, end, TimeSpan.FromSeconds(90));

        await AssertOver(session);
        Assert.All(await Attendances(session, Present), attendance => Assert.Equal((1, Stay), (attendance.Stays.Length, attendance.Minutes)));
        Assert.Null((await silo.Grains.GetGrain<IAttendanceGrain>(One).Attendances())[0].Stays[0].Until);
        silo.Clock.At = null;
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task That_it_counts_for_a_module_is_noted_once_where_it_was_cut_off(bool isDone)
    {
        ModuleId module = new("prompting-for-work");
        var session = await Run(series, module);
        silo.Cut.Next("Attend", One, isDone);
        await Through(session, CommandId.New(), TimeSpan.FromSeconds(30));

        Assert.True(silo.Cut.Happened);
        Assert.Equal(Stay, (await silo.Grains.GetGrain<ILearnerGrain>(One).Standing()).AttendedMinutes[module]);
        Assert.Null(await silo.Grains.GetGrain<IAttendanceReleaseGrain>(session.Value).Sum(Function));
        silo.Clock.At = null;
    }

    /// <summary>A session with a question that somebody wants answered and one that was taken back, at which people have been for a while.</summary>
    private async Task<LiveSessionId> Run(string id, ModuleId? module = null)
    {
        var session = await LiveWork.Start(silo, id, Function.Value, "host-of-" + id, module: module);
        var grain = silo.Grains.GetGrain<ILiveSessionGrain>(session.Value);
        var question = await grain.Ask(new(CommandId.New(), new("somebody"), "What stays?"));
        Assert.Null(Assert.Single(await grain.Vote([new(new("another"), question, null, true)])));
        await grain.Withdraw(CommandId.New(), new("another"), await grain.Ask(new(CommandId.New(), new("another"), "What goes?")));
        await silo.Grains.GetGrain<ISessionPresenceGrain>(session.Value).Here("of-this-test", [.. Enumerable.Range(0, Present).Select(GatheringSilo.Person)]);
        await Until.True(async () => (await Attendances(session, Present)).Count == Present, "nobody noted that they came");
        silo.Clock.At = (await Attendances(session, Present)).Max(attendance => attendance.Stays[0].From).AddMinutes(Stay).AddSeconds(10);
        await Until.True(async () => (await Attendances(session, Present)).All(attendance => attendance.Minutes >= Stay), "nobody noted that they are there still");
        return session;
    }

    /// <summary>The host's browser and the alarm clock; what was cut off may fail on its way.</summary>
    private async Task GoOn(LiveSessionId session, CommandId end)
    {
        var grain = silo.Grains.GetGrain<ILiveSessionGrain>(session.Value);
        foreach (var step in new[] { () => grain.End(end), grain.LookThrough })
        {
            try
            {
                await step();
            }
            catch (RedisException)
            {
            }
        }
    }

    private Task Through(LiveSessionId session, CommandId end, TimeSpan longest) => Until.True(async () =>
    {
        await GoOn(session, end);
        return !(await silo.Grains.GetGrain<IRunningSessionsGrain>(IRunningSessionsGrain.Organisation).Running()).Contains(session);
    }, $"{session} did not come to its end", longest);

    private async Task Reactivate(LiveSessionId session)
    {
        await silo.Grains.GetGrain<ILiveSessionGrain>(session.Value).AsReference<IGrainManagementExtension>().DeactivateOnIdle();
        await silo.Grains.GetGrain<IAttendanceReleaseGrain>(session.Value).AsReference<IGrainManagementExtension>().DeactivateOnIdle();
    }

    private async Task AssertOver(LiveSessionId session)
    {
        var (grain, release) = (silo.Grains.GetGrain<ILiveSessionGrain>(session.Value), silo.Grains.GetGrain<IAttendanceReleaseGrain>(session.Value));
        var (keys, journal) = (silo.Services.GetRequiredService<IKeyStore>(), silo.Services.GetRequiredService<Journal>());
        var sum = (await release.Sum(Function))!;
        Assert.Equal((GatheringSilo.People, 60L, 4L), (sum.Invited, sum.Sum.People, sum.Sum.Batches));
        await Reactivate(session);
        await grain.LookThrough();

        var summary = (await grain.Summary())!;
        Assert.Equal(("What stays?", 1), (Assert.Single(summary.Questions).Text, summary.Questions[0].Votes));
        Assert.Equal(silo.Clock.Now, summary.EndedAt);
        Assert.Equal((SessionStage.Over, 0), ((await grain.After(null, 0)).Shared.Stage, (await grain.After(null, 0)).Shared.Questions.Length));
        Assert.True(keys.IsDestroyed($"live-session:{session}"));
        Assert.True(keys.IsDestroyed($"live-session-journal:{session}"));
        Assert.Empty(await journal.ReadAlone(new(SessionJournal.Kind, session.Value)));
        Assert.Single(await journal.ReadAlone(new(AttendanceStore.Kind, session.Value)));
        Assert.Equal(sum, await release.Sum(Function));
        Assert.Empty(await Attendances(session, GatheringSilo.People - 1, from: Present));
    }

    private async Task<IReadOnlyList<Attendance>> Attendances(LiveSessionId session, int people, int from = 0) =>
    [
        .. (await Task.WhenAll(Enumerable.Range(from, people - from).Select(number => silo.Grains.GetGrain<IAttendanceGrain>(GatheringSilo.Person(number).Value).Attendances())))
            .Select(all => all.FirstOrDefault(attendance => attendance.Session == session)).OfType<Attendance>(),
    ];

    /// <summary>A silo whose calls to the store, to the keys and between grains can be cut off.</summary>
    public sealed class Fixture : GatheringSilo, IIncomingGrainCallFilter
    {
        /// <summary>What is cut off next.</summary>
        public CutOff Cut { get; } = new();

        /// <inheritdoc/>
        public Task Invoke(IIncomingGrainCallContext context) => Cut.Or(context.InterfaceMethod.Name, context.TargetId.Key.ToString()!, context.Invoke);

        /// <inheritdoc/>
        protected override void Adjust(WebApplicationBuilder builder)
        {
            var keys = (IKeyStore)builder.Services.Last(service => service.ServiceType == typeof(IKeyStore)).ImplementationInstance!;
            builder.Services.AddSingleton(Cut.Through(keys));
            builder.Services.AddSingleton(services => Cut.Through(services.GetRequiredService<IConnectionMultiplexer>()));
            builder.Services.AddSingleton(services => Cut.Through(services.GetRequiredKeyedService<IGrainStorage>("Default")));
            builder.Services.AddSingleton<IIncomingGrainCallFilter>(this);
        }
    }
}
