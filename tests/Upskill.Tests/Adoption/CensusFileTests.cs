using Upskill.Adoption;
using Upskill.Adoption.Dashboards;
using Upskill.Kit.People;
using Upskill.Learning;
using Upskill.Workforce;

namespace Upskill.Tests.Adoption;

public sealed class CensusFileTests
{
    private static readonly UnitId Quality = new("quality");
    private static readonly DateOnly Today = new(2026, 11, 10);

    private static readonly ProgressFigures Progress = new[] { ProgressFigures.Until(Today), ProgressFigures.Until(Today.AddDays(-1)), $"{ProgressFigures.OfModule("a")} {ProgressFigures.OfStrand("Ethics")}" }
        .Select(ProgressFigures.Of).Aggregate((a, b) => a + b);

    private static ReleasedProgress Of(AdoptionFigures total) => ReleasedProgress.Of(total, Progress, [new(new("a"), "=Ask, \"check\"", ["Ethics", "Practical"], []), new(new("b"), "B", ["Ethics"], [])], Today);

    [Fact]
    public void On_track_is_who_is_neither_complete_nor_late()
    {
        var progress = Of(new(30, 15, 10));

        Assert.Equal((19, 1), (progress.OnTrack, progress.Overdue));
        Assert.Equal([("a", 1L), ("b", 0L)], progress.Modules.Select(module => (module.Id, module.Complete)));
        Assert.Equal([("Ethics", 1L), ("Practical", 0L)], progress.Strands.Select(strand => (strand.Id, strand.Complete)));
    }

    [Fact]
    public void The_file_has_what_the_page_shows_and_withholds_what_the_page_withholds()
    {
        var champion = new CurrentPerson(new("c"), "", Roles.Champion, [], [Quality], "UTC");
        var released = CensusRelease.Release(CensusViews.Of(Quality, ("CH", 0), [("CH", 30), ("CH", 3), ("CH", 9)]), new(champion, CountryTable.Empty))!;

        var lines = CensusFile.Of(released with { Progress = Of(released.Total!.Value) }).Split("\r\n");

        Assert.Equal("unit,\"Quality\",42,20,14,27,1", lines[1]);
        Assert.Equal("part,\"Team 0\",30,15,10,,", lines[2]);
        Assert.Equal(["part,\"Team 1\",,,,,", "part,\"Team 2\",,,,,"], lines[3..5]);
        Assert.Contains("module,\"'=Ask, \"\"check\"\"\",42,,1,,", lines);
        Assert.Equal(2, CensusFile.Of(released with { Total = null, Parts = [] }).Split("\r\n").Count(line => line.Length > 0)); // withheld: no figure at all
    }
}
