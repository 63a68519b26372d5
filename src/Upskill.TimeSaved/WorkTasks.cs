using System.Collections.Immutable;
using System.Text.Json;

namespace Upskill.TimeSaved;

/// <summary>A kind of work and what it is called.</summary>
/// <param name="Id">For ever: claims name it.</param>
/// <param name="Names">By language, English always among them.</param>
public sealed record WorkTask(WorkTaskId Id, ImmutableSortedDictionary<string, string> Names)
{
    private const string Fallback = "en";

    /// <summary>The name in somebody's language, or the English one, and which it is.</summary>
    /// <param name="language">BCP 47: <c>de-CH</c> is served by <c>de</c>.</param>
    public (string Name, string Language) In(string language) =>
        Names.TryGetValue(language.Split('-')[0], out var name) ? (name, language.Split('-')[0]) : (Names[Fallback], Fallback);
}

/// <summary>The kinds of work that people are asked about: data in <c>work-tasks.json</c>, in the order of a form, the most usual first.</summary>
internal static class WorkTasks
{
    /// <summary>All of them.</summary>
    public static readonly ImmutableArray<WorkTask> All = Read();

    /// <summary>Whether there is one of this id.</summary>
    public static bool Has(WorkTaskId id) => All.Any(task => task.Id == id);

    private static ImmutableArray<WorkTask> Read()
    {
        using var file = typeof(WorkTasks).Assembly.GetManifestResourceStream("work-tasks.json")!;
        return
        [
            .. JsonSerializer.Deserialize<List<Dictionary<string, string>>>(file)!.Select(task => new WorkTask(
                new(task["id"]), task.Where(pair => pair.Key != "id").ToImmutableSortedDictionary(StringComparer.OrdinalIgnoreCase))),
        ];
    }
}
