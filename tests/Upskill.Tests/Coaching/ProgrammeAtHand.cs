using System.Text.Json;
using Upskill.Coaching.Tutor;
using Upskill.Learning;
using Upskill.Learning.Programmes;

namespace Upskill.Tests.Coaching;

/// <summary>Everyday AI as the tutor reads it, and the questions that it was tried with.</summary>
internal static class ProgrammeAtHand
{
    public static readonly ModuleId Prompting = new("prompting-for-work");

    private static readonly Programme EverydayAi = ProgrammeFiles.Read(Path.Combine(AppContext.BaseDirectory, "Programmes", "everyday-ai"));

    /// <summary>Each with the activities that answer it; none where the programme does not.</summary>
    public static readonly IReadOnlyList<AskedQuestion> Questions = JsonSerializer.Deserialize<List<AskedQuestion>>(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Coaching", "tutor-questions.json")), JsonSerializerOptions.Web)!;

    public static ProgrammeText In(string language) => ProgrammePassages.Of(EverydayAi, language, "Approved tools");

    public static PassageIndex Index(string language) => new(In(language).Passages.Where(passage => passage.Language == language), language);
}

/// <param name="Language">Of the question.</param>
/// <param name="Ask">The question.</param>
/// <param name="At">Last parts of the paths of activities that answer it.</param>
internal sealed record AskedQuestion(string Language, string Ask, IReadOnlyList<string> At)
{
    public bool IsAnsweredBy(ProgrammePassage passage) => At.Contains(passage.Path.Split('#')[0].Split('/')[^1]);
}
