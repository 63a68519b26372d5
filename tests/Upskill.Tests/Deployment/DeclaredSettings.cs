using System.Text.RegularExpressions;
using Upskill.Tests.Shape;

namespace Upskill.Tests.Deployment;

/// <summary>The settings that README promises, and where the code asks for one.</summary>
internal static partial class DeclaredSettings
{
    private static readonly string[] Sources = [.. new[] { "silo", "src" }.SelectMany(folder => SourceTree.Files(folder, "*.cs")).Select(SourceTree.Text)];

    /// <summary>Names in the first column of README's table.</summary>
    public static IReadOnlyList<string> InReadme
    {
        get
        {
            var text = SourceTree.Text("README.md");
            var table = text[text.IndexOf("| setting | default | meaning |", StringComparison.Ordinal)..];
            table = table[..table.IndexOf("\n\n", StringComparison.Ordinal)];
            return [.. table.Split('\n').Skip(2).SelectMany(line => Name().Matches(line.Split('|')[1]).Select(match => match.Groups[1].Value))];
        }
    }

    /// <summary>Whether some file asks for it: by its whole name, or by its last part where the part before it stands, too.</summary>
    public static bool IsRead(string name)
    {
        var (section, last) = (name[..Math.Max(0, name.LastIndexOf(':'))], name[(name.LastIndexOf(':') + 1)..]);
        if (section == "ConnectionStrings")
            return Array.Exists(Sources, source => source.Contains($"GetConnectionString(\"{last}\")", StringComparison.Ordinal));
        return Array.Exists(Sources, source => source.Contains($"\"{name}\"", StringComparison.Ordinal)
            || (section.Length > 0 && source.Contains($"\"{last}\"", StringComparison.Ordinal) && (source.Contains($"\"{section}\"", StringComparison.Ordinal) || source.Contains($"\"{section}:", StringComparison.Ordinal)))
            || (section.Length > 0 && Regex.IsMatch(source, $@"\b{last}\b") && source.Contains($"{section}Settings", StringComparison.Ordinal)));
    }

    /// <summary>Every name that the code asks a configuration for as a whole.</summary>
    public static IEnumerable<string> Asked => Sources.SelectMany(source => Asking().Matches(source).Select(match => match.Groups[1].Value)).Distinct();

    [GeneratedRegex("`([A-Za-z_:]+)`")]
    private static partial Regex Name();

    [GeneratedRegex(@"(?:[cC]onfiguration|settings)(?:\[|\.Get(?:Value|Section)(?:<[^>]*>)?\()""(\w+:[\w:]+)""")]
    private static partial Regex Asking();
}
