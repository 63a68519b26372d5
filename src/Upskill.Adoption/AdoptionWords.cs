namespace Upskill.Adoption;

/// <summary>Marks the words of this slice: <c>IStringLocalizer&lt;AdoptionWords&gt;</c> reads <c>AdoptionWords.resx</c>.</summary>
public sealed class AdoptionWords;
