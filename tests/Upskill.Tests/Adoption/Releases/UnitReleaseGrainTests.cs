using Microsoft.Extensions.DependencyInjection;
using Upskill.Adoption;
using Upskill.Adoption.Releases;
using Upskill.Kit.Storage;
using Upskill.Testing;
using Upskill.Tests.Silo;

namespace Upskill.Tests.Adoption.Releases;

/// <summary>On the real store, in a silo of twelve people: the organisation is everybody's home, and waits for the close.</summary>
[Collection(SiloCollection.Name)]
public sealed class UnitReleaseGrainTests(SiloFixture silo)
{
    private static readonly string[] People = ["anna", "ben", "lea", "mia", "max", "kim", "chris", "tom", "zoe", "olga", "adam"];

    [Fact]
    public async Task Answers_of_a_week_are_sealed_at_its_close_and_the_figure_is_the_same_after_a_restart()
    {
        // A week that ended lately: its close is due as soon as it has a roster, which here is taken when all have answered.
        var week = WeekId.Of(silo.Clock.Now).Plus(-2);
        foreach (var person in People)
            await Answer(person, week, minutes: 300, tell: person.Length % 2 == 0); // the other half of the messages is lost
        Assert.DoesNotContain(await Released(), release => release.Week == week);

        await silo.Grains.GetGrain<IRosterGrain>(week.Value).Take();
        await silo.Grains.GetGrain<IReleaseCalendarGrain>(IReleaseCalendarGrain.Organisation).LookThrough();

        var sum = Assert.Single(await Released(), release => release.Week == week).Sum;
        Assert.Equal((10, 10, 1), (sum.People, sum.Yes, sum.Batches)); // ten of eleven; the eleventh is never released
        Assert.Equal(50, sum.Hours);
        await IsShown(week);
        await silo.Grains.GetGrain<IReleaseCalendarGrain>(IReleaseCalendarGrain.Organisation).LookThrough();
        await Answer("mia", week, minutes: -300, tell: true);
        await silo.Restart();
        Assert.Equal(sum, Assert.Single(await Released(), release => release.Week == week).Sum);
    }

    [Fact]
    public async Task Who_joined_after_the_monday_has_no_home_and_a_large_unit_seals_while_the_week_runs()
    {
        var week = WeekId.Of(silo.Clock.Now).Plus(-3);
        Assert.Equal(new(UnitId.Organisation, "country:CH\ngrade:G2"), await Homes.Of(week, new("mia")));
        Assert.Null(await Homes.Of(week, new("nobody")));

        // After the close ten late answers are enough, whatever the size; told or not, the tenth seals within seconds.
        await silo.Grains.GetGrain<IReleaseCalendarGrain>(IReleaseCalendarGrain.Organisation).LookThrough();
        foreach (var person in People.Take(10))
            await Answer(person, week, minutes: 120, tell: person != "zoe");
        await Until.True(async () => (await Released()).Any(release => release.Week == week && release.Sum is { People: 10, Yes: 0, Hours: 20 }),
            "ten late answers were not sealed");
    }

    [Fact]
    public async Task A_close_releases_tables_beside_the_tree_and_baselines_and_the_page_and_the_file_show_them()
    {
        var week = WeekId.Of(silo.Clock.Now).Plus(-4);
        for (var i = 0; i < 61; i++)
        {
            await Answer($"t{i:00}", week, minutes: i * 10, tell: false, cells: "country:CH\ngrade:G2");
            await Answer($"t{i:00}", week, minutes: 60, tell: false, measure: ReleaseSubject.Baseline);
        }
        await silo.Grains.GetGrain<IRosterGrain>(week.Value).Take();
        await silo.Grains.GetGrain<IReleaseCalendarGrain>(IReleaseCalendarGrain.Organisation).LookThrough();

        var tables = silo.Grains.GetGrain<IReleaseTablesGrain>(week.Value);
        var cell = Assert.Single(await tables.Table(ReleasedCell.Country));
        Assert.Equal(("CH", 60, 1), (cell.Key, cell.Sum.People, cell.Sum.Batches));
        Assert.InRange(cell.Sum.Yes, 32, 40); // 36 of 60, rounded once
        Assert.Empty(await tables.Table(ReleasedCell.Cohort));
        Assert.Equal(60, (await tables.Spread(UnitId.Organisation))!.People);
        await silo.Grains.GetGrain<IReleaseCalendarGrain>(IReleaseCalendarGrain.Organisation).LookThrough();
        await silo.Restart();
        Assert.Equal(cell, Assert.Single(await silo.Grains.GetGrain<IReleaseTablesGrain>(week.Value).Table(ReleasedCell.Country)));

        var baseline = Assert.Single(await silo.Grains.GetGrain<IUnitReleaseGrain>(new ReleaseSubject(ReleaseSubject.Baseline, UnitId.Organisation).ToString()).Releases());
        Assert.Equal((60, 0, 60), (baseline.Sum.People, baseline.Sum.Yes, baseline.Sum.Hours));
        using var owner = await WebVisitor.SignIn(silo.Address, "olga");
        Assert.Contains("Before: 0% already saved four hours a week", await owner.Page("/adoption/all"), StringComparison.Ordinal);
        Assert.Contains($"baseline,\"Whole organisation\",{week},60,", await owner.Page("/api/adoption/units/all/hours.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_key_of_rounding_is_made_at_the_first_start_and_kept()
    {
        var key = silo.Services.GetRequiredService<ReleaseKey>().Secret;
        Assert.Equal(32, key.Length);
        Assert.True(key.Distinct().Count() > 8);

        await silo.Restart();

        Assert.Equal(key, silo.Services.GetRequiredService<ReleaseKey>().Secret);
    }

    /// <summary>Page, data and file say the same of it.</summary>
    private async Task IsShown(WeekId week)
    {
        using var owner = await WebVisitor.SignIn(silo.Address, "olga");
        Assert.Contains("10 answers were released so far. A share is shown from 20 on.", await owner.Page("/adoption/all"), StringComparison.Ordinal);
        Assert.Contains("Nothing was released of this unit yet.", await owner.Page("/adoption/alpha"), StringComparison.Ordinal);
        Assert.Contains($"\"week\":\"{week}\",\"answered\":10,\"asked\":12,", await owner.Page("/api/adoption/units/all/hours"), StringComparison.Ordinal);
        Assert.Contains($",{week},10,12,0.8333333333333334,10,50,,,,", await owner.Page("/api/adoption/units/all/hours.csv"), StringComparison.Ordinal);
    }

    private AnswerHomes Homes => silo.Services.GetRequiredService<AnswerHomes>();

    /// <summary>As a slice with answers does: its own journal entry with the row, then the message.</summary>
    private async Task Answer(string person, WeekId week, int minutes, bool tell, string cells = "", string measure = ReleaseSubject.Hours)
    {
        var home = UnitId.Organisation;
        var name = new JournalName("test", Guid.NewGuid().ToString("N"));
        var row = new AnswerRow("token-" + person, week, 1, week.EndsAt, minutes) { Cells = cells };
        await silo.Services.GetRequiredService<Journal>().Append(name, 0, CommandId.New(), [1], AnswerRows.Put(name.Partition, new(measure, home), row));
        if (tell)
            await silo.Grains.GetGrain<IUnitReleaseGrain>(new ReleaseSubject(measure, home).ToString()).Answered(row);
    }

    private async Task<IReadOnlyList<UnitRelease>> Released() => await silo.Grains.GetGrain<IUnitReleaseGrain>(UnitId.Organisation.Value).Releases();
}
