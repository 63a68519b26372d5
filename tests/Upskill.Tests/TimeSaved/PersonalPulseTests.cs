using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Xml.Linq;
using Upskill.Kit.Ledger;
using Upskill.Learning;
using Upskill.Tests.Shape;
using Upskill.TimeSaved;
using Upskill.TimeSaved.Pulse;

namespace Upskill.Tests.TimeSaved;

public sealed class PersonalPulseTests
{
    private static readonly DateTimeOffset November = new(2026, 11, 5, 10, 0, 0, TimeSpan.Zero), January = new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly UnitId Alpha = new("alpha");
    private PersonalPulse pulse = PersonalPulse.Nothing;

    [Fact]
    public void Before_comes_with_the_enrolment_after_with_the_end_and_then_one_a_quarter()
    {
        Assert.Null(pulse.Open(MandatoryStatus.NotEnrolled, November));
        Assert.Equal("before", Open(MandatoryStatus.NotStarted, November));
        Respond("before", MandatoryStatus.NotStarted, November);
        Assert.Null(Open(MandatoryStatus.InProgress, November)); // one a quarter is enough
        Assert.Equal("2027-Q1", Open(MandatoryStatus.InProgress, January));

        Assert.Equal("after", Open(MandatoryStatus.Complete, November));
        Respond("after", MandatoryStatus.Complete, November);
        Assert.Null(Open(MandatoryStatus.Complete, January.AddTicks(-1)));
        Respond("2027-Q1", MandatoryStatus.Complete, January);
        Assert.Equal(["before", "after", "2027-Q1"], pulse.Responses.Select(response => response.Survey));
    }

    [Fact]
    public void Who_has_completed_is_not_asked_how_it_was_before() => Assert.Equal("after", Open(MandatoryStatus.Complete, November));

    [Fact]
    public void A_survey_is_answered_once_and_only_while_it_is_open()
    {
        Respond("before", MandatoryStatus.NotStarted, November);

        Assert.Equal("not-open", Refused("before", MandatoryStatus.NotStarted, PersonalPulse.Items, 3));
        Assert.Equal("not-open", Refused("after", MandatoryStatus.InProgress, PersonalPulse.Items, 3));
        Assert.Equal("not-open", Refused("2031-Q1", MandatoryStatus.InProgress, PersonalPulse.Items, 3));
    }

    [Fact]
    public void All_five_are_answered_or_nothing_is_sent()
    {
        Assert.Equal("no-choice", Refused("before", MandatoryStatus.NotStarted, PersonalPulse.Items, 0));
        Assert.Equal("no-choice", Refused("before", MandatoryStatus.NotStarted, PersonalPulse.Items, 6));
        Assert.Equal("no-choice", Refused("before", MandatoryStatus.NotStarted, PersonalPulse.Items.Take(4), 3));
        Assert.Equal("no-choice", Refused("before", MandatoryStatus.NotStarted, PersonalPulse.Items.Append("tool"), 3));
    }

    /// <summary>Other words would be another survey: before and after could not be compared.</summary>
    [Fact]
    public void The_items_are_always_in_the_same_words()
    {
        var words = XDocument.Parse(SourceTree.Text("src/Upskill.TimeSaved/TimeSavedWords.resx")).Root!.Elements("data")
            .ToDictionary(data => (string)data.Attribute("name")!, data => (string)data.Element("value")!);

        Assert.Equal(
            [
                "For me, AI at work is", "I am confident that I can use AI well in my work.", "I know which rules apply when I use AI at work.",
                "I have used AI in my work this week.", "I would recommend to a colleague to use AI in their work.",
            ], PersonalPulse.Items.Select(item => words[$"Pulse-{item}"]));
        Assert.Equal(("a threat to my job", "a practical everyday tool"), (words["PulseThreat"], words["PulseTool"]));
    }

    [Fact]
    public void What_stands_in_ledgers_loads_for_ever()
    {
        var facts = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "TimeSaved", "PulseFacts.golden.json"))).RootElement.EnumerateArray().ToList();
        var loaded = facts.Select(fact => fact.Deserialize<PulseFact>(LedgerJson.Options)!).ToList();

        Assert.Equal(3, loaded.Count);
        var responded = Assert.IsType<PulseFact.Responded>(loaded[0]);
        Assert.Equal(("2026-Q4", null), (responded.Survey, responded.Home));
        Assert.Equal(new UnitId("alpha~main"), Assert.IsType<PulseFact.Responded>(loaded[1]).Home);
        Assert.IsType<PulseFact.AnswersWithdrawn>(loaded[2]);
        Assert.Equal([new("tool", 4), new("used", 1)], responded.Choices.AsEnumerable());
        Assert.All(facts.Zip(loaded), pair => Assert.True(JsonElement.DeepEquals(pair.First, JsonSerializer.SerializeToElement(pair.Second, LedgerJson.Options))));
        Assert.Equal(
            typeof(PulseFact).GetCustomAttributes<JsonDerivedTypeAttribute>().Select(kind => (string?)kind.TypeDiscriminator).Order(),
            facts.Select(fact => fact.GetProperty("$type").GetString()).Distinct().Order());
    }

    private string? Open(MandatoryStatus status, DateTimeOffset now) => pulse.Open(status, now);

    private void Respond(string survey, MandatoryStatus status, DateTimeOffset now)
    {
        foreach (var fact in pulse.Respond(Command(survey, PersonalPulse.Items, 3), status, Alpha, now))
            pulse = pulse.With(fact, now);
    }

    private string Refused(string survey, MandatoryStatus status, IEnumerable<string> items, int choice) =>
        Assert.Throws<Refusal>(() => pulse.Respond(Command(survey, items, choice), status, Alpha, November)).Code;

    private static RespondToPulse Command(string survey, IEnumerable<string> items, int choice) =>
        new(CommandId.New(), survey, [.. items.Select(item => new PulseChoice(item, choice))]);
}
