using System.Collections.Immutable;
using Upskill.Learning.Activities;

namespace Upskill.Learning.Programmes;

/// <summary>
/// The same module in other languages: a folder a language inside the module's own, with files of the same names. All of them are one requirement, so their
/// activities, and what can be chosen in them, are the same.
/// </summary>
internal static class ModuleVariants
{
    /// <summary>A module with its variants, which hold its version, its rules and what counts as passed in any of the languages.</summary>
    public static Module With(Module module, ImmutableArray<Module> variants)
    {
        ImmutableArray<string> Counts(ActivityId id) =>
            [.. variants.Append(module).Select(variant => variant[id]?.Content).OfType<string>().Distinct(), module.Version];
        Activity Ruled(Activity activity) => module[activity.Id] is { } own
            ? activity with { MostAttempts = own.MostAttempts, Renews = own.Renews, ChangedOn = own.ChangedOn, Counts = Counts(own.Id) }
            : activity;

        Module Of(Module variant) => variant with
        {
            Version = module.Version,
            Languages = [module.Language, .. variants.Select(other => other.Language)],
            Activities = [.. variant.Activities.Select(Ruled)],
        };
        return Of(module) with { Variants = [.. variants.Select(Of)] };
    }

    /// <summary>Notes what a variant lacks or has otherwise than the module.</summary>
    /// <param name="module">As its own file has it.</param>
    /// <param name="variant">In another language.</param>
    /// <param name="file">The variant's.</param>
    /// <param name="lines">Where its activities stand there.</param>
    public static void Compare(Module module, Module variant, ContentFile file, IReadOnlyDictionary<ActivityId, int> lines)
    {
        const string Cure = "Write it as in the module’s own folder; only texts are translated.";
        var name = $"The module in {variant.Language}";
        if (variant.Id != module.Id)
            file.Note(1, $"{name} has the id {variant.Id}, not {module.Id}.", Cure);
        if (!variant.Strands.SequenceEqual(module.Strands))
            file.Note(1, $"{name} has other strands.", Cure);
        foreach (var missing in module.Activities.Where(activity => variant[activity.Id] is null))
            file.Note(1, $"{name} lacks the activity {missing.Id}.", "Add it, translated.");
        foreach (var (activity, own) in variant.Activities.Select(activity => (activity, module[activity.Id])))
        {
            var line = lines[activity.Id];
            if (own is null)
                file.Note(line, $"{name} has the activity {activity.Id}, which the module does not have.", "Remove it, or add it to the module’s own file.");
            else if (own.GetType() != activity.GetType())
                file.Note(line, $"{name} has the activity {activity.Id} of another kind.", Cure);
            else if (own.Shape.Except(activity.Shape).FirstOrDefault() is { } lacks)
                file.Note(line, $"{name} has the activity {activity.Id} otherwise: it lacks {lacks}.", Cure);
            else if (activity.Shape.Except(own.Shape).FirstOrDefault() is { } has)
                file.Note(line, $"{name} has the activity {activity.Id} otherwise: it has {has}, which the module does not have.", Cure);
        }
        if (module.Activities.Select(activity => activity.Id).Where(id => variant[id] is not null)
            .SequenceEqual(variant.Activities.Select(activity => activity.Id).Where(id => module[id] is not null)) is false)
        {
            file.Note(1, $"{name} has its activities in another order.", Cure);
        }
        foreach (var other in file.Folder.Files.Except(module.Files))
            file.Note(1, $"{name} has a file, {other}, that the module does not have.", "Give it the name that it has in the module’s own folder, or remove it.");
    }
}
