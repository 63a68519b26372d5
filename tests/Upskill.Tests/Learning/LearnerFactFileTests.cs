using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Upskill.Kit.Ledger;
using Upskill.Learning;
using Upskill.Learning.Learners;

namespace Upskill.Tests.Learning;

/// <summary>What stands in ledgers must load for ever: the file holds each kind of fact as it was first written.</summary>
public sealed class LearnerFactFileTests
{
    private static readonly string File = Path.Combine(AppContext.BaseDirectory, "Learning", "LearnerFacts.golden.json");

    [Fact]
    public void Every_fact_ever_written_still_loads_as_what_it_was()
    {
        var facts = JsonSerializer.Deserialize<List<LearnerFact>>(System.IO.File.ReadAllText(File), LedgerJson.Options)!;

        Assert.Collection(facts,
            fact => Assert.Equal(new LearnerFact.Placed(new("regulatory-affairs~labelling"), "CH", "G2"), fact),
            fact => Assert.Equal(new LearnerFact.Enrolled("everyday-ai", new(2027, 2, 20)), fact),
            fact => Assert.Equivalent(new LearnerFact.SubmissionMade(new("prompting-for-work"), new("check"), "abc123", 2, "q1", ["a", "c"]), fact),
            fact => Assert.Equal(new LearnerFact.AttemptAssessed(new("prompting-for-work"), new("check"), "abc123", 2, true, 3, 4), fact),
            fact => Assert.Equal(
                new LearnerFact.AcknowledgementSigned(new("prompting-for-work"), new("sign"), "def456", "en", "I have read this.", "Noor Haddad"), fact),
            fact => Assert.Equivalent(new LearnerFact.ModuleCompleted(new("prompting-for-work"), "abc123", "You can.", ["practical"]), fact),
            fact => Assert.Equal(new LearnerFact.ProgrammeCompleted("everyday-ai"), fact),
            fact => Assert.Equal(new LearnerFact.Left(), fact),
            fact => Assert.Equal(new LearnerFact.LanguageChosen("de-CH"), fact),
            fact => Assert.Equal(new LearnerFact.QuestionReported(new("r1"), new("prompting-for-work"), new("check"), "q1", "Both are right."), fact),
            fact => Assert.Equal(
                new LearnerFact.AttemptRescored(new("prompting-for-work"), new("check"), "abc123", 2, "q1", true, 4, 4, "Both are right.", "def456"), fact),
            fact => Assert.Equal(new LearnerFact.EnrolmentEnded(), fact),
            fact => Assert.Equal(new LearnerFact.Waived("w1", new("prompting-for-work"), new(2027, 3, 31), new("E0001"), "A reason."), fact),
            fact => Assert.Equal(new LearnerFact.WaiverWithdrawn("w1", new("E0001")), fact),
            fact => Assert.Equal(new LearnerFact.CohortJoined(new("c1"), new(2027, 1, 11), new(2027, 3, 31)), fact),
            fact => Assert.Equal(new LearnerFact.CohortLeft(new("c1")), fact),
            fact => Assert.Equal(new LearnerFact.LiveAttended(new("prompting-for-work"), "s1", 45), fact),
            fact => Assert.Equal(
                new LearnerFact.AcknowledgementSigned(new("prompting-for-work"), new("sign"), "def456", "en", "I have read this.", "Noor Haddad",
                    new("openid-connect", new(2026, 11, 29, 17, 0, 0, TimeSpan.Zero), "https://id.example.com/", "pwd mfa")), fact));
    }

    [Fact]
    public void Every_kind_of_fact_is_in_the_file()
    {
        var written = JsonDocument.Parse(System.IO.File.ReadAllText(File)).RootElement.EnumerateArray().Select(fact => fact.GetProperty("$type").GetString());
        var known = typeof(LearnerFact).GetCustomAttributes<JsonDerivedTypeAttribute>().Select(kind => (string?)kind.TypeDiscriminator);

        Assert.Equal(known.Order(), written.Distinct().Order());
    }

    [Fact]
    public void A_fact_is_written_as_the_file_has_it()
    {
        foreach (var fact in JsonDocument.Parse(System.IO.File.ReadAllText(File)).RootElement.EnumerateArray())
        {
            var loaded = fact.Deserialize<LearnerFact>(LedgerJson.Options)!;
            Assert.True(JsonElement.DeepEquals(fact, JsonSerializer.SerializeToElement(loaded, LedgerJson.Options)), fact.GetRawText());
        }
    }
}
