using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Upskill.Learning.Activities.Readings;

namespace Upskill.Learning.Programmes;

/// <summary>What a programme says that anybody may read at any time. Pure.</summary>
internal static class ProgrammePassages
{
    /// <summary>The path of the list of approved tools.</summary>
    private const string DataRulesPath = "/data-rules";

    /// <summary>Its texts, as somebody of this language reads them.</summary>
    /// <param name="programme">The programme.</param>
    /// <param name="language">BCP 47.</param>
    /// <param name="dataRules">What the list of approved tools is called.</param>
    public static ProgrammeText Of(Programme programme, string language, string dataRules)
    {
        ImmutableArray<ProgrammePassage> passages =
        [
            .. programme.Modules.Select(module => module.In(language)).SelectMany(Readings),
            .. programme.DataRules?.Sections().Select(section => new ProgrammePassage(
                null, "", dataRules, section.Heading, section.Paragraphs, programme.Language, At(DataRulesPath, section))) ?? [],
        ];
        return new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(passages)))), passages);
    }

    private static IEnumerable<ProgrammePassage> Readings(Module module) =>
        from reading in module.Activities.OfType<Reading>()
        from section in reading.Text.Sections()
        select new ProgrammePassage(
            module.Id, module.Title, reading.Title, section.Heading, section.Paragraphs, module.Language, At($"/modules/{module.Id}/{reading.Id}", section));

    private static string At(string path, MarkdownSection section) => section.Anchor is { } anchor ? $"{path}#{Uri.EscapeDataString(anchor)}" : path;
}
