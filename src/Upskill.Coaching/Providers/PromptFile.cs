using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.SemanticKernel;

namespace Upskill.Coaching.Providers;

/// <summary>One prompt function: a few settings, a line of three hyphens, and a template of Semantic Kernel with its messages.</summary>
/// <param name="Function">What Semantic Kernel made of the template.</param>
/// <param name="Placeholders">What must be given with a question, each once: nothing more, nothing less.</param>
/// <param name="Length">Of the template, in characters.</param>
internal sealed partial record PromptFile(KernelFunction Function, ImmutableSortedSet<string> Placeholders, int Length)
{
    private const int DefaultTokens = 500;

    /// <summary><c>max-tokens</c>: how long an answer may be.</summary>
    public int MostTokens { get; private init; } = DefaultTokens;

    /// <summary><c>temperature</c>; nought where the file says nothing, so that the same text is answered as alike as the model can.</summary>
    public double Temperature { get; private init; }

    /// <summary><c>answer json</c>: the answer is one JSON value, or it is garbled.</summary>
    public bool IsJson { get; private init; }

    /// <summary><c>tools programme</c>: the model may search the programme, and nothing else.</summary>
    public bool SearchesProgramme { get; private init; }

    /// <summary><c>published</c>: placeholders whose text everybody may read anyway (the programme's own), in which names, addresses and telephone numbers may stand.</summary>
    public ImmutableHashSet<string> Published { get; private init; } = [];

    /// <summary>Reads a file.</summary>
    /// <param name="name">Of the file, without its ending.</param>
    /// <param name="text">The whole of it.</param>
    /// <exception cref="FormatException">It cannot be understood.</exception>
    public static PromptFile Read(string name, string text)
    {
        var parts = text.ReplaceLineEndings("\n").Split("---\n", 2);
        if (parts.Length != 2)
            throw new FormatException($"{name}: a line of three hyphens stands between the settings and the template.");
        var function = KernelFunctionFactory.CreateFromPrompt(new PromptTemplateConfig(parts[1].Trim()) { Name = name.Replace('-', '_') });
        var file = new PromptFile(function, [.. Placeholder().Matches(parts[1]).Select(found => found.Groups[1].Value)], parts[1].Length);
        return parts[0].Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Aggregate(file, (read, line) => read.With(name, line));
    }

    /// <summary>A placeholder without its text, or a text without its placeholder, is a mistake in the program.</summary>
    public void Demand(ImmutableDictionary<string, string> arguments)
    {
        if (!Placeholders.SetEquals(arguments.Keys))
            throw new ArgumentException($"The prompt function {Function.Name} stands for {string.Join(", ", Placeholders)}, and got {string.Join(", ", arguments.Keys)}.");
    }

    private PromptFile With(string name, string line) => line.Split(' ', 2) switch
    {
        ["max-tokens", var most] => this with { MostTokens = int.Parse(most, NumberStyles.None, CultureInfo.InvariantCulture) },
        ["temperature", var degree] => this with { Temperature = double.Parse(degree, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) },
        ["answer", "json"] => this with { IsJson = true },
        ["tools", "programme"] => this with { SearchesProgramme = true },
        ["published", var names] => this with { Published = [.. names.Split(',', StringSplitOptions.TrimEntries)] },
        _ => throw new FormatException($"{name}: '{line}' is no setting of a prompt function."),
    };

    [GeneratedRegex(@"\{\{\s*\$([A-Za-z_]\w*)\s*\}\}")]
    private static partial Regex Placeholder();
}
