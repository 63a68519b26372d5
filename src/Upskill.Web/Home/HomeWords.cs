namespace Upskill.Web.Home;

/// <summary>Marks the words of this page: <c>IStringLocalizer&lt;HomeWords&gt;</c> reads <c>HomeWords.resx</c>.</summary>
public sealed class HomeWords;
