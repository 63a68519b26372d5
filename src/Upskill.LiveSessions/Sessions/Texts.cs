namespace Upskill.LiveSessions.Sessions;

/// <summary>Free texts of a session.</summary>
internal static class Texts
{
    /// <summary>The text without blanks around it.</summary>
    /// <exception cref="Refusal"><c>empty</c>, <c>too-long</c>.</exception>
    public static string Checked(string text, int longest) => text.ReplaceLineEndings("\n").Trim() switch
    {
        "" => throw new Refusal("empty", "Write something first."),
        var said when said.Length > longest => throw new Refusal("too-long", $"This text has at most {longest:N0} characters. Your text is still here."),
        var said => said,
    };
}
