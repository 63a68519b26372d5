using System.Globalization;

namespace Upskill.Learning.Programmes;

/// <summary>What an author is told about a programme's folder, before anybody learns from it.</summary>
/// <param name="Mistakes">All of them, in order of file and line; where there is none, the programme can be learnt from.</param>
/// <param name="Summary">One sentence about the whole.</param>
public sealed record ProgrammeInspection(IReadOnlyList<ContentMistake> Mistakes, string Summary)
{
    /// <summary>Reads the folder; changes nothing.</summary>
    public static ProgrammeInspection Of(string path)
    {
        var (programme, mistakes) = ProgrammeFiles.Inspect(path);
        return new(mistakes, mistakes.Count switch
        {
            0 => Praise(programme!),
            1 => "1 mistake. Nobody can learn from this programme until it is mended.",
            var count => $"{count} mistakes. Nobody can learn from this programme until they are mended.",
        });
    }

    private static string Also(Module module) => module.Variants.IsEmpty ? "" : $", also in {string.Join(", ", module.Variants.Select(variant => variant.Language))}";

    private static string Praise(Programme programme)
    {
        var modules = programme.Modules.Select(module =>
            string.Create(CultureInfo.InvariantCulture, $"{module.Id} ({module.Activities.Length} activities, {module.Duration.TotalMinutes:0} minutes{Also(module)})"));
        return $"{programme.Title} has no mistakes: {string.Join(", ", modules)}.";
    }
}
