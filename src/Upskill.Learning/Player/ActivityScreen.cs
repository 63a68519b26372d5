using System.Collections.Immutable;
using Upskill.Learning.Activities;
using Upskill.Learning.Programmes;

namespace Upskill.Learning.Player;

/// <summary>What an activity's component draws from.</summary>
/// <param name="Module">The module that is played.</param>
/// <param name="Activity">The activity on this screen.</param>
/// <param name="Standing">Where the learner stands in it.</param>
/// <param name="LearnerId">Who learns.</param>
/// <param name="LearnerName">As the top bar shows it.</param>
/// <param name="Again">The learner asked for another attempt at what they have finished.</param>
/// <param name="Secret">The learner's own, for <see cref="Draw"/>; never shown.</param>
public sealed record ActivityScreen(
    Module Module, Activity Activity, ActivityStanding Standing, PersonId LearnerId, string LearnerName, bool Again, string Secret = "")
{
    /// <summary>The activity, as this learner meets it.</summary>
    public Activity Activity { get; } = Activity.For(new(Secret, Standing.Seen));

    /// <summary>Where the learner stands, as far as it is about the content that is shown.</summary>
    public ActivityStanding Standing { get; } = Standing.Under(Module.Version);

    /// <summary>For a <c>lang</c> attribute of what the module's author wrote: null where it is the page's own.</summary>
    public string? Lang => LanguageTag.OnPage(Module.Language);

    /// <summary>Steps of the attempt that is shown: none where a new one begins.</summary>
    public ImmutableArray<StepTaken> Steps => BeginsAnew ? [] : Standing.Steps;

    /// <summary>The attempt that a submission from this screen belongs to.</summary>
    public int Attempt => Standing.Assessment is null ? Standing.Attempt : Standing.Attempt + 1;

    /// <summary>The judgement to show, where the attempt that is shown has ended.</summary>
    public Assessment? Assessment => BeginsAnew ? null : Standing.Assessment;

    /// <summary>The step that is asked for, or null where the attempt has ended.</summary>
    public string? OpenStep => Activity.After(Steps) is Course.Continues open ? open.Step : null;

    /// <summary>The activity after this one, or null at the end.</summary>
    public Activity? Following => Neighbour(+1);

    /// <summary>The activity before this one, or null at the beginning.</summary>
    public Activity? Previous => Neighbour(-1);

    /// <summary>From 1.</summary>
    public int Number => Index + 1;

    /// <summary>This screen's path.</summary>
    public string Path => PathOf(Activity);

    private int Index => Module.Activities.IndexOf(Module[Activity.Id]!);

    /// <summary>The learner passed an older content, and the new one asks them again.</summary>
    public bool AsksAgain => Activity.AsksAgain(Standing);

    /// <summary>There is a pass that counts today.</summary>
    public bool IsPassed => Activity.IsPassed(Standing);

    // Who is asked again sees the question, not the judgement of what it was before; from then on, what came of the new attempts.
    private bool BeginsAnew => (Again || (AsksAgain && Standing.Ended == Standing.EndedAtPass)) && Standing.Assessment is not null && !Activity.IsUsedUp(Standing);

    /// <summary>What was typed to sign before the person was asked who they are; null where nothing was.</summary>
    public string? Typed { get; init; }

    /// <summary>Path that all modules lie below.</summary>
    public string Within { get; init; } = "/modules";

    /// <summary>Path of another screen of the module.</summary>
    public string PathOf(Activity activity) => $"{Within}/{Module.Id}/{activity.Id}";

    private Activity? Neighbour(int by) => Module.Activities.ElementAtOrDefault(Index + by);
}
