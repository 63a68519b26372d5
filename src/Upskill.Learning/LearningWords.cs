namespace Upskill.Learning;

/// <summary>Marks the words of this slice: <c>IStringLocalizer&lt;LearningWords&gt;</c> reads <c>LearningWords.resx</c>.</summary>
public sealed class LearningWords;
