using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Upskill.Kit.Ledger;
using Upskill.LiveSessions.Sessions.Attendances;

namespace Upskill.Tests.LiveSessions.Sessions;

/// <summary>What stands in ledgers must load for ever: the file holds each kind of fact as it was first written.</summary>
public sealed class AttendanceFactFileTests
{
    [Fact]
    public void Every_fact_ever_written_still_loads_as_what_it_was_and_is_written_the_same()
    {
        var facts = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "LiveSessions", "Sessions", "AttendanceFacts.golden.json"))).RootElement.EnumerateArray().ToList();
        var loaded = facts.Select(fact => fact.Deserialize<AttendanceFact>(LedgerJson.Options)!).ToList();

        Assert.Equal(
            [
                new AttendanceFact.Came(new("everyday-ai.20261201"), new("alpha"), "Everyday AI in Alpha", new("prompting-for-work"), new(2026, 12, 1, 12, 0, 0, TimeSpan.Zero)),
                new AttendanceFact.Went(new("everyday-ai.20261201"), new(2026, 12, 1, 12, 40, 0, TimeSpan.Zero)),
                new AttendanceFact.Stayed(new("everyday-ai.20261201"), new(2026, 12, 1, 12, 35, 0, TimeSpan.Zero)),
            ], loaded);
        Assert.All(facts.Zip(loaded), pair => Assert.True(JsonElement.DeepEquals(pair.First, JsonSerializer.SerializeToElement(pair.Second, LedgerJson.Options))));
        Assert.Equal(
            typeof(AttendanceFact).GetCustomAttributes<JsonDerivedTypeAttribute>().Select(kind => (string?)kind.TypeDiscriminator).Order(),
            facts.Select(fact => fact.GetProperty("$type").GetString()).Order());
    }
}
