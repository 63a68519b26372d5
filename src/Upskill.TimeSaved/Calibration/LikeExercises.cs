using System.Collections.Immutable;
using System.Text.Json;

namespace Upskill.TimeSaved.Calibration;

/// <summary>A pair of exercises that are alike in task, length and difficulty.</summary>
/// <param name="Kind">For ever: ledgers name it.</param>
/// <param name="Texts">By language, English always among them.</param>
internal sealed record LikeExercises(string Kind, ImmutableSortedDictionary<string, ExerciseTexts> Texts)
{
    /// <summary>The two variants.</summary>
    public const string First = "a", Second = "b";

    private const string Fallback = "en";

    /// <summary>All of them: data in <c>calibration-pairs.json</c>.</summary>
    public static readonly ImmutableArray<LikeExercises> All = Read();

    /// <summary>The pair of this kind.</summary>
    public static LikeExercises Of(string kind) => All.Single(pair => pair.Kind == kind);

    /// <summary>The texts in somebody's language, or the English ones, and which it is.</summary>
    /// <param name="language">BCP 47: <c>de-CH</c> is served by <c>de</c>.</param>
    public (ExerciseTexts Texts, string Language) In(string language) =>
        Texts.TryGetValue(language.Split('-')[0], out var texts) ? (texts, language.Split('-')[0]) : (Texts[Fallback], Fallback);

    private static ImmutableArray<LikeExercises> Read()
    {
        using var file = typeof(LikeExercises).Assembly.GetManifestResourceStream("calibration-pairs.json")!;
        return
        [
            .. JsonSerializer.Deserialize<List<Dictionary<string, JsonElement>>>(file)!.Select(pair => new LikeExercises(
                pair["id"].GetString()!, pair.Where(property => property.Key != "id").ToImmutableSortedDictionary(
                    property => property.Key, property => property.Value.Deserialize<ExerciseTexts>(JsonSerializerOptions.Web)!, StringComparer.OrdinalIgnoreCase))),
        ];
    }
}

/// <summary>A pair in one language.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Task">What is asked, of both variants the same.</param>
/// <param name="A">Paragraphs of the one.</param>
/// <param name="B">Paragraphs of the other.</param>
internal sealed record ExerciseTexts(string Name, string Task, ImmutableArray<string> A, ImmutableArray<string> B)
{
    /// <summary>Paragraphs of a variant.</summary>
    public ImmutableArray<string> Of(string variant) => variant == LikeExercises.First ? A : B;
}
