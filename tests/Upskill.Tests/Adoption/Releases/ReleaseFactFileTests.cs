using System.Text.Json;
using System.Text.Json.Nodes;
using Upskill.Adoption.Releases.Units;
using Upskill.Kit.Ledger;

namespace Upskill.Tests.Adoption.Releases;

/// <summary>What stands in release journals is read for ever.</summary>
public sealed class ReleaseFactFileTests
{
    [Fact]
    public void Every_fact_that_was_ever_written_is_read_and_written_as_it_was()
    {
        var golden = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Adoption", "Releases", "ReleaseFacts.golden.json"));
        var facts = JsonSerializer.Deserialize<ReleaseFact[]>(golden, LedgerJson.Options)!;

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(golden), JsonSerializer.SerializeToNode(facts, LedgerJson.Options)));
        var week = facts.Aggregate(new UnitWeek(new("f"), new("2026-W36")), (all, fact) => all.With(fact));
        Assert.Equal((20, 15, 50, 2), (week.Own.People, week.Own.Yes, week.Own.Hours, week.Own.Batches));
        Assert.Equal(WeekStage.Finished, week.Stage);
        Assert.Equal("f~d~t", Assert.Single(week.Closes[0].Moved).Home.Value);
    }
}
