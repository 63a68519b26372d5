namespace Upskill.LiveSessions;

/// <summary>Marks the words of this slice: <c>IStringLocalizer&lt;LiveSessionsWords&gt;</c> reads <c>LiveSessionsWords.resx</c>.</summary>
public sealed class LiveSessionsWords;
