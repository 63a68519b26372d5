using System.Collections.Immutable;
using Upskill.Simulation;
using Upskill.Simulation.Lessons;
using Upskill.Simulation.People;
using Upskill.Workforce;

namespace Upskill.Tests.Simulation;

/// <summary>A company of invented people, and lessons to learn: what the pure part of the simulator is tested with.</summary>
internal static class SimulatedPeople
{
    /// <summary>A Monday.</summary>
    public static readonly DateOnly From = new(2026, 3, 2);

    private static readonly string[] Zones = ["Europe/Zurich", "Asia/Tokyo", "America/New_York"];

    /// <summary>Six modules of four activities.</summary>
    public static readonly Curriculum Lessons = new([.. Enumerable.Range(1, 6).Select(module => new Lesson(new($"module-{module}"), ["en"],
        [.. Enumerable.Range(1, 4).Select(part => new Exercise(new($"part-{part}"), TimeSpan.FromMinutes(9), 0, null, [new("", [], null)], ExerciseKind.InOrder))]))]);

    /// <summary>A company for six weeks.</summary>
    public static Company Company(int seed, int people = 400) => new(
        seed, From, new(From.AddDays(42), TimeOnly.MinValue, TimeSpan.Zero), [.. Enumerable.Range(0, people).Select(Colleague)], Lessons);

    private static Colleague Colleague(int number)
    {
        var function = new UnitId($"function-{number % 4}");
        return new(new($"P{number:0000}"), $"Person {number}", function, Zones[number % Zones.Length], "en",
            number % 20 == 5 ? new Leave(From.AddDays(7), From.AddDays(20)) : null, Leads: number % 10 == 0, ChampionOf: number is >= 8 and < 12 ? function : null);
    }
}
