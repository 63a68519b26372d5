namespace Upskill.Operations;

/// <summary>Marks the words of this slice: <c>IStringLocalizer&lt;OperationsWords&gt;</c> reads <c>OperationsWords.resx</c>.</summary>
public sealed class OperationsWords;
