namespace Upskill.Web.Shell;

/// <summary>Marks the words that the shell itself says: <c>IStringLocalizer&lt;ShellWords&gt;</c> reads <c>ShellWords.resx</c>.</summary>
public sealed class ShellWords;
