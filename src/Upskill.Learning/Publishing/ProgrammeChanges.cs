using System.Collections.Immutable;
using Upskill.Learning.Activities;
using Upskill.Learning.Programmes;

namespace Upskill.Learning.Publishing;

/// <summary>What becomes of something when new content is published.</summary>
internal enum ContentChange
{
    /// <summary>It is not there today.</summary>
    Added,
    /// <summary>It is there today only.</summary>
    Removed,
    /// <summary>Its content is another; who passed it is asked again.</summary>
    AsksAgain,
    /// <summary>Its content is another; a pass stands.</summary>
    Keeps,
}

/// <summary>What new content changes. Pure.</summary>
internal static class ProgrammeChanges
{
    /// <summary>The modules that are different, in the order of the new programme, those that go last; each with what is different in it.</summary>
    public static ImmutableArray<ModuleChange> Of(Programme today, Programme next)
    {
        var stay = next.Modules.Where(module => today[module.Id]?.Version != module.Version)
            .Select(module => today[module.Id] is { } before ? new ModuleChange(module, null, Activities(before, module)) : new(module, ContentChange.Added, []));
        var go = today.Modules.Where(module => next[module.Id] is null).Select(module => new ModuleChange(module, ContentChange.Removed, []));
        return [.. stay, .. go];
    }

    /// <summary>Whether the list of approved tools is another.</summary>
    public static bool OfDataRules(Programme today, Programme next) => today.DataRules?.Hash != next.DataRules?.Hash;

    /// <summary>Whether peer groups are asked other questions.</summary>
    public static bool OfStarters(Programme today, Programme next) => !today.Starters.SequenceEqual(next.Starters);

    /// <summary>Whether there is something to publish.</summary>
    public static bool Any(Programme today, Programme next) => OfDataRules(today, next) || OfStarters(today, next) || !Of(today, next).IsEmpty;

    /// <summary>Whom of one person's record the new content touches.</summary>
    public static ContentTally TallyOf(LearnerStanding standing, Programme today, Programme next)
    {
        var asked = next.Modules.Where(module => today[module.Id] is not null)
            .SelectMany(module => module.AsksAgain(standing).Where(activity => today[module.Id]![activity.Id]?.AsksAgain(standing.At(module.Id, activity.Id)) is not true)
                .Select(activity => $"{module.Id}/{activity.Id}")).ToList();
        var underWay = next.Modules.Where(module => today[module.Id] is { } before && before.Version != module.Version
            && standing.Of(module.Id) is null && standing.Activities.Any(activity => activity.Module == module.Id));
        return new(asked.Count > 0 ? 1 : 0, asked.ToImmutableDictionary(activity => activity, _ => 1L), underWay.ToImmutableDictionary(module => module.Id.Value, _ => 1L));
    }

    private static ImmutableArray<ActivityChange> Activities(Module today, Module next) =>
    [
        .. next.Activities.Where(activity => today[activity.Id] is not { } before || before.Content != activity.Content)
            .Select(activity => new ActivityChange(activity, today[activity.Id] is null ? ContentChange.Added : activity.Renews ? ContentChange.AsksAgain : ContentChange.Keeps)),
        .. today.Activities.Where(activity => next[activity.Id] is null).Select(activity => new ActivityChange(activity, ContentChange.Removed)),
    ];
}

/// <summary>A module that is different.</summary>
/// <param name="Module">As it will be; as it is, where it goes.</param>
/// <param name="Whole">Where the module comes or goes as a whole; null where it stays.</param>
/// <param name="Activities">What is different in it; none where only its title, its outcome or texts in another language are.</param>
internal sealed record ModuleChange(Module Module, ContentChange? Whole, ImmutableArray<ActivityChange> Activities);

/// <summary>An activity that is different.</summary>
internal sealed record ActivityChange(Activity Activity, ContentChange Change);
