using Upskill.Adoption;

namespace Upskill.Tests.Adoption;

/// <summary>Figures of a unit made up from sizes.</summary>
internal static class CensusViews
{
    /// <summary>So many people, half of whom have started and a third completed.</summary>
    public static AdoptionFigures People(long enrolled) => new(enrolled, enrolled / 2, enrolled / 3);

    /// <summary>A unit of these people and of children <c>Team 0</c>, <c>Team 1</c> and so on, each of one country.</summary>
    public static UnitFiguresView Of(UnitId unit, (string Country, long People) own, IReadOnlyList<(string Country, long People)> children) =>
        Of(unit, FiguresByCountry.Of(own.Country, People(own.People)), [.. children.Select(child => FiguresByCountry.Of(child.Country, People(child.People)))]);

    /// <summary>A unit of these people and of children <c>Team 0</c>, <c>Team 1</c> and so on.</summary>
    public static UnitFiguresView Of(UnitId unit, FiguresByCountry own, IReadOnlyList<FiguresByCountry> children) => new(
        unit, unit == new UnitId("quality") ? "Quality" : unit.Value, 7, children.Aggregate(own, (sum, child) => sum + child).Total, own.Total,
        [.. children.Select((child, i) => new ChildFigures(unit.Inside($"Team {i}"), $"Team {i}", child.Total, child))], own);
}
