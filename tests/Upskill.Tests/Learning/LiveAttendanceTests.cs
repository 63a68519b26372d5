using CsCheck;
using Upskill.Learning;
using Upskill.Learning.Learners;
using Upskill.Learning.Programmes;
using static Upskill.Tests.Learning.SmallProgramme;

namespace Upskill.Tests.Learning;

/// <summary>An outcome is met by passing the module or by attending its live version long enough; what belongs to it is signed in either case.</summary>
public sealed class LiveAttendanceTests
{
    private const int Long = 45;
    private readonly LearnerAtWork learner = new(WithLive(SmallProgramme.Programme));

    [Fact]
    public void Who_was_there_long_enough_and_signs_has_completed_the_module_without_a_screen_of_it()
    {
        Assert.DoesNotContain(Attend(Long), fact => fact is LearnerFact.ModuleCompleted); // it is not signed yet
        Assert.Equal(Sign, learner.Programme[Main]!.Next(learner.Learner.Standing(0))!.Id);

        Assert.Contains(learner.Sign(), fact => fact is LearnerFact.ModuleCompleted { Module.Value: "main" });
        Assert.False(learner.Programme[Main]!.IsOpen(learner.Learner.Standing(0)));
        Assert.Equal(TimeSpan.Zero, learner.Programme[Main]!.Left(learner.Learner.Standing(0)));
    }

    [Fact]
    public void Signed_before_the_attendance_completes_it()
    {
        learner.Sign();

        Assert.Contains(Attend(Long), fact => fact is LearnerFact.ModuleCompleted);
        Assert.DoesNotContain(Attend(Long), fact => fact is LearnerFact.ModuleCompleted); // once
    }

    [Fact]
    public void Too_short_meets_nothing_and_two_short_ones_are_not_one_long_one()
    {
        learner.Sign();
        Attend(Long - 1);
        Attend(Long - 1);

        Assert.Empty(learner.Learner.Completions);
        Assert.Equal(Read, learner.Programme[Main]!.Next(learner.Learner.Standing(0))!.Id);
    }

    [Fact]
    public void While_they_are_there_it_is_noted_once_and_only_when_it_is_long_enough()
    {
        learner.Sign();
        Assert.Empty(Attend(Long - 1, isThere: true));
        Assert.Contains(Attend(Long, isThere: true), fact => fact is LearnerFact.ModuleCompleted);
        Assert.Empty(Attend(Long + 5, isThere: true));
        Assert.Equal([new LearnerFact.LiveAttended(Main, "s1", Long + 8)], Attend(Long + 8)); // all of it, at its end
    }

    [Fact]
    public void A_module_without_a_live_version_is_not_met_by_attendance_and_what_is_no_time_is_refused()
    {
        var other = new LearnerAtWork();
        other.Sign();
        other.Happen(other.Learner.Attend(new(CommandId.New(), Main, "s1", Long), other.Programme));
        Assert.Empty(other.Learner.Attend(new(CommandId.New(), Main, "s1", Long, IsThere: true), other.Programme));

        Assert.Empty(other.Learner.Completions);
        Assert.Equal("no-minutes", Assert.Throws<Refusal>(() => learner.Learner.Attend(new(CommandId.New(), Main, "s1", 0), learner.Programme)).Code);
        Assert.Equal("not-enrolled", Assert.Throws<Refusal>(() => Learner.Nobody.Attend(new(CommandId.New(), Main, "s1", Long), learner.Programme)).Code);
    }

    [Fact]
    public void Any_order_of_the_same_evidence_gives_the_same_completion() =>
        Gen.Shuffle(new[] { 0, 1, 2, 3 }).Sample(order =>
        {
            var somebody = new LearnerAtWork(WithLive(SmallProgramme.Programme));
            Action[] evidence =
            [
                () => somebody.Happen(somebody.Learner.Attend(new(CommandId.New(), Main, "s1", Long), somebody.Programme)),
                () => somebody.Sign(), () => somebody.ReadOn(), () => somebody.HandIn(somebody.Form(Read, Short)),
            ];
            foreach (var one in order)
                evidence[one]();

            Assert.Equal([Main, Short], somebody.Learner.Completions.Select(completion => completion.Module).OrderBy(module => module.Value));
            Assert.True(somebody.Learner.HasCompletedProgramme);
        });

    [Fact]
    public void How_long_is_data_of_the_module()
    {
        using var source = new ContentSource();
        Assert.Null(source.Read().Modules[0].LiveMinutes);
        source.Change("main/module.yaml", "outcome:", "live: 45\noutcome:");
        Assert.Equal(45, source.Read().Modules[0].LiveMinutes);
        source.Change("main/module.yaml", "live: 45", "live: 0");
        Assert.Contains("is met live in no minutes", Assert.Single(ProgrammeFiles.Inspect(source.Path).Mistakes).Wrong, StringComparison.Ordinal);
    }

    private IEnumerable<LearnerFact> Attend(int minutes, bool isThere = false)
    {
        var facts = learner.Learner.Attend(new(CommandId.New(), Main, "s1", minutes, isThere), learner.Programme);
        learner.Happen(facts);
        return facts;
    }

    private static Programme WithLive(Programme programme) =>
        programme with { Modules = [.. programme.Modules.Select(module => module.Id == Main ? module with { LiveMinutes = Long } : module)] };
}
