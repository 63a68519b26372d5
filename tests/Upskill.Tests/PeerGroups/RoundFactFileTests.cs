using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Upskill.Kit.Ledger;
using Upskill.PeerGroups;
using Upskill.PeerGroups.Rounds;

namespace Upskill.Tests.PeerGroups;

/// <summary>What stands in the ledgers of rounds must load for ever: the file holds each kind of fact as it was first written, and as it is written now.</summary>
public sealed class RoundFactFileTests
{
    private static readonly string File = Path.Combine(AppContext.BaseDirectory, "PeerGroups", "RoundFacts.golden.json");
    private static readonly DrawReport Report = new(9, 10, 0, [2], [1, 3], 3, 4, [], 5, 1);

    [Fact]
    public void Every_fact_ever_written_still_loads_as_what_it_was() => Assert.Collection(
        JsonSerializer.Deserialize<List<RoundFact>>(System.IO.File.ReadAllText(File), LedgerJson.Options)!,
        fact => Assert.Equivalent(
            new RoundFact.Asked(new("E0001"), new(new("regulatory-affairs"), "spring", true), 10, 4, TimeSpan.FromDays(14), ["What did you try?"]), fact, strict: true),
        fact => Assert.Equal(new RoundFact.CannotBe("A sentence."), fact),
        fact => Assert.Equivalent(new RoundFact.Committed("c1", "c2", "r1", 39, 6, 4, Report), fact, strict: true),
        fact => Assert.Equal(new RoundFact.Contributed("dice: 4 2 6", "5ec2e7", "5eed", new("E0001")), fact),
        fact => Assert.Equivalent(new RoundFact.Drawn("d1", Report, TimeSpan.FromSeconds(0.5)), fact, strict: true),
        fact => Assert.Equal(new RoundFact.Discarded("A reason.", new("E0001")), fact),
        fact => Assert.Equal(new RoundFact.AskedAgain(new("E0001")), fact),
        fact => Assert.Equal(new RoundFact.Opened(new("E0001"), new(2026, 12, 9, 9, 0, 0, TimeSpan.Zero)), fact),
        fact => Assert.Equal(new RoundFact.LateJoined(new(2026, 11, 26), 2, "h1"), fact), // as it was written at first
        fact => Assert.Equal(new RoundFact.LateJoined(new(2026, 11, 27), 2, "h1", "r2", 3, "10,9,10,10"), fact),
        fact => Assert.Equal(new RoundFact.MemberLeft(), fact),
        fact => Assert.Equal(new RoundFact.Closed("5ec2e7"), fact),
        fact => Assert.Equal(new RoundFact.PreparationFailed("TimeoutException"), fact),
        fact => Assert.Equal(new RoundFact.Forgotten(), fact),
        fact => Assert.Equal(new RoundFact.AskingEnded(new("E0001")), fact),
        fact => Assert.Equivalent(
            new RoundFact.Asked(new("E0001"), new(new("regulatory-affairs"), null, false, new("everyday.20261201")), 10, null, TimeSpan.FromDays(14), []), fact, strict: true));

    [Fact]
    public void Every_kind_of_fact_is_in_the_file()
    {
        var written = JsonDocument.Parse(System.IO.File.ReadAllText(File)).RootElement.EnumerateArray().Select(fact => fact.GetProperty("$type").GetString()).Distinct();
        var known = typeof(RoundFact).GetCustomAttributes<JsonDerivedTypeAttribute>().Select(kind => (string?)kind.TypeDiscriminator);

        Assert.Equal(known.Order(), written.Order());
    }

    [Fact]
    public void A_fact_is_written_as_the_file_has_it()
    {
        // But for late joiners as they were first written: nothing writes them so any more.
        foreach (var fact in JsonDocument.Parse(System.IO.File.ReadAllText(File)).RootElement.EnumerateArray()
            .Where(fact => fact.GetProperty("$type").GetString() != "round-late-joined" || fact.TryGetProperty("rosterHash", out _)))
        {
            var written = JsonSerializer.SerializeToElement(fact.Deserialize<RoundFact>(LedgerJson.Options)!, LedgerJson.Options);
            Assert.True(JsonElement.DeepEquals(fact, written), written.GetRawText());
        }
    }
}
