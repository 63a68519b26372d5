using System.Collections.Immutable;
using System.Text.Json;
using Upskill.Kit.Ledger;
using Upskill.Learning;
using Upskill.Learning.Activities.Checks;
using Upskill.Learning.Questions;
using static Upskill.Tests.Learning.SmallProgramme;
using Check = Upskill.Learning.Activities.Checks.Check;

namespace Upskill.Tests.Learning;

/// <summary>What is reported of questions and what owners decide.</summary>
public sealed class QuestionRegisterTests
{
    private static readonly PersonId Olga = new("olga");
    private QuestionRegister register = QuestionRegister.Empty;
    private DateTimeOffset now = LearnerAtWork.Begin;

    private static ReportQuestion AReport(string question = "one", string sentence = "Both are right.") => new(CommandId.New(), Main, Test, question, sentence);

    private static DecideQuestion Decision(bool isWrong, string sentence = "So it is.", string question = "one") =>
        new(CommandId.New(), Olga, Main, Test, question, isWrong, sentence);

    [Fact]
    public void A_report_is_listed_without_who_said_it_until_it_is_decided_on()
    {
        Happen(register.Note(AReport()));
        Happen(register.Note(AReport(sentence: "b is right, too.")));
        Assert.Equal(["Both are right.", "b is right, too."], Assert.Single(register.Questions()).Open.Select(report => report.Sentence));

        Happen(register.Decide(Decision(isWrong: false), Programme));

        var question = Assert.Single(register.Questions());
        Assert.Empty(question.Open);
        Assert.Equal((false, "So it is."), (question.Decision!.IsWrong, question.Decision.Sentence));
        Assert.Empty(register.Unfinished);
    }

    [Fact]
    public void What_waits_for_a_decision_comes_first()
    {
        Happen(register.Note(AReport("many")));
        Happen(register.Decide(Decision(true, question: "many"), Programme));
        Happen(register.Note(AReport("two")));

        Assert.Equal(["two", "many"], register.Questions().Select(question => question.Question));
    }

    [Fact]
    public void A_wrong_question_is_unfinished_until_all_whom_it_touched_were_seen_to()
    {
        Happen(register.Note(AReport()));
        Happen(register.Decide(Decision(isWrong: true), Programme));
        Assert.Equal(("one", ACheck["one"]!.Digest, now), register.Unfinished.Select(one => (one.Question, one.Digest, one.At)).Single());

        Happen([new QuestionFact.AttemptsRescored(Main, Test, "one")]);
        Assert.Empty(register.Unfinished);
        Assert.True(Assert.Single(register.Decisions).IsRescored);
    }

    [Fact]
    public void What_cannot_be_decided_is_refused()
    {
        Assert.Equal("nothing-open", Refused(Decision(true)));
        Happen(register.Note(AReport()));
        Happen(register.Note(AReport("gone")));
        Assert.Equal("no-sentence", Refused(Decision(true, " ")));
        Assert.Equal("no-sentence", Refused(Decision(true, new string('x', ReportQuestion.LongestSentence + 1))));
        Assert.Equal("not-asked", Refused(Decision(true, question: "gone")));
        Happen(register.Decide(Decision(true), Programme));
        Assert.Equal("nothing-open", Refused(Decision(true)));
    }

    [Fact]
    public void Of_one_question_no_more_reports_are_kept_open_than_anybody_reads()
    {
        for (var i = 0; i <= QuestionRegister.MostOpen; i++)
            Happen(register.Note(AReport()));

        Assert.Equal(QuestionRegister.MostOpen, Assert.Single(register.Questions()).Open.Length);
    }

    [Fact]
    public void In_the_programme_as_it_counts_a_wrong_question_is_right_for_everybody_until_it_is_mended()
    {
        Happen(register.Note(AReport()));
        Happen(register.Decide(Decision(isWrong: true), Programme));

        var taught = (Check)WrongQuestions.In(Programme, register.Decisions)[Main]![Test]!;
        Assert.True(taught["one"]!.IsRight(["b"]));
        Assert.False(taught["two"]!.IsRight(["b"]));

        var mended = Of([AReading, ACheck with { Questions = [ACheck.Questions[0] with { Ask = "What of one, now?" }, .. ACheck.Questions[1..]] }, AScenario, APromise]);
        Assert.False(((Check)WrongQuestions.In(mended, register.Decisions)[Main]![Test]!)["one"]!.IsRight(["b"]));
    }

    [Fact]
    public void Every_fact_ever_written_still_loads_as_what_it_was_and_is_written_the_same()
    {
        const string Written = """
            [
              { "$type": "question-report-noted", "module": "main", "activity": "test", "question": "one", "sentence": "Both are right." },
              { "$type": "question-found-wrong", "module": "main", "activity": "test", "question": "one", "digest": "abc", "by": "olga", "sentence": "So it is." },
              { "$type": "question-reports-dismissed", "module": "main", "activity": "test", "question": "one", "by": "olga", "sentence": "No." },
              { "$type": "question-attempts-rescored", "module": "main", "activity": "test", "question": "one" }
            ]
            """;
        var facts = JsonSerializer.Deserialize<List<QuestionFact>>(Written, LedgerJson.Options)!;

        Assert.Equal<QuestionFact>(
            [
                new QuestionFact.ReportNoted(Main, Test, "one", "Both are right."), new QuestionFact.FoundWrong(Main, Test, "one", "abc", Olga, "So it is."),
                new QuestionFact.ReportsDismissed(Main, Test, "one", Olga, "No."), new QuestionFact.AttemptsRescored(Main, Test, "one"),
            ],
            facts);
        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(Written).RootElement, JsonSerializer.SerializeToElement(facts, LedgerJson.Options)));
    }

    private string Refused(DecideQuestion command) => Assert.Throws<Refusal>(() => register.Decide(command, Programme)).Code;

    private void Happen(ImmutableArray<QuestionFact> facts)
    {
        now += TimeSpan.FromMinutes(1);
        register = facts.Aggregate(register, (state, fact) => state.With(fact, now));
    }
}
