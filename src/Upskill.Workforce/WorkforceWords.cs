namespace Upskill.Workforce;

/// <summary>Marks the words of this slice: <c>IStringLocalizer&lt;WorkforceWords&gt;</c> reads <c>WorkforceWords.resx</c>.</summary>
public sealed class WorkforceWords;
