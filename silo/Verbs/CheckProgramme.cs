using Upskill.Learning.Programmes;

namespace Upskill.Silo.Verbs;

/// <summary><c>check-programme PATH</c>: names file, line and cure of every mistake in a programme's folder; exit code 1 where there is one.</summary>
internal static class CheckProgramme
{
    public static int Run(string path)
    {
        var inspection = ProgrammeInspection.Of(path);
        foreach (var mistake in inspection.Mistakes)
            Console.WriteLine(mistake);
        Console.WriteLine(inspection.Summary);
        return inspection.Mistakes.Count == 0 ? 0 : 1;
    }
}
