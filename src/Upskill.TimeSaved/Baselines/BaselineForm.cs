using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Primitives;
using Upskill.TimeSaved.Claims;

namespace Upskill.TimeSaved.Baselines;

/// <summary>A baseline as a form carries it: hours a week for each kind of work, <c>drafting-hours</c>, and <c>already-saved</c>. Pure.</summary>
/// <param name="Fields">As typed.</param>
/// <param name="Tasks">What of it was filled in; to be used where no field is at fault.</param>
/// <param name="SavedMinutes">By AI, already.</param>
internal sealed record BaselineForm(TypedFields Fields, ImmutableArray<BaselineTask> Tasks, int SavedMinutes)
{
    /// <summary>The field of what AI saves already.</summary>
    public const string Saved = "already-saved";

    /// <summary>The field of a kind of work.</summary>
    public static string Name(WorkTaskId task) => $"{task}-hours";

    /// <summary>Reads what was sent. Fields that are not sent are empty.</summary>
    public static BaselineForm Read(IEnumerable<KeyValuePair<string, StringValues>> form)
    {
        var tasks = WorkTasks.All.Select(task => Name(task.Id)).ToList();
        var (fields, minutes) = TypedFields.Read(form, [.. tasks, Saved], bareIsHours: true);
        if (fields.Faults.IsEmpty && minutes.Values.All(value => value is null))
            fields = fields.With(tasks[0], TimeFault.AllEmpty);
        else if (fields.Faults.IsEmpty && tasks.Sum(name => minutes[name] ?? 0) > PersonalHours.MinutesOfAWeek)
            fields = fields.With(tasks.MaxBy(name => minutes[name] ?? 0)!, TimeFault.TooLongTogether);
        return new(
            fields, [.. WorkTasks.All.Where(task => minutes[Name(task.Id)] > 0).Select(task => new BaselineTask(task.Id, minutes[Name(task.Id)]!.Value))], minutes[Saved] ?? 0);
    }

    /// <summary>A form that holds what was given.</summary>
    public static TypedFields Of(Baseline? baseline) => baseline is null ? TypedFields.None : TypedFields.None with
    {
        Typed = baseline.Tasks.Select(task => (Name(task.Task), task.MinutesAWeek)).Append((Saved, baseline.SavedMinutes))
            .ToImmutableDictionary(field => field.Item1, field => Written(field.Item2)),
    };

    private static string Written(int minutes) => minutes % 60 == 0
        ? (minutes / 60).ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{minutes / 60}:{minutes % 60:00}");
}
