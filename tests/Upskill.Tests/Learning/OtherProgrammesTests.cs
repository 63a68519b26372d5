using System.Collections.Immutable;
using System.Globalization;
using CsCheck;
using Upskill.Learning;
using Upskill.Learning.Activities;
using Upskill.Learning.Activities.Readings;
using Upskill.Learning.Learners;
using Upskill.Learning.Programmes;
using Upskill.Testing;

namespace Upskill.Tests.Learning;

/// <summary>A programme of another kind is data and one new kind of activity; nothing else of the product knows of it.</summary>
public sealed class OtherProgrammesTests : IDisposable
{
    private static readonly ModuleId Module = new("main");
    private static readonly ActivityId Count = new("count");

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Work_experience_is_complete_when_enough_hours_were_worked_on_however_many_days() =>
        Gen.Int[1, 12].Array[1, 30].Sample(days =>
        {
            var learner = new LearnerAtWork(Programme);
            var worked = 0;
            foreach (var hours in days.TakeWhile(_ => worked < 35))
            {
                worked += hours;
                var facts = learner.HandIn(learner.Form(Count, Module, hours.ToString(CultureInfo.InvariantCulture)));
                Assert.Equal(worked >= 35, facts.Any(fact => fact is LearnerFact.ModuleCompleted));
            }
            Assert.Equal(worked >= 35, learner.Learner.HasCompletedProgramme);
        }, threads: 1);

    [Fact]
    public void A_day_of_no_hours_or_of_more_than_twelve_is_refused()
    {
        var learner = new LearnerAtWork(Programme);

        Assert.Equal("no-such-day", learner.Refused(learner.Form(Count, Module, "0")));
        Assert.Equal("no-such-day", learner.Refused(learner.Form(Count, Module, "13")));
        Assert.Equal("no-such-day", learner.Refused(learner.Form(Count, Module, "all day")));
    }

    [Fact]
    public void Outreach_counts_heads_who_have_no_account_and_is_complete_with_enough_of_them()
    {
        var learner = new LearnerAtWork(Read("outreach", "heads", "needed: 60", ("heads", Heads.Read)));

        Assert.DoesNotContain(learner.HandIn(learner.Form(Count, Module, "A school in Basel", "24")), fact => fact is LearnerFact.AttemptAssessed);
        Assert.Equal("no-such-visit", learner.Refused(learner.Form(Count, Module, "Nobody came", "0")));
        var facts = learner.HandIn(learner.Form(Count, Module, "An open day", "41"));

        Assert.Contains(facts, fact => fact is LearnerFact.AttemptAssessed { Passed: true, Right: 65, Of: 60 });
        Assert.True(learner.Learner.HasCompletedProgramme);
        Assert.Equal(new(1, 1, 1), learner.Learner.Figures);
    }

    private Programme? experience;

    private Programme Programme => experience ??= Read("experience", "hours", "needed: 35", ("hours", Hours.Read));

    private Programme Read(string id, string kind, string content, (string Kind, Func<ActivityFile, Activity> Read) extra)
    {
        Directory.CreateDirectory(Path.Combine(folder.Path, "main"));
        File.WriteAllText(Path.Combine(folder.Path, "programme.yaml"),
            $"id: {id}\ntitle: Another\nsummary: Another kind.\nlanguage: en\ndueAfterDays: 90\nmodules: [main]\n");
        File.WriteAllText(Path.Combine(folder.Path, "main", "module.yaml"), $"id: main\ntitle: Main\noutcome: You did it.\nstrands: [practical]\n"
            + $"activities:\n  - id: count\n    kind: {kind}\n    title: Count\n    {content}\n");
        var (programme, mistakes) = ProgrammeFiles.Inspect(folder.Path, ProgrammeFiles.Kinds.Add(extra.Kind, extra.Read));
        Assert.Empty(mistakes);
        return programme!;
    }

    /// <summary>Days worked, one submission a day, until there are enough hours.</summary>
    private sealed record Hours(ActivityId Id, string Title, int Needed) : Activity(Id, Title, TimeSpan.FromHours(Needed))
    {
        public override int Steps => 1;

        public override Type Component => typeof(ReadingPart);

        public override Course After(ImmutableArray<StepTaken> steps)
        {
            var worked = steps.Sum(step => int.Parse(step.Choices[0], CultureInfo.InvariantCulture));
            return worked >= Needed ? new Course.Ended(new(true, worked, Needed)) : new Course.Continues($"day-{steps.Length + 1}");
        }

        public override void Admit(string step, ImmutableArray<string> choices, string learnerName)
        {
            if (choices is not [var text] || !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var hours) || hours is < 1 or > 12)
                throw new Refusal("no-such-day", "Write the hours of one day, 1 to 12.");
        }

        public static Activity Read(ActivityFile file) => new Hours(file.Id, file.Title, file.Node.Whole("needed"));
    }

    /// <summary>Visits with how many people came, until enough were reached.</summary>
    private sealed record Heads(ActivityId Id, string Title, int Needed) : Activity(Id, Title, TimeSpan.FromHours(8))
    {
        public override int Steps => 1;

        public override Type Component => typeof(ReadingPart);

        public override Course After(ImmutableArray<StepTaken> steps)
        {
            var reached = steps.Sum(step => int.Parse(step.Choices[1], CultureInfo.InvariantCulture));
            return reached >= Needed ? new Course.Ended(new(true, reached, Needed)) : new Course.Continues($"visit-{steps.Length + 1}");
        }

        public override void Admit(string step, ImmutableArray<string> choices, string learnerName)
        {
            if (choices is not [{ Length: > 0 }, var text] || !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var heads) || heads < 1)
                throw new Refusal("no-such-visit", "Write where it was and how many came.");
        }

        public static Activity Read(ActivityFile file) => new Heads(file.Id, file.Title, file.Node.Whole("needed"));
    }
}
