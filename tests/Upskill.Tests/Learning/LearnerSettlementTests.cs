using System.Collections.Immutable;
using CsCheck;
using Upskill.Learning;
using Upskill.Learning.Activities;
using Upskill.Learning.Learners;
using Upskill.Learning.Programmes;
using static Upskill.Tests.Learning.SmallProgramme;

namespace Upskill.Tests.Learning;

/// <summary>What is completed where the programme changes and the learner does nothing.</summary>
public sealed class LearnerSettlementTests
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(LearnerAtWork.Begin.UtcDateTime);
    private readonly LearnerAtWork learner = new();

    [Fact]
    public void Who_did_all_that_a_changed_module_still_asks_has_completed_it_in_its_new_version_and_once()
    {
        learner.ReadOn();
        learner.PassCheck();
        learner.Choose("b", "a");
        Assert.Empty(learner.Learner.Settle(learner.Programme));

        learner.Programme = Of([AReading, ACheck, AScenario], "v2");

        var completed = Assert.IsType<LearnerFact.ModuleCompleted>(Assert.Single(Settled()));
        Assert.Equal((Main, "v2"), (completed.Module, completed.Version));
        Assert.False(learner.Programme[Main]!.IsOpen(learner.Learner.Standing(0)));
        Assert.Empty(Settled());
    }

    [Fact]
    public void Who_was_at_a_live_version_for_as_long_as_it_is_to_last_from_now_on_has_met_it()
    {
        learner.Programme = Live(45);
        learner.Happen(learner.Learner.Attend(new(CommandId.New(), Main, "s1", 30), learner.Programme));
        learner.Sign();
        Assert.Empty(Settled());

        learner.Programme = Live(30);

        Assert.Equal(Main, Assert.IsType<LearnerFact.ModuleCompleted>(Assert.Single(Settled())).Module);
    }

    [Fact]
    public void Where_the_only_module_that_was_missing_goes_the_programme_is_complete_in_the_figures_too()
    {
        learner.CompleteMain();
        Assert.Equal(new(1, 1, 0), learner.Learner.Figures);

        learner.Programme = Without(Short);

        Assert.Equal<LearnerFact>([new LearnerFact.ProgrammeCompleted("small")], Settled());
        Assert.Equal((new(1, 1, 1), MandatoryStatus.Complete), (learner.Learner.Figures, learner.Learner.Status(learner.Programme, Today.AddYears(1))));
        Assert.Empty(Settled());
    }

    [Fact]
    public void What_was_completed_stays_as_it_is_whatever_comes()
    {
        learner.CompleteMain();
        learner.HandIn(learner.Form(Read, Short));

        learner.Programme = Of([AReading], "v2");

        Assert.Empty(Settled());
    }

    [Fact]
    public void Whoever_is_not_enrolled_or_not_here_is_settled_when_they_are()
    {
        learner.ReadOn();
        learner.Programme = Of([AReading], "v2");
        learner.Happen([new LearnerFact.EnrolmentEnded()]);
        Assert.Empty(Settled());
        Assert.IsType<LearnerFact.ModuleCompleted>(learner.Learner.Join(new(CommandId.New(), new("spring"), Today, Today.AddDays(40)), learner.Programme)[^1]);

        learner.Happen([new LearnerFact.Left()]);
        Assert.Empty(Settled());
        learner.Happen(learner.Learner.PlaceAt(new(CommandId.New(), new("quality"), "CH", "G2", new(2020, 1, 1), null), learner.Programme, Today));

        Assert.Equal([Main], learner.Learner.Completions.Select(completion => completion.Module));
        Assert.Empty(Settled());
    }

    [Fact]
    public void Whatever_was_done_and_whatever_the_programme_becomes_nobody_is_left_with_nothing_to_do_and_no_completion() =>
        Gen.Select(Gen.Bool.Array[5], Gen.Bool.Array[4], Gen.Bool).Where((_, asked, _) => asked.Any(one => one)).Sample((done, asked, hasShort) =>
        {
            var work = new LearnerAtWork();
            Action[] acts = [() => work.ReadOn(), () => work.PassCheck(), () => work.Choose("b", "a"), () => work.Sign(), () => work.HandIn(work.Form(Read, Short))];
            foreach (var act in acts.Where((_, i) => done[i]))
                act();
            var programme = Of([.. new Activity[] { AReading, ACheck, AScenario, APromise }.Where((_, i) => asked[i])], "v2");
            programme = hasShort ? programme : programme with { Modules = [programme[Main]!] };

            var facts = work.Learner.Settle(programme);
            work.Happen(facts);

            var standing = work.Learner.Standing(0);
            Assert.All(programme.Modules, module => Assert.Equal(module.Next(standing) is not null, standing.Of(module.Id) is null));
            Assert.Equal(programme.Modules.All(module => standing.Of(module.Id) is not null), work.Learner.HasCompletedProgramme);
            Assert.Equal(facts.Count(fact => fact is LearnerFact.ProgrammeCompleted), facts.LastOrDefault() is LearnerFact.ProgrammeCompleted ? 1 : 0);
            Assert.Empty(work.Learner.Settle(programme));
        });

    private ImmutableArray<LearnerFact> Settled()
    {
        var facts = learner.Learner.Settle(learner.Programme);
        learner.Happen(facts);
        return facts;
    }

    private static Programme Live(int minutes) =>
        SmallProgramme.Programme with { Modules = [SmallProgramme.Programme[Main]! with { LiveMinutes = minutes }, SmallProgramme.Programme[Short]!] };

    private static Programme Without(ModuleId module) =>
        SmallProgramme.Programme with { Modules = [.. SmallProgramme.Programme.Modules.Where(one => one.Id != module)] };
}
