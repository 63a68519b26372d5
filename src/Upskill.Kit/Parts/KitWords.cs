namespace Upskill.Kit.Parts;

/// <summary>Marks the words that the parts themselves say: <c>IStringLocalizer&lt;KitWords&gt;</c> reads <c>KitWords.resx</c>.</summary>
public sealed class KitWords;
