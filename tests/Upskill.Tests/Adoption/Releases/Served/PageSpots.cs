using AngleSharp.Dom;

namespace Upskill.Tests.Adoption.Releases.Served;

/// <summary>A place on a page where a released figure is shown, as text or as what a screen reader says.</summary>
/// <param name="What">Which.</param>
/// <param name="Element">Where.</param>
/// <param name="Attribute">Null for the element's text.</param>
internal sealed record Spot(string What, IElement Element, string? Attribute = null)
{
    /// <summary>What is read there: texts with one space between.</summary>
    public string Text => Attribute is null
        ? string.Join(' ', Element.Descendants<IText>().SelectMany(text => text.Data.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
        : Element.GetAttribute(Attribute)!;

    /// <summary>With what it is.</summary>
    public string Line => $"{What}: {Text}";
}

/// <summary>All places of a page, or of its part of hours.</summary>
internal static class PageSpots
{
    /// <summary>Of hours: headline, facts, sentences, trend, spread, tables, calibration.</summary>
    public static IEnumerable<Spot> OfHours(IParentNode page) =>
    [
        .. At(page, "headline", "section[aria-labelledby=hours] .figure-l"),
        .. At(page, "fact", "section[aria-labelledby=hours] .facts-row > div"),
        .. At(page, "sentence", "section[aria-labelledby=hours] [data-live=hours] > p:not(.no-print):not(.figure-l)"),
        .. At(page, "said", "live-part[data-topic^='hours:'] > [data-live-say]"),
        .. At(page, "calibration", "section[aria-labelledby=hours] h3 + p"),
        .. Figure(page, "hours-trend"),
        .. Figure(page, "hours-spread"),
        .. new[] { "hours-units", "hours-country", "hours-grade", "hours-cohort" }.SelectMany(table => At(page, table, $"section[aria-labelledby={table}] tbody tr")),
    ];

    /// <summary>Of attitudes: slopes, table, who answered.</summary>
    public static IEnumerable<Spot> OfAttitude(IParentNode page) => [.. At(page, "nothing", "section[aria-labelledby=attitude] > p:first-of-type"), .. Figure(page, "attitude")];

    /// <summary>Of live sessions.</summary>
    public static IEnumerable<Spot> OfSessions(IParentNode page) =>
    [
        .. At(page, "fact", "section[aria-labelledby=sessions] .facts-row > div"), .. At(page, "row", "section[aria-labelledby=sessions] tbody tr, section[aria-labelledby=sessions] tfoot tr"),
        .. At(page, "foot", "section[aria-labelledby=sessions] .card-foot"),
    ];

    private static IEnumerable<Spot> Figure(IParentNode page, string name) =>
    [
        .. At(page, $"{name} plot", $"section[aria-labelledby=figure-{name}] svg.plot, section[aria-labelledby=figure-{name}] .plot dl"),
        .. At(page, $"{name} label", $"section[aria-labelledby=figure-{name}] svg.plot").Select(spot => spot with { Attribute = "aria-label" }),
        .. At(page, $"{name} row", $"section[aria-labelledby=figure-{name}] tbody tr"),
        .. At(page, $"{name} note", $"section[aria-labelledby=figure-{name}] > p.muted"),
    ];

    private static IEnumerable<Spot> At(IParentNode page, string what, string selector) => page.QuerySelectorAll(selector).Select(element => new Spot(what, element));
}
