using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;
using Upskill.Adoption;
using Upskill.Adoption.Releases.Statements;
using Upskill.Kit.Storage;
using Upskill.Learning;
using Upskill.LiveSessions;
using Upskill.PeerGroups;
using Upskill.Silo.Verbs;
using Upskill.Simulation.Play;
using Upskill.Testing;
using Upskill.TimeSaved;
using Upskill.Workforce;

namespace Upskill.Tests.Simulation;

/// <summary>A small company, played for three weeks on a silo through its web edge.</summary>
public sealed class PlayedCompany : IAsyncLifetime
{
    /// <summary>How many.</summary>
    public const int People = 80;

    private const int Weeks = 3;

    /// <summary>Where.</summary>
    internal PlayedSilo Silo { get; private set; } = null!;

    /// <summary>What came of it.</summary>
    public Outcome Outcome { get; private set; } = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        Silo = await PlayedSilo.Start(People, Weeks, seed: 1);
        Outcome = await CompanyPlay.Run(Silo.Company, Silo.World);
    }

    /// <inheritdoc/>
    public async Task DisposeAsync() => await Silo.DisposeAsync();
}

/// <summary>What a play does on a silo.</summary>
public sealed class CompanyPlayTests(PlayedCompany played) : IClassFixture<PlayedCompany>
{
    private readonly PlayedSilo silo = played.Silo;
    private readonly Outcome outcome = played.Outcome;

    [Fact]
    public async Task What_was_played_is_what_the_silo_says_and_nothing_was_refused()
    {
        Assert.Empty(outcome.Refused);
        Assert.InRange(outcome.NeverStarted, 0.05, 0.35);
        await Until.True(
            async () => (await silo.World.Grains.GetGrain<IUnitFiguresGrain>(UnitId.Organisation.Value).Total()).Figures is var figures
                && figures.Complete == (int)Math.Round(outcome.CompletedAll * PlayedCompany.People) && figures.Started == (int)Math.Round((1 - outcome.NeverStarted) * PlayedCompany.People),
            "the figures did not come to what was played");
        var claims = await Task.WhenAll(silo.Company.People.Select(colleague => silo.World.Grains.GetGrain<IHoursGrain>(colleague.Id.Value).Standing()));
        Assert.Equal((int)Math.Round(outcome.Claimed * PlayedCompany.People), claims.Count(standing => !standing.Claims.IsEmpty));
    }

    [Fact]
    public async Task Weeks_were_closed_and_rounds_were_opened_on_the_way()
    {
        var second = WeekId.Of(silo.Company.From).Plus(1);
        var closed = await silo.World.Grains.GetGrain<IUnitReleaseGrain>(new ReleaseSubject(ReleaseSubject.Hours, UnitId.Organisation).ToString()).Releases();
        var rounds = await silo.World.Grains.GetGrain<IRoundsGrain>(IRoundsGrain.Organisation).Listed();

        Assert.Contains(closed, release => release.Week == second);
        Assert.NotEmpty(rounds);
        Assert.True(outcome.Messages > 0, "nobody said anything in a peer group");
        Assert.Equal(0, outcome.Unheard);
        Assert.True(outcome.Attended > 0, "nobody came to a live session");
        var attendances = await Task.WhenAll(silo.Company.People.Select(colleague => silo.World.Grains.GetGrain<IAttendanceGrain>(colleague.Id.Value).Attendances()));
        Assert.Equal(outcome.Attended, attendances.Sum(some => some.Length));
        Assert.All(attendances.SelectMany(some => some), attendance => Assert.InRange(attendance.Minutes, 15, 45));
    }

    [Fact]
    public async Task What_was_released_of_every_unit_is_made_again_from_peoples_own_ledgers()
    {
        var (statements, key, units, figures) = (silo.Services.GetRequiredService<StatementReader>(), silo.Services.GetRequiredService<ReleaseKey>(), new Queue<UnitId>([UnitId.Organisation]), 0);
        while (units.TryDequeue(out var unit))
        {
            var statement = (await statements.Of(new(new("owner"), "", Roles.ProgrammeOwner, [], [], "UTC"), unit))!;
            var (holds, said) = await VerifyFigure.Of(statement.Sign(key), silo.Services.GetRequiredService<IConnectionMultiplexer>(), key, silo.Services.GetRequiredService<IKeyStore>());
            Assert.True(holds, string.Join('\n', said));
            Assert.Matches(@"(\d+) of \1 batches\. Erased since: 0", said[1]);
            figures += statement.IsEmpty ? 0 : 1;
            foreach (var child in (await silo.World.Grains.GetGrain<IOrgUnitGrain>(unit.Value).Unit())!.Children)
                units.Enqueue(child.Id);
        }
        Assert.True(figures > 0, "nothing was released");
    }

    [Fact]
    public async Task What_is_played_twice_because_it_was_cut_off_counts_once()
    {
        var before = await Journals();

        await CompanyPlay.Run(silo.Company, silo.World, silo.Company.BeginsAt.AddDays(9));

        Assert.Equal(before, await Journals());
    }

    [Fact]
    public async Task The_same_seed_comes_to_the_same()
    {
        await using var other = await PlayedSilo.Start(PlayedCompany.People / 2, weeks: 1, seed: 1);
        await using var another = await PlayedSilo.Start(PlayedCompany.People / 2, weeks: 1, seed: 1);

        Assert.Equal((await CompanyPlay.Run(other.Company, other.World)).Digest, (await CompanyPlay.Run(another.Company, another.World)).Digest);
    }

    /// <summary>How many entries everybody's journals of learning and of hours have.</summary>
    private async Task<List<(long Learning, long Hours)>> Journals()
    {
        var journals = new List<(long, long)>();
        foreach (var colleague in silo.Company.People)
            journals.Add(((await silo.World.Grains.GetGrain<ILearnerGrain>(colleague.Id.Value).Standing()).Number, (await silo.World.Grains.GetGrain<IHoursGrain>(colleague.Id.Value).Standing()).Number));
        return journals;
    }
}
