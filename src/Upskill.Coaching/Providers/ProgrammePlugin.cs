using System.ComponentModel;
using Microsoft.SemanticKernel;

namespace Upskill.Coaching.Providers;

/// <summary>The only tool that a model may call: it reads the programme that everybody may read, and changes nothing.</summary>
internal static class ProgrammePlugin
{
    private const int LongestWords = 200, LongestResult = 6_000;

    /// <summary>As Semantic Kernel takes it.</summary>
    public static KernelPlugin Of(IProgrammeSearch search) => KernelPluginFactory.CreateFromFunctions("programme", [KernelFunctionFactory.CreateFromMethod(
        async ([Description("A few words to look for.")] string words, [Description("en or de")] string language = "en") =>
            Cut(await search.Search(Cut(words, LongestWords), language is "de" ? "de" : "en"), LongestResult),
        "search", "Searches the programme's own text. Gives back passages, or says that there are none.")]);

    private static string Cut(string text, int longest) => text.Length <= longest ? text : text[..longest];
}
