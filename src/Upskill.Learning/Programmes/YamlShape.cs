using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Upskill.Learning.Programmes;

/// <summary>
/// Looks through a YAML file before it is read whole, for it may be anybody's: a few lines of references that name one another grow beyond any memory, and
/// what is nested without end ends the process.
/// </summary>
internal static class YamlShape
{
    private const int Deepest = 20;

    /// <summary>What must not be in it, or null.</summary>
    /// <exception cref="YamlException">It is no YAML.</exception>
    public static (int Line, string Wrong, string Cure)? Fault(string text)
    {
        var parser = new Parser(new StringReader(text));
        var depth = 0;
        while (parser.MoveNext())
        {
            var line = (int)(parser.Current?.Start.Line ?? 1);
            if (parser.Current is AnchorAlias)
                return (line, "A line stands for another one by a reference (*).", "Write out what it stands for.");
            depth += parser.Current!.NestingIncrease;
            if (depth > Deepest)
                return (line, $"The lines are nested more than {Deepest} deep.", "Look at the brackets and indents on this line and above.");
        }
        return null;
    }
}
