using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace Upskill.TimeSaved.Claims;

/// <summary>A week's claim as a form carries it: three fields for each kind of work, <c>drafting-saved</c> and so on. Pure.</summary>
/// <param name="Fields">As typed.</param>
/// <param name="Tasks">What of it was filled in; to be used where no field is at fault.</param>
internal sealed record ClaimForm(TypedFields Fields, ImmutableArray<TaskMinutes> Tasks)
{
    /// <summary>The three fields of a kind of work, in order.</summary>
    public static readonly ImmutableArray<string> Parts = ["saved", "checking", "lost"];

    /// <summary>How many kinds of work a form shows at once to somebody of whom nothing is known.</summary>
    private const int Usual = 4;

    /// <summary>A field's name, and its id on the page.</summary>
    public static string Name(WorkTaskId task, string part) => $"{task}-{part}";

    /// <summary>Reads what was sent. Fields that are not sent are empty.</summary>
    public static ClaimForm Read(IEnumerable<KeyValuePair<string, StringValues>> form)
    {
        var names = WorkTasks.All.SelectMany(task => Parts.Select(part => Name(task.Id, part))).ToList();
        var (fields, minutes) = TypedFields.Read(form, names, bareIsHours: false);
        if (fields.Faults.IsEmpty && minutes.Values.All(value => value is null))
            fields = fields.With(names[0], TimeFault.AllEmpty);
        else if (fields.Faults.IsEmpty && minutes.Values.Sum(value => value ?? 0) > PersonalHours.MinutesOfAWeek)
            fields = fields.With(names.MaxBy(name => minutes[name] ?? 0)!, TimeFault.TooLongTogether);
        return new(fields, [.. WorkTasks.All.Where(task => Parts.Any(part => minutes[Name(task.Id, part)] is not null)).Select(task =>
        {
            int Of(string part) => minutes[Name(task.Id, part)] ?? 0;
            return new TaskMinutes(task.Id, Of(Parts[0]), Of(Parts[1]), Of(Parts[2]));
        })]);
    }

    /// <summary>A form that holds what was claimed.</summary>
    public static TypedFields Of(TimeSavedClaim? claim) => TypedFields.None with
    {
        Typed = (claim?.Tasks ?? []).SelectMany(task => Parts.Zip([task.Saved, task.Checking, task.Lost]).Select(part => (Name(task.Task, part.First), part.Second)))
            .ToImmutableDictionary(field => field.Item1, field => field.Second.ToString(CultureInfo.InvariantCulture)),
    };

    /// <summary>Kinds of work to show at once: those that something is typed for, that were claimed last, or that the baseline names; else the most usual.</summary>
    public static ImmutableArray<WorkTask> AtOnce(TypedFields fields, HoursStanding standing, WeekId week)
    {
        var known = (standing.Before(week)?.Tasks.Select(task => task.Task) ?? []).Concat(standing.Baseline?.Tasks.Select(task => task.Task) ?? []).ToHashSet();
        bool IsTyped(WorkTask task) => Parts.Any(part => fields[Name(task.Id, part)].Length > 0 || fields.Faults.ContainsKey(Name(task.Id, part)));
        var shown = WorkTasks.All.Where(task => known.Contains(task.Id) || IsTyped(task)).ToImmutableArray();
        return shown.IsEmpty ? [.. WorkTasks.All.Take(Usual)] : shown;
    }
}
