using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using Upskill.Adoption;
using Upskill.Adoption.Releases;
using Upskill.Tests.Silo;

namespace Upskill.Tests.Adoption.Releases;

/// <summary>What is kept of rosters, closes and tables must load for ever, under the names that its types had when it was written.</summary>
[Collection(SiloCollection.Name)]
public sealed class ReleaseStateFileTests(SiloFixture silo)
{
    private static readonly DateTimeOffset At = new(2026, 12, 2, 0, 0, 0, TimeSpan.Zero);
    private readonly StateFile file = new(silo.Services.GetRequiredService<IGrainStorageSerializer>(), "tests/Upskill.Tests/Adoption/Releases/ReleaseStates.golden.json");

    [Fact]
    public void What_is_kept_of_releases_is_written_and_read_as_the_file_has_it()
    {
        file.Holds<RosterState>("roster", new()
        {
            People = { ["all"] = 62, ["f"] = 40 },
            Minimums = { ["f"] = 20 },
            Claimers = new() { ["all"] = 60 },
            Surveyed = new() { ["all"] = 61 },
        });
        file.Holds<ReleaseCalendarState>("calendar", new() { Calendar = new() { Newest = "2026-W49", Unfinished = ["2026-W48", "2026-W49"], Closed = ["2026-W48"] } });
        file.Holds<ReleaseTablesState>("tables", new()
        {
            Cells = [new(ReleasedCell.Country, "CH", new(50, 25, 210, 1, At))],
            Spreads = [new(new("f"), 55, [0, 10, 15, 20, 10])],
            Changes = [new(new("f"), "rules", 50, [5, 20, 25])],
            Ratios = [new(new("f"), 50, [0, 10, 20, 10, 5, 5, 0])],
            IsFinal = true,
        });
    }
}
