using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Upskill.Learning.Programmes;

/// <summary>A YAML file of the content.</summary>
internal sealed record ContentFile(ContentFolder Folder, string Name, ContentMistakes Mistakes)
{
    /// <summary>Its mapping, called <paramref name="what"/> in sentences; null, and a mistake noted, where it is not there or no YAML.</summary>
    public ContentNode? Open(string what)
    {
        if (Folder.Text(Name) is not { } text)
        {
            Note(1, $"{Name} is named but not there.", "Add the file, or correct the folder’s name.");
            return null;
        }
        try
        {
            if (YamlShape.Fault(text) is { } fault)
            {
                Note(fault.Line, fault.Wrong, fault.Cure);
                return null;
            }
            var yaml = new YamlStream();
            yaml.Load(new StringReader(text));
            if (yaml.Documents.Count > 0 && yaml.Documents[0].RootNode is YamlMappingNode root)
                return new(this, root, what);
            Note(1, $"{Name} is empty.", "Write it as lines of “key: value”.");
        }
        catch (YamlException wrong)
        {
            Note((int)wrong.Start.Line, $"{Name} is no YAML: {wrong.InnerException?.Message ?? wrong.Message}", "Look at indents, colons and quotes on this line and above.");
        }
        return null;
    }

    /// <summary>Notes a mistake in it.</summary>
    public void Note(int line, string wrong, string cure) => Mistakes.Add(new(Folder.PathOf(Name), Math.Max(line, 1), Sentence(wrong), cure));

    private static string Sentence(string wrong) => char.ToUpper(wrong[0], CultureInfo.InvariantCulture) + wrong[1..];
}
