using System.Globalization;

namespace Upskill.Benchmarks;

/// <summary>What a verb was asked for on the command line.</summary>
/// <param name="Arguments">All of them, the verb among them.</param>
internal sealed record Asked(string[] Arguments)
{
    /// <summary>The verb; null where none was named.</summary>
    public string? Verb => Arguments.FirstOrDefault(argument => !argument.StartsWith('-'));

    /// <summary>One JSON object as the last line.</summary>
    public bool Json => Arguments.Contains("--json");

    /// <summary>Fewer of everything, so that all verbs together take a few minutes: figures of a short form show that a verb runs, not what is claimed.</summary>
    public bool IsShort => Arguments.Contains("--short");

    /// <summary>One of two sizes.</summary>
    public int Size(int full, int brief) => IsShort ? brief : full;

    /// <summary>A number that was given by name, or another.</summary>
    public int Number(string name, int otherwise) =>
        Array.IndexOf(Arguments, name) is var at and >= 0 ? int.Parse(Arguments[at + 1], NumberStyles.None, CultureInfo.InvariantCulture) : otherwise;
}
