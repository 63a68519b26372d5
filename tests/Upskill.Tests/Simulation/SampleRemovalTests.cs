using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;
using Upskill.Adoption;
using Upskill.PeerGroups;
using Upskill.Simulation.Play;
using Upskill.Testing;
using Upskill.Workforce;

namespace Upskill.Tests.Simulation;

/// <summary>All that the sample organisation did goes with it: also what stands in nobody's own journal.</summary>
public sealed class SampleRemovalTests
{
    [Fact]
    public async Task Nothing_that_the_sample_played_is_left_when_it_is_removed()
    {
        await using var silo = await PlayedSilo.Start(people: 80, weeks: 3, seed: 1, isSample: true);
        var outcome = await CompanyPlay.Run(silo.Company, silo.World);
        Assert.True(outcome.Messages > 0 && outcome.Attended > 0 && outcome.CompletedAll > 0, "there is nothing to remove");
        var grains = silo.World.Grains;
        Assert.NotEmpty(await Released(grains));
        Assert.NotEmpty(Keys(silo, "*round-*"));

        var sample = grains.GetGrain<IWorkforceImportGrain>(IWorkforceImportGrain.Sample);
        await sample.Remove(silo.Company.People[0].Id);
        await Until.True(async () => (await sample.Status()).Stage is ImportStage.Removed, "the sample was not removed", TimeSpan.FromMinutes(1));

        Assert.Empty(await Released(grains));
        Assert.Empty(await grains.GetGrain<IRoundsGrain>(IRoundsGrain.Organisation).Listed());
        Assert.Empty(await grains.GetGrain<IRoundsGrain>(IRoundsGrain.Talks).Unfinished());
        await Until.True(async () => (await grains.GetGrain<IUnitFiguresGrain>(UnitId.Organisation.Value).Total()).Figures.Enrolled == 0, "somebody is still counted");
        Assert.Empty(Keys(silo, "*round-*"));
        Assert.Empty(Keys(silo, "*series-function*"));
        Assert.Empty(Keys(silo, "*sealed-answers*"));
        Assert.Empty(Keys(silo, "*attendance-release*"));
        Assert.Empty(Keys(silo, "*answer-homes*"));
        foreach (var colleague in silo.Company.People)
            Assert.Empty(Keys(silo, $"*{colleague.Id}*"));
    }

    [Fact]
    public async Task Where_real_people_are_on_the_store_what_was_released_stays_when_the_sample_is_removed()
    {
        await using var silo = await PlayedSilo.Start(people: 80, weeks: 3, seed: 1, isSample: true);
        await CompanyPlay.Run(silo.Company, silo.World);
        var grains = silo.World.Grains;
        var before = await Released(grains);
        await PlayedSilo.Load(silo.World.Grains, SimulatedWorkforce.Csv(1, seed: 2, new(2026, 3, 2)).Replace("E000000", "R000000", StringComparison.Ordinal), isSample: false);

        var sample = grains.GetGrain<IWorkforceImportGrain>(IWorkforceImportGrain.Sample);
        await sample.Remove(silo.Company.People[0].Id);
        await Until.True(async () => (await sample.Status()).Stage is ImportStage.Removed, "the sample was not removed", TimeSpan.FromMinutes(1));

        Assert.NotEmpty(before);
        Assert.Equal(before.AsEnumerable(), (await Released(grains)).AsEnumerable());
        foreach (var colleague in silo.Company.People)
            Assert.Empty(Keys(silo, $"*{colleague.Id}*"));
    }

    private static Task<System.Collections.Immutable.ImmutableArray<UnitRelease>> Released(IGrainFactory grains) =>
        grains.GetGrain<IUnitReleaseGrain>(new ReleaseSubject(ReleaseSubject.Hours, UnitId.Organisation).ToString()).Releases();

    /// <summary>Keys that hold something: of a cleared grain its storage keeps the key, without data.</summary>
    private static List<string> Keys(PlayedSilo silo, string pattern)
    {
        var store = silo.Services.GetRequiredService<IConnectionMultiplexer>();
        return
        [
            .. store.GetServers()[0].Keys(pattern: pattern).Select(key => key.ToString())
                .Where(key => !key.StartsWith("upskill/state/", StringComparison.Ordinal) || !store.GetDatabase().HashGet(key, "data").IsNullOrEmpty),
        ];
    }
}
