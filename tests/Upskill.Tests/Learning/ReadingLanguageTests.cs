using System.Collections.Immutable;
using Upskill.Kit.People;
using Upskill.Learning;
using Upskill.Learning.Activities;
using Upskill.Learning.Learners;
using Upskill.Learning.Player;
using Upskill.Learning.Programmes;
using Upskill.Workforce;
using static Upskill.Tests.Learning.SmallProgramme;

namespace Upskill.Tests.Learning;

/// <summary>In which language somebody reads, and that nobody is shown a text to sign in one that they did not choose.</summary>
public sealed class ReadingLanguageTests
{
    private static readonly MarkdownText Versprechen = MarkdownText.From("Ich prüfe, was ich unterschreibe.");

    private static readonly Programme InTwo = SmallProgramme.Programme with
    {
        Modules = [ModuleVariants.With(SmallProgramme.Programme.Modules[0], [SmallProgramme.Programme.Modules[0] with
        {
            Language = "de",
            Activities = [AReading, ACheck, AScenario, APromise with { Text = Versprechen, Language = "de", Meaning = "Ich halte mich daran." }],
        }]), SmallProgramme.Programme.Modules[1]],
    };

    private readonly LearnerAtWork learner = new(InTwo);

    [Fact]
    public void A_signature_holds_the_language_and_the_text_that_were_shown()
    {
        var facts = learner.HandIn(learner.Form(Sign, null, LearnerAtWork.Name) with { Language = "de" });

        Assert.Contains(new LearnerFact.AcknowledgementSigned(Main, Sign, Versprechen.Hash, "de", "Ich halte mich daran.", LearnerAtWork.Name), facts);
        Assert.Equal("de", learner.At(Sign).Language);
        Assert.Equal("de", Shown(Sign, "fr").Language);
    }

    [Fact]
    public void A_language_that_the_module_is_not_there_in_is_refused() =>
        Assert.Equal("unknown-language", learner.Refused(learner.Form(Sign, null, LearnerAtWork.Name) with { Language = "fr" }));

    [Fact]
    public void A_check_that_was_begun_in_one_language_is_finished_in_another_and_counts_once()
    {
        learner.HandIn(learner.Form(Test, null, "a") with { Language = "de" });
        learner.HandIn(learner.Form(Test, null, "a", "c") with { Language = "en" });
        var facts = learner.HandIn(learner.Form(Test, null, "a") with { Language = "de" });

        Assert.Contains(facts, fact => fact is LearnerFact.AttemptAssessed { Passed: true, Right: 3 });
        Assert.True(InTwo.Modules[0][Test]!.IsPassed(learner.At(Test)));
    }

    [Fact]
    public void Whichever_languages_the_activities_are_done_in_the_module_is_complete_once()
    {
        foreach (var (form, i) in new Func<MakeSubmission>[]
        {
            () => learner.Form(Read), () => learner.Form(Test, null, "a"), () => learner.Form(Test, null, "a", "c"), () => learner.Form(Test, null, "a"),
            () => learner.Form(Play, null, "b"), () => learner.Form(Play, null, "a"), () => learner.Form(Sign, null, LearnerAtWork.Name),
        }.Select((form, i) => (form, i)))
        {
            learner.HandIn(form() with { Language = i % 2 == 0 ? "en" : "de" });
        }
        Assert.Equal("You can do it.", Assert.Single(learner.Facts.OfType<LearnerFact.ModuleCompleted>()).Outcome);
    }

    [Fact]
    public void A_chosen_language_is_kept_goes_before_HRs_and_may_be_changed()
    {
        learner.Happen(learner.Learner.Choose(new(CommandId.New(), "de")));
        Assert.Empty(learner.Learner.Choose(new(CommandId.New(), "de")));
        Assert.Equal("de", Shown(Read, "en").Language);

        learner.Happen(learner.Learner.Choose(new(CommandId.New(), "en")));
        Assert.Equal("en", Shown(Read, "de").Language);
    }

    [Theory]
    [InlineData("")]
    [InlineData("German")]
    [InlineData("de; drop")]
    public void What_is_no_language_cannot_be_chosen(string text) =>
        Assert.Equal("no-language", Assert.Throws<Refusal>(() => learner.Learner.Choose(new(CommandId.New(), text))).Code);

    [Theory]
    [InlineData("en", null, null, true)]
    [InlineData("de", null, null, true)]
    [InlineData("pl", null, null, true)]
    [InlineData("de", null, "de", false)]
    [InlineData("de", null, "fr", true)]
    [InlineData("pl", "de", null, false)]
    [InlineData("pl", "fr", null, true)]
    public void A_text_to_sign_is_shown_in_a_language_that_was_chosen_and_in_no_other(string hr, string? chosen, string? asked, bool must)
    {
        if (chosen is not null)
            learner.Happen(learner.Learner.Choose(new(CommandId.New(), chosen)));

        Assert.Equal(must, ReadingLanguage.MustBeChosen(InTwo.Modules[0], APromise, learner.Learner.Standing(0), Person(hr), asked));
        Assert.False(ReadingLanguage.MustBeChosen(InTwo.Modules[0], AReading, learner.Learner.Standing(0), Person(hr), asked));
    }

    [Theory]
    [InlineData("en-GB", false)]
    [InlineData("de", true)]
    public void Where_there_is_one_language_only_those_are_asked_whose_language_it_is_not(string hr, bool must) =>
        Assert.Equal(must, ReadingLanguage.MustBeChosen(SmallProgramme.Programme.Modules[0], APromise, new LearnerAtWork().Learner.Standing(0), Person(hr), null));

    [Fact]
    public void What_was_signed_is_shown_as_it_was_signed_without_asking()
    {
        learner.HandIn(learner.Form(Sign, null, LearnerAtWork.Name) with { Language = "de" });

        Assert.False(ReadingLanguage.MustBeChosen(InTwo.Modules[0], APromise, learner.Learner.Standing(0), Person("en"), null));
        Assert.Equal("de", Shown(Sign, "en").Language);
    }

    private Module Shown(ActivityId activity, string hr) =>
        ReadingLanguage.OnScreen(InTwo.Modules[0], InTwo.Modules[0][activity]!, learner.Learner.Standing(0), Person(hr), null);

    private static CurrentPerson Person(string language) => new(new("E1"), LearnerAtWork.Name, Roles.Employee, [], [], "UTC", language);
}
