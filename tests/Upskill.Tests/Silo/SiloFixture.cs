using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Upskill.Kit;
using Upskill.Learning;
using Upskill.Learning.Programmes;
using Upskill.LiveSessions;
using Upskill.PeerGroups;
using Upskill.Silo;
using Upskill.Testing;
using Upskill.Workforce;

namespace Upskill.Tests.Silo;

/// <summary>A whole silo in this process: embedded store on a folder of its own, Orleans, web edge. A small organisation is loaded by the importer.</summary>
public class SiloFixture : IAsyncLifetime
{
    /// <summary>
    /// Two functions. Anna runs all, Ben leads Alpha with a team One of four and a department Two of one; Zoe works in Beta. Chris is a champion of Alpha.
    /// </summary>
    protected const string Organisation = """
        id,name,email,function,department,team,country,grade,manager_id,time_zone,language,start_date,leave_from,leave_to,roles
        anna,Anna Above,,Board,,,CH,G5,,Europe/Zurich,en,2020-01-01,,,
        ben,Ben Boss,,Alpha,,,CH,G4,anna,Europe/Zurich,en,2020-01-01,,,
        lea,Lea Lead,,Alpha,Main,One,CH,G3,ben,Europe/Zurich,en,2020-01-01,,,
        mia,Mia Member,,Alpha,Main,One,CH,G2,lea,Europe/Zurich,en,2020-01-01,,,
        max,Max Member,,Alpha,Main,One,DE,G2,lea,Europe/Berlin,en,2020-01-01,,,
        kim,Kim Member,,Alpha,Main,One,DE,G2,lea,Europe/Berlin,en,2020-01-01,,,
        chris,Chris Champion,,Alpha,Main,One,DE,G2,lea,Europe/Berlin,en,2020-01-01,,,champion:Alpha
        tom,Tom Two,,Alpha,Side,,GB,G2,ben,Europe/London,en,2020-01-01,,,
        zoe,Zoe Beta,,Beta,,,GB,G2,anna,Europe/London,en,2020-01-01,,,
        olga,Olga Owner,,Board,,,CH,G3,anna,Europe/Zurich,en,2020-01-01,,,owner
        adam,Adam Auditor,,Board,,,CH,G3,anna,Europe/Zurich,en,2020-01-01,,,auditor
        otto,Otto Operator,,Board,,,CH,G3,anna,Europe/Zurich,en,2020-01-01,,,operator
        """;

    /// <summary>A cohort with nobody in it.</summary>
    public const string Cohort = "spring";

    /// <summary>A round of four people, committed to and waiting for its starter, Olga; Mia is in it. And one of Chris, which cannot be.</summary>
    public const string Round = "autumn", ChampionsRound = "autumn-in-alpha";

    /// <summary>A round of Olga's whose groups are open; Mia, Tom, Zoe and Otto are one.</summary>
    public const string OpenRound = "summer";

    // Where it is noon when the tests begin, so that a session of today stays one however long they take. The names of these zones have the sign the other way.
    private static readonly int HoursEast = 12 - DateTimeOffset.UtcNow.Hour;

    /// <summary>A live session for the department Main, which Chris hosts and has started.</summary>
    public static readonly LiveSessionId Session = LiveSessionId.Of(new("alpha-live"), DateOnly.FromDateTime(SessionClock().Date));

    /// <summary>A series that Chris planned for Alpha, and the day of its first session, in a week.</summary>
    public const string Series = "series-of-alpha";

    /// <summary>See <see cref="Series"/>.</summary>
    public static readonly DateOnly SessionDay = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(7);

    private readonly TemporaryFolder folder = new();
    private WebApplication app = null!;

    /// <summary>The silo's days: as they are, until a test moves them.</summary>
    public MovableClock Clock { get; } = new();

    /// <summary>Of its store.</summary>
    public string Folder => folder.Path;

    /// <summary>Where it listens.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>Everything that is registered in it.</summary>
    public IServiceProvider Services => app.Services;

    /// <summary>Its grains.</summary>
    public IGrainFactory Grains => app.Services.GetRequiredService<IGrainFactory>();

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        await Start();
        await Import("organisation", Organisation);
        await Grains.GetGrain<ICohortGrain>(Cohort).Make(new("Spring", new(2026, 1, 1), new(2099, 12, 31), new("olga")));
        foreach (var person in new[] { "mia", "tom", "zoe", "otto" })
            await Grains.GetGrain<IPeerGrain>(person).Choose(new(Participation.OptedIn, null, []));
        await Ask(Round, new(UnitId.Organisation, null, OptedInOnly: true), "olga", RoundStage.Committed);
        await Ask(ChampionsRound, new(new("alpha"), null, OptedInOnly: false), "chris", RoundStage.Refused);
        await Open(OpenRound, new(UnitId.Organisation, null, OptedInOnly: true));
        if ((Clock.Now - DateTimeOffset.UtcNow).Duration() < TimeSpan.FromMinutes(1)) // where the clock was moved nobody looks at it
            await StartSession();
        await Grains.GetGrain<ISeriesGrain>(Series).Plan(new(new("chris"), new(new("alpha"), "Everyday AI in Alpha", "", SessionDay, new(14, 0), TimeSpan.FromMinutes(45),
            "FREQ=WEEKLY;INTERVAL=2;COUNT=26", "Europe/Berlin", new("https://meet.example.com/alpha"), [new("tom")], null)));
    }

    private async Task StartSession()
    {
        var at = SessionClock().AddMinutes(20);
        await Grains.GetGrain<ISeriesGrain>(Session.Series.Value).Plan(new(new("chris"), new(
            new("alpha~main"), "Everyday AI in Main", "", DateOnly.FromDateTime(at.Date), new(at.Hour, at.Minute), TimeSpan.FromHours(1), "FREQ=WEEKLY;INTERVAL=2;COUNT=2",
            FormattableString.Invariant($"Etc/GMT{-HoursEast:+0;-0}"), new("https://meet.example.com/alpha"), [], null)));
        await Grains.GetGrain<ILiveSessionGrain>(Session.Value).Start(CommandId.New(), 0);
    }

    private static DateTimeOffset SessionClock() => DateTimeOffset.UtcNow.ToOffset(TimeSpan.FromHours(HoursEast));

    /// <summary>Stops the silo and starts another one on the same store.</summary>
    public async Task Restart()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        await Start();
    }

    /// <summary>Loads a file, as a file of changes unless said otherwise, and waits until it is loaded.</summary>
    public Task Import(string id, string csv, ImportMode mode = ImportMode.Changes, PersonId? by = null) => Workforces.Load(Grains, id, csv, mode, by);

    /// <summary>Asks for a round of two weeks in tens, and waits until it is so far.</summary>
    internal async Task<IRoundGrain> Ask(string id, RoundAudience audience, string by, RoundStage until, TimeSpan? length = null)
    {
        var round = Grains.GetGrain<IRoundGrain>(id);
        await round.Ask(new(new(id), new(by), audience, 10, null, length ?? TimeSpan.FromDays(14), ["What did you try?"]));
        await Until.True(async () => (await round.Round())!.Stage == until, $"the round {id} did not become {until}: {(await round.Round())!.Stage}");
        return round;
    }

    /// <summary>Draws a round of Olga's and opens it, and waits until people can talk.</summary>
    internal async Task<IRoundGrain> Open(string id, RoundAudience audience, TimeSpan? length = null)
    {
        var round = await Ask(id, audience, "olga", RoundStage.Committed, length);
        await round.Contribute(CommandId.New(), "words", new("olga"));
        await Until.True(async () => (await round.Round())!.Stage is RoundStage.Drawn, $"{id} was not drawn");
        await round.Open(CommandId.New(), new("olga"));
        var talk = Grains.GetGrain<IRoundTalkGrain>(id);
        await Until.True(async () => (await talk.Talk()).Posed > 0, $"the groups of {id} did not begin to talk");
        return round;
    }

    /// <summary>Somebody takes the first screen of “Prompting for work”.</summary>
    public async Task Begin(string person)
    {
        var module = Services.GetRequiredService<Programme>()[new("prompting-for-work")]!;
        await Grains.GetGrain<ILearnerGrain>(person).Submit(ModuleWalk.Right(module, module.Activities[0], "").First());
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        folder.Dispose();
    }

    /// <summary>What a test replaces in it: a clock, for example.</summary>
    protected virtual void Adjust(WebApplicationBuilder builder) { }

    private async Task Start()
    {
        app = UpskillSilo.Build(["--environment=Development", "--Sample:Enabled=false", $"--Store:Directory={folder.Path}", "--urls=http://127.0.0.1:0"], builder =>
        {
            builder.Services.AddSingleton<DomainClock>(Clock);
            Adjust(builder);
        });
        await app.StartAsync();
        Address = new Uri(Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }
}

/// <summary>The domain's time: as it is, until a test says where it stands, or from where it goes on; nothing sleeps.</summary>
public sealed class MovableClock : DomainClock
{
    private TimeSpan ahead;

    /// <summary>Where it stands; null while it goes.</summary>
    public DateTimeOffset? At { get; set; }

    /// <inheritdoc/>
    public override DateTimeOffset Now => At ?? base.Now + ahead;

    /// <summary>It is this moment now.</summary>
    public void GoOnFrom(DateTimeOffset at) => ahead = at - base.Now;
}

/// <summary>The silo of <see cref="SiloFixture"/> is shared by all tests that only need one.</summary>
[CollectionDefinition(Name)]
public sealed class SiloCollection : ICollectionFixture<SiloFixture>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "silo";
}
