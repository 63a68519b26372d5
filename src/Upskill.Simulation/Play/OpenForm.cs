using System.Globalization;
using System.Text.RegularExpressions;

namespace Upskill.Simulation.Play;

/// <summary>The hidden fields of the player's form: which step of which attempt, of which content, is open.</summary>
internal sealed partial record OpenForm(string Version, string Language, int Attempt, string Step)
{
    /// <summary>The form of a page; null where nothing is open on it.</summary>
    public static OpenForm? Read(string page) => Fields().Match(page) is { Success: true } found
        ? new(found.Groups[1].Value, found.Groups[2].Value, int.Parse(found.Groups[3].Value, CultureInfo.InvariantCulture), found.Groups[4].Value) : null;

    [GeneratedRegex("name=\"version\" value=\"([^\"]*)\".*?name=\"language\" value=\"([^\"]*)\".*?name=\"attempt\" value=\"([0-9]+)\".*?name=\"step\" value=\"([^\"]*)\"", RegexOptions.Singleline)]
    private static partial Regex Fields();
}
