using System.Collections.Immutable;
using Upskill.Learning.Activities;

namespace Upskill.Learning.Programmes;

/// <summary>A designed path of modules. Data: a folder of YAML and Markdown files.</summary>
/// <param name="DueAfter">From the first day of an enrolment to the last.</param>
public sealed record Programme(string Id, string Title, string Summary, string Language, TimeSpan DueAfter, ImmutableArray<Module> Modules)
{
    /// <summary>Which tools are approved, and which data may go where: the organisation's own list; null where the programme has none yet.</summary>
    public MarkdownText? DataRules { get; init; }

    /// <summary>Questions for peer groups to begin with, one a day, in this order.</summary>
    public ImmutableArray<string> Starters { get; init; } = [];

    /// <summary>Of all that its modules ask for: another one where one comes, goes or is changed.</summary>
    public string Version => string.Join(' ', Modules.Select(module => $"{module.Id}:{module.Version}"));

    /// <summary>The module, or null where the programme has none of this id.</summary>
    public Module? this[ModuleId id] => Modules.FirstOrDefault(module => module.Id == id);

    /// <summary>Languages that at least one module is there in.</summary>
    public ImmutableArray<string> Languages => [.. Modules.SelectMany(module => module.Languages).Distinct()];

    /// <summary>How many of a strand's outcomes are covered by these completions.</summary>
    public (int Covered, int Of) Coverage(Strand strand, ImmutableArray<Completion> completions)
    {
        var modules = Modules.Where(module => module.Strands.Contains(strand)).ToList();
        return (modules.Count(module => completions.Any(completion => completion.Module == module.Id)), modules.Count);
    }

    /// <summary>True when every module is completed.</summary>
    public bool IsCompleteWith(IReadOnlyCollection<ModuleId> completed) => Modules.All(module => completed.Contains(module.Id));
}

/// <summary>A part with one outcome.</summary>
/// <param name="Version">Hash of its files, 64 hex digits.</param>
/// <param name="Outcome">What a learner could be held to.</param>
public sealed record Module(
    ModuleId Id, string Title, string Outcome, string Version, ImmutableArray<Strand> Strands, ImmutableArray<Activity> Activities)
{
    /// <summary>BCP 47, of its texts.</summary>
    public string Language { get; init; } = LanguageTag.Fallback;

    /// <summary>The same in other languages: one requirement, so of the same id, version and activities.</summary>
    public ImmutableArray<Module> Variants { get; init; } = [];

    /// <summary>Names of its files.</summary>
    public ImmutableArray<string> Files { get; init; } = [];

    /// <summary>Languages that it is there in, its own first; the same of each variant.</summary>
    public ImmutableArray<string> Languages { get => field.IsDefault ? [Language] : field; init; }

    /// <summary>The module in exactly this language, or null.</summary>
    public Module? Written(string language) => Variants.Prepend(this).FirstOrDefault(variant => variant.Language == language);

    /// <summary>The module as somebody of this language reads it: in that language, else in English, else in its own.</summary>
    public Module In(string language) =>
        Written(language) ?? Closest(language) ?? Closest(LanguageTag.Fallback) ?? this;

    private Module? Closest(string language) => Variants.Prepend(this).FirstOrDefault(variant => LanguageTag.IsSame(variant.Language, language));

    /// <summary>All activities' durations.</summary>
    public TimeSpan Duration => Activities.Aggregate(TimeSpan.Zero, (sum, activity) => sum + activity.Duration);

    /// <summary>The activity, or null.</summary>
    public Activity? this[ActivityId id] => Activities.FirstOrDefault(activity => activity.Id == id);

    /// <summary>Who was at the live version of the module for so many minutes has met its outcome but for what is signed; null where there is none.</summary>
    public int? LiveMinutes { get; init; }

    /// <summary>
    /// Whether nothing more is needed of this activity: it is passed, or the live version was attended long enough. What is signed is signed in either case.
    /// </summary>
    public bool IsMet(Activity activity, ActivityStanding at, int attendedMinutes) =>
        activity.IsPassed(at) || (attendedMinutes >= LiveMinutes && !activity.IsSigned);

    /// <summary>The same, for one learner.</summary>
    public bool IsMet(Activity activity, LearnerStanding standing) =>
        IsMet(activity, standing.At(Id, activity.Id), standing.AttendedMinutes.GetValueOrDefault(Id));

    /// <summary>The first activity of which something is needed, or null where of none.</summary>
    public Activity? Next(LearnerStanding standing) => Activities.FirstOrDefault(activity => !IsMet(activity, standing));

    /// <summary>Of how many activities nothing more is needed.</summary>
    public int Passed(LearnerStanding standing) => Activities.Count(activity => IsMet(activity, standing));

    /// <summary>Activities whose older content the learner passed and whose new content asks them again.</summary>
    public IEnumerable<Activity> AsksAgain(LearnerStanding standing) => Activities.Where(activity => activity.AsksAgain(standing.At(Id, activity.Id)));

    /// <summary>Whether there is something to do: it was never completed, or asks again.</summary>
    public bool IsOpen(LearnerStanding standing) => standing.Of(Id) is null || AsksAgain(standing).Any();

    /// <summary>Durations of the activities of which something is needed, at least a minute where there are any.</summary>
    public TimeSpan Left(LearnerStanding standing)
    {
        var left = Activities.Where(activity => !IsMet(activity, standing)).ToList();
        var sum = left.Aggregate(TimeSpan.Zero, (sum, activity) => sum + activity.Duration);
        return left.Count > 0 && sum < TimeSpan.FromMinutes(1) ? TimeSpan.FromMinutes(1) : sum;
    }
}

/// <summary>What completion must cover.</summary>
public enum Strand
{
    /// <summary>Prompting, approved tools.</summary>
    Practical,
    /// <summary>Bias, limitations.</summary>
    Ethics,
    /// <summary>The human in the loop.</summary>
    Accountability,
}
