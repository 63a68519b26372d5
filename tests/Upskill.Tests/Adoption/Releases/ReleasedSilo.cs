using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;
using Upskill.Adoption;
using Upskill.Adoption.Releases.Statements;
using Upskill.Kit.Storage;
using Upskill.Learning;
using Upskill.LiveSessions;
using Upskill.Silo.Verbs;
using Upskill.Testing;
using Upskill.Tests.LiveSessions.Sessions;
using Upskill.Tests.Silo;
using Upskill.TimeSaved;

namespace Upskill.Tests.Adoption.Releases;

/// <summary>
/// A silo on which everything was released that can be: a function of 67 in three departments that claims two weeks, gives baselines, answers surveys before, after and a quarter later, calibrates and comes to a live
/// session; and a function of thirteen that says nothing. Its clock stands after the close of the second week, with which a quarter ends.
/// </summary>
public sealed class ReleasedSilo : SiloFixture, IAsyncLifetime
{
    private const int InTime = 55, Half = 35, Rest = 25, Few = 6;
    private readonly AllComplete complete = new();

    /// <summary>Those who answer.</summary>
    public static readonly IReadOnlyList<string> Members = [.. Enumerable.Range(1, Half + Rest + Few).Select(number => $"d{number:00}")];

    /// <summary>Every unit that has a dashboard.</summary>
    public static readonly IReadOnlyList<string> Units =
        ["all", "delta", "delta~half", "delta~rest", "delta~few", "epsilon", "alpha", "alpha~main", "alpha~main~one", "alpha~side", "beta", "board"];

    /// <summary>The first week that was claimed, and the second, with which a quarter ends.</summary>
    public WeekId First { get; } = WeekId.Of(DateTimeOffset.UtcNow);

    /// <inheritdoc cref="First"/>
    public WeekId Second { get; private set; }

    /// <summary>The organisation's statement after the first week's final close, when that was the newest week.</summary>
    public string AfterFirst { get; private set; } = "";

    /// <summary>Its store.</summary>
    public IConnectionMultiplexer Store => Services.GetRequiredService<IConnectionMultiplexer>();

    /// <summary>The key of rounding.</summary>
    public ReleaseKey Key => Services.GetRequiredService<ReleaseKey>();

    /// <inheritdoc/>
    async Task IAsyncLifetime.InitializeAsync()
    {
        Clock.GoOnFrom(First.BeginsAt.AddDays(3)); // no midnight of a Monday or of a close comes while people answer
        await InitializeAsync();
        await Import("delta", string.Join('\n',
        [
            Organisation.Split('\n')[0],
            .. new[] { ("dora", "Dora Delta", "Delta"), ("emil", "Emil Epsilon", "Epsilon") }.Select(head => $"{head.Item1},{head.Item2},,{head.Item3},,,CH,G4,anna,Europe/Zurich,en,2020-01-01,,,"),
            .. Members.Select((person, i) => $"{person},Person {person},,Delta,{(i < Half ? "Half" : i < Half + Rest ? "Rest" : "Few")},,CH,G2,dora,Europe/Zurich,en,2020-01-01,,,"),
            .. Enumerable.Range(1, 12).Select(number => $"e{number:00},Person e{number:00},,Epsilon,,,DE,G1,emil,Europe/Berlin,en,2020-01-01,,,"),
        ]));
        await Grains.GetGrain<ICohortGrain>(Cohort).Add(CommandId.New(), [.. Members.Select(person => new PersonId(person))]);
        foreach (var (i, person) in Members.Index())
            await Grains.GetGrain<IHoursGrain>(person).GiveBaseline(new(CommandId.New(), [new(new("drafting"), 900)], i * 53 % 400));
        await Claim(Members.Take(InTime), First);
        await Answer(Attitude.Before, i => 1 + (i % 5));
        complete.IsOn = true;
        await Answer(Attitude.After, i => 1 + (((i * 3) + 1) % 5));
        await Calibrate(InTime);
        await GoTo(First.ClosesAt.AddMinutes(1));
        await Claim(Members.Skip(InTime), First);
        var quarter = Attitude.PeriodOf(First.BeginsAt.AddDays(3));
        await GoTo(First.FinallyClosesAt.AddMinutes(1));
        AfterFirst = await Statement("all");
        await GoTo(quarter.ClosesAt.AddMinutes(1));
        Second = Attitude.PeriodOf(Clock.Now.AddDays(21));
        await GoTo(Second.BeginsAt.AddHours(2)); // still in the quarter, whichever day of the week its last one is
        await Answer(Attitude.QuarterOf(Second.BeginsAt), i => 1 + ((i * 2) % 5));
        await Claim(Members, Second);
        await Gather();
        await GoTo(Second.ClosesAt.AddMinutes(1));
    }

    /// <summary>A unit's statement, as the owner has it.</summary>
    public async Task<string> Statement(string unit)
    {
        using var olga = await WebVisitor.SignIn(Address, "olga");
        return await olga.Page($"/api/adoption/units/{unit}/statement");
    }

    /// <summary>What the verb says of a statement.</summary>
    internal async Task<(bool Holds, string Said)> Verify(string statement)
    {
        var (holds, said) = await VerifyFigure.Of(statement, Store, Key, Services.GetRequiredService<IKeyStore>());
        return (holds, string.Join('\n', said));
    }

    /// <summary>Reads a statement back.</summary>
    public UnitStatement Read(string statement) => UnitStatement.Read(statement, Key)!;

    /// <inheritdoc/>
    protected override void Adjust(WebApplicationBuilder builder) => builder.Services.AddSingleton<IIncomingGrainCallFilter>(complete);

    private async Task Claim(IEnumerable<string> people, WeekId week)
    {
        foreach (var person in people)
            await Grains.GetGrain<IHoursGrain>(person).Claim(new(CommandId.New(), week, [new(new("drafting"), Members.ToList().IndexOf(person) * 41 % 700, 30, 15)]));
    }

    private async Task Answer(string survey, Func<int, int> choice)
    {
        foreach (var (i, person) in Members.Index())
            await Grains.GetGrain<IPulseGrain>(person).Respond(new(CommandId.New(), survey, [.. Attitude.Items.Select((item, number) => new PulseChoice(item, choice(i + number)))]));
    }

    private async Task Calibrate(int pairs)
    {
        foreach (var person in Members.Take(pairs))
            await Of(person).Begin(CommandId.New());
        for (var exercise = 1; exercise <= 2; exercise++)
        {
            foreach (var person in Members.Take(pairs))
                await Of(person).Start(new(CommandId.New(), 1, exercise));
            Clock.GoOnFrom(Clock.Now + TimeSpan.FromMinutes(2));
            foreach (var (i, person) in Members.Take(pairs).Index())
            {
                Clock.GoOnFrom(Clock.Now + TimeSpan.FromSeconds(i % (exercise == 1 ? 7 : 4) * 10)); // some take longer than others
                await Of(person).Finish(new(CommandId.New(), 1, exercise));
            }
        }

        ICalibrationGrain Of(string person) => Grains.GetGrain<ICalibrationGrain>(person);
    }

    private async Task Gather()
    {
        var session = await LiveWork.Start(this, "delta-live", "delta", "dora", ["d01"]);
        await Grains.GetGrain<ISessionPresenceGrain>(session.Value).Here("of-this-test", [.. Members.Skip(1).Take(40).Select(person => new PersonId(person))]);
        await Until.True(async () => !(await Grains.GetGrain<IAttendanceGrain>("d41").Attendances()).IsEmpty, "nobody noted that they came");
        Clock.GoOnFrom(Clock.Now.AddMinutes(25));
        await Grains.GetGrain<ILiveSessionGrain>(session.Value).End(CommandId.New());
        await LiveWork.Through(this, session);
    }

    /// <summary>Lets the clock go on, and the calendar look at every Monday and every close on the way.</summary>
    private async Task GoTo(DateTimeOffset moment)
    {
        for (var day = new DateTimeOffset(Clock.Now.UtcDateTime.Date, TimeSpan.Zero).AddDays(1); day < moment; day = day.AddDays(1))
        {
            if (day.DayOfWeek is DayOfWeek.Monday or DayOfWeek.Wednesday)
                await LookAt(day.AddMinutes(1));
        }
        await LookAt(moment);
    }

    private async Task LookAt(DateTimeOffset moment)
    {
        if (moment > Clock.Now)
            Clock.GoOnFrom(moment);
        await Grains.GetGrain<IReleaseCalendarGrain>(IReleaseCalendarGrain.Organisation).LookThrough();
    }

    /// <summary>Once it is on, everybody has completed the programme: so far the survey after it asks only for that.</summary>
    private sealed class AllComplete : IIncomingGrainCallFilter
    {
        public bool IsOn { get; set; }

        public async Task Invoke(IIncomingGrainCallContext context)
        {
            if (IsOn && context.InterfaceMethod.DeclaringType == typeof(ILearnerGrain) && context.InterfaceMethod.Name == nameof(ILearnerGrain.Status))
                context.Result = MandatoryStatus.Complete;
            else
                await context.Invoke();
        }
    }
}

/// <summary>What everything was released on is made once.</summary>
[CollectionDefinition(Name)]
public sealed class ReleasedCollection : ICollectionFixture<ReleasedSilo>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "released";
}
