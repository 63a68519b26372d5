namespace Upskill.Coaching;

/// <summary>Marks the words of this slice: <c>IStringLocalizer&lt;CoachingWords&gt;</c> reads <c>CoachingWords.resx</c>.</summary>
public sealed class CoachingWords;
