namespace Upskill.TimeSaved;

/// <summary>Marks the words of this slice: <c>IStringLocalizer&lt;TimeSavedWords&gt;</c> reads <c>TimeSavedWords.resx</c>.</summary>
public sealed class TimeSavedWords;
