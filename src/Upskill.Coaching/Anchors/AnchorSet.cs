using System.Collections.Immutable;
using System.Text.Json;
using Upskill.Learning;

namespace Upskill.Coaching.Anchors;

/// <summary>The anchor texts of one exercise: prompts of varied quality that people mark, and that nobody wrote as a learner.</summary>
/// <param name="Module">Of the exercise.</param>
/// <param name="Activity">The exercise.</param>
/// <param name="Texts">In their order.</param>
public sealed record AnchorSet(ModuleId Module, ActivityId Activity, ImmutableArray<Anchor> Texts)
{
    /// <summary>All of them: data in <c>anchors.json</c>. They come without marks.</summary>
    public static readonly ImmutableArray<AnchorSet> All = Read();

    /// <summary>Key of the grain that holds their marks.</summary>
    public string Key => IAnchorMarksGrain.KeyOf(Module, Activity);

    /// <summary>The set of an exercise, or null where it has none.</summary>
    public static AnchorSet? Of(ModuleId module, ActivityId activity) => All.FirstOrDefault(set => set.Module == module && set.Activity == activity);

    /// <summary>Whether agreement on these texts, which are English, says anything of a prompt in this language.</summary>
    /// <param name="language">BCP 47.</param>
    public static bool SpeaksFor(string language) => language.Split('-')[0].Equals("en", StringComparison.OrdinalIgnoreCase);

    /// <summary>The module and the exercise as they are called there; by their ids where the programme has them no more.</summary>
    public string TitleIn(ImmutableArray<OutlinedModule> modules) =>
        modules.FirstOrDefault(module => module.Id == Module) is not { } found ? Key
            : found.Activities.Where(activity => activity.Id == Activity).Select(activity => $"{found.Title}: {activity.Title}").FirstOrDefault() ?? found.Title;

    private static ImmutableArray<AnchorSet> Read()
    {
        using var file = typeof(AnchorSet).Assembly.GetManifestResourceStream("anchors.json")!;
        return
        [
            .. JsonSerializer.Deserialize<List<WrittenSet>>(file, JsonSerializerOptions.Web)!.Select(set =>
                new AnchorSet(new(set.Exercise.Split('/')[0]), new(set.Exercise.Split('/')[1]), set.Anchors)),
        ];
    }

    private sealed record WrittenSet(string Exercise, ImmutableArray<Anchor> Anchors);
}

/// <summary>One text.</summary>
/// <param name="Id">For ever: ledgers name it. A text that is changed gets another one.</param>
/// <param name="Text">A prompt.</param>
public sealed record Anchor(string Id, string Text);
