using System.Collections.Immutable;
using Upskill.Learning;
using Upskill.Learning.Activities;
using Upskill.Learning.Learners;
using Upskill.Learning.Programmes;

namespace Upskill.Tests.Learning;

/// <summary>A learner who hands in what the screen asks for, as in the grain: decide, then fold. Keeps all that happened.</summary>
internal sealed class LearnerAtWork
{
    public const string Name = "Noor Haddad";
    public static readonly DateTimeOffset Begin = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    public LearnerAtWork(Programme? programme = null)
    {
        Programme = programme ?? SmallProgramme.Programme;
        Happen(Learner.PlaceAt(new(CommandId.New(), new("quality"), "CH", "G2", new(2020, 1, 1), null), Programme, DateOnly.FromDateTime(Now.UtcDateTime)));
    }

    /// <summary>May be replaced while the learner works, as a release does.</summary>
    public Programme Programme { get; set; }

    public Learner Learner { get; private set; } = Learner.Nobody;

    public List<(LearnerFact Fact, DateTimeOffset At)> History { get; } = [];

    /// <summary>A minute later with every submission.</summary>
    public DateTimeOffset Now { get; private set; } = Begin;

    public IEnumerable<LearnerFact> Facts => History.Select(entry => entry.Fact);

    public ActivityStanding At(ActivityId activity, ModuleId? module = null) =>
        Learner.Standing(0).At(module ?? SmallProgramme.Main, activity);

    /// <summary>What the form on the activity's screen would post.</summary>
    public MakeSubmission Form(ActivityId activity, ModuleId? module = null, params ImmutableArray<string> choices)
    {
        var (inModule, standing) = (Programme[module ?? SmallProgramme.Main]!, At(activity, module));
        var steps = standing.Assessment is null ? standing.Steps : [];
        var step = inModule[activity]!.After(steps) is Course.Continues open ? open.Step : "";
        return new(CommandId.New(), inModule.Id, activity, inModule.Version,
            standing.Assessment is null ? standing.Attempt : standing.Attempt + 1, step, choices, Name);
    }

    public ImmutableArray<LearnerFact> HandIn(ActivityId activity, params ImmutableArray<string> choices) =>
        HandIn(Form(activity, null, choices));

    public ImmutableArray<LearnerFact> HandIn(MakeSubmission form)
    {
        var facts = Learner.Submit(form, Programme);
        Now += TimeSpan.FromMinutes(1);
        Happen(facts);
        return facts;
    }

    /// <summary>The code of the refusal that this meets; nothing has changed.</summary>
    public string Refused(MakeSubmission form)
    {
        var before = Learner;
        var code = Assert.Throws<Refusal>(() => Learner.Submit(form, Programme)).Code;
        Assert.Same(before, Learner);
        return code;
    }

    public ImmutableArray<LearnerFact> ReadOn() => HandIn(SmallProgramme.Read);

    public ImmutableArray<LearnerFact> Sign() => HandIn(SmallProgramme.Sign, Name);

    /// <summary>Answers of the check, in the order of its questions.</summary>
    public ImmutableArray<LearnerFact> Answer(params string[] answers)
    {
        var last = ImmutableArray<LearnerFact>.Empty;
        foreach (var answer in answers)
            last = HandIn(SmallProgramme.Test, [.. answer.Select(option => option.ToString())]);
        return last;
    }

    public ImmutableArray<LearnerFact> PassCheck() => Answer("a", "ac", "a");

    public ImmutableArray<LearnerFact> FailCheck() => Answer("b", "b", "a");

    /// <summary>Choices of the scenario, one after the other.</summary>
    public ImmutableArray<LearnerFact> Choose(params string[] choices)
    {
        var last = ImmutableArray<LearnerFact>.Empty;
        foreach (var choice in choices)
            last = HandIn(SmallProgramme.Play, choice);
        return last;
    }

    public ImmutableArray<LearnerFact> CompleteMain()
    {
        ReadOn();
        PassCheck();
        Choose("b", "a");
        return Sign();
    }

    public void Happen(IEnumerable<LearnerFact> facts)
    {
        foreach (var fact in facts)
        {
            History.Add((fact, Now));
            Learner = Learner.With(fact, Now);
        }
    }
}
