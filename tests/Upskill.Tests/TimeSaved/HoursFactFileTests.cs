using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Upskill.Kit.Ledger;
using Upskill.TimeSaved;
using Upskill.TimeSaved.Claims;

namespace Upskill.Tests.TimeSaved;

/// <summary>What stands in ledgers must load for ever: the file holds each kind of fact as it was first written.</summary>
public sealed class HoursFactFileTests
{
    private static readonly string File = Path.Combine(AppContext.BaseDirectory, "TimeSaved", "HoursFacts.golden.json");

    [Fact]
    public void Every_fact_ever_written_still_loads_as_what_it_was()
    {
        var facts = JsonSerializer.Deserialize<List<HoursFact>>(System.IO.File.ReadAllText(File), LedgerJson.Options)!;

        Assert.Collection(facts,
            fact => Assert.Equivalent(new HoursFact.BaselineGiven([new(new("drafting"), 360)], 30), fact),
            fact => Assert.Equal(new HoursFact.BaselineSkipped(), fact),
            fact =>
            {
                var claimed = Assert.IsType<HoursFact.HoursClaimed>(fact);
                Assert.Equal(new WeekId("2026-W45"), claimed.Week);
                Assert.Equal([new(new("drafting"), 180, 30, 5)], claimed.Tasks.AsEnumerable());
            },
            fact => Assert.Equal(new HoursFact.NudgeChosen(DayOfWeek.Friday, 14), fact),
            fact => Assert.Equal(new HoursFact.NudgeDismissed(new("2026-W45")), fact),
            fact => Assert.Equal(new UnitId("alpha~main"), Assert.IsType<HoursFact.HoursClaimed>(fact).Home),
            fact => Assert.Equal(new HoursFact.AnswersWithdrawn(), fact),
            fact => Assert.Equal(new HoursFact.BaselineCounted(new("2026-W46"), new("alpha~main"), "country:CH"), fact),
            fact => Assert.Equal("country:CH\ngrade:G2", Assert.IsType<HoursFact.HoursClaimed>(fact).Cells));
    }

    [Fact]
    public void Every_kind_of_fact_is_in_the_file()
    {
        var written = JsonDocument.Parse(System.IO.File.ReadAllText(File)).RootElement.EnumerateArray().Select(fact => fact.GetProperty("$type").GetString());
        var known = typeof(HoursFact).GetCustomAttributes<JsonDerivedTypeAttribute>().Select(kind => (string?)kind.TypeDiscriminator);

        Assert.Equal(known.Order(), written.Distinct().Order());
    }

    [Fact]
    public void A_fact_is_written_as_the_file_has_it()
    {
        foreach (var fact in JsonDocument.Parse(System.IO.File.ReadAllText(File)).RootElement.EnumerateArray())
        {
            var loaded = fact.Deserialize<HoursFact>(LedgerJson.Options)!;
            Assert.True(JsonElement.DeepEquals(fact, JsonSerializer.SerializeToElement(loaded, LedgerJson.Options)), fact.GetRawText());
        }
    }
}
