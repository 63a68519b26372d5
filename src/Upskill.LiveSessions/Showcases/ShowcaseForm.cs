using System.Collections.Immutable;
using System.Globalization;
using Upskill.LiveSessions.Forms;

namespace Upskill.LiveSessions.Showcases;

/// <summary>An offer as a form carries it: pure.</summary>
internal static class ShowcaseForm
{
    /// <summary>Names of the fields; those of <see cref="ShowcaseRules.Faults"/>, and whether the presenter may be named.</summary>
    public const string Title = "title", Tool = "tool", Prompt = "prompt", Before = "minutes-before", After = "minutes-after", Checked = "checked", Data = "data",
        Minutes = "minutes", Named = "named";

    /// <summary>All of them.</summary>
    public static readonly ImmutableArray<string> Fields = [Title, Tool, Prompt, Before, After, Checked, Data, Minutes, Named];

    /// <summary>An empty form.</summary>
    public static readonly FilledForm New = FilledForm.Of([(Minutes, "8"), (Data, nameof(DataClass.Internal))]);

    /// <summary>Reads an offer; where the form has faults it is not to be used.</summary>
    public static (FilledForm Form, ShowcaseContent Content) Read(FilledForm form)
    {
        var content = new ShowcaseContent(
            form[Title], form[Tool], form[Prompt].ReplaceLineEndings("\n"), Number(form[Before]), Number(form[After]), form[Checked],
            Enum.TryParse<DataClass>(form[Data], out var data) ? data : (DataClass)(-1), Number(form[Minutes]), form[Named] == "yes");
        foreach (var (field, sentence) in ShowcaseRules.Faults(content))
            form = form.With(field, sentence);
        return (form, content);
    }

    private static int Number(string text) => int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
