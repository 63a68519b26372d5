using System.Collections.Immutable;
using Upskill.Kit.People;
using Upskill.Workforce;

namespace Upskill.Adoption.Dashboards;

/// <summary>Why somebody has the dashboard of a unit.</summary>
internal enum CensusAccess
{
    /// <summary>They have not: to them the page does not exist.</summary>
    None,
    /// <summary>As a champion of the function: from the smallest group on that may be shown.</summary>
    Champion,
    /// <summary>They lead it: exactly, as far as the people's countries let managers see who is how far.</summary>
    Lead,
    /// <summary>As an owner or an auditor, who may see everybody's status: exactly.</summary>
    All,
}

/// <summary>Who looks, by which rules.</summary>
/// <param name="Person">Who.</param>
/// <param name="Rules">Of the countries.</param>
/// <param name="Led">For a champion: the figures of the units inside the function that they lead as well.</param>
/// <param name="Reports">For a champion: in which smallest unit of the function, outside those, how many people are whose status they see as a manager.</param>
internal sealed record CensusViewer(
    CurrentPerson Person, CountryTable Rules, IReadOnlyDictionary<UnitId, FiguresByCountry> Led, IReadOnlyDictionary<UnitId, int> Reports)
{
    /// <summary>Somebody who is no champion, or leads nobody in their function.</summary>
    public CensusViewer(CurrentPerson person, CountryTable rules)
        : this(person, rules, new Dictionary<UnitId, FiguresByCountry>(), new Dictionary<UnitId, int>()) { }
}

/// <summary>
/// The one way from the census of the mandatory programme to anything that is shown: page, push and API. A census is no answer: it is exact and live for
/// those entitled to the individuals' status. Of all others, figures are shown from the smallest group on that their countries allow.
/// </summary>
internal static class CensusRelease
{
    /// <summary>
    /// Why <paramref name="person"/> has a page of <paramref name="unit"/>. A champion has the one page of their function: pages of the units in it would show
    /// what that page withholds. Who leads the function, or more, has it as its lead only, for the same reason.
    /// </summary>
    public static CensusAccess AccessOf(CurrentPerson person, UnitId unit)
    {
        var above = unit.SelfAndAbove().ToHashSet();
        return person.Is(Roles.ProgrammeOwner | Roles.Auditor) ? CensusAccess.All
            : person.Leads.Any(above.Contains) ? CensusAccess.Lead
            : person.ChampionOf.Contains(unit) ? CensusAccess.Champion
            : CensusAccess.None;
    }

    /// <summary>The topmost unit whose dashboard the person has, or null.</summary>
    public static UnitId? HomeOf(CurrentPerson person) =>
        person.Is(Roles.ProgrammeOwner | Roles.Auditor) ? UnitId.Organisation
        : person.Leads.Concat(person.ChampionOf).Select(unit => (UnitId?)unit).FirstOrDefault();

    /// <summary>
    /// The figures as the viewer sees them, or null where to them there is no such page. What they know of individuals they can take away from every total:
    /// so a total is shown where nobody is left then, or enough people are. The parts that are withheld are themselves enough people together, or the
    /// smallest that would be shown is withheld, too.
    /// </summary>
    public static ReleasedUnit? Release(UnitFiguresView figures, CensusViewer viewer)
    {
        var access = AccessOf(viewer.Person, figures.Unit);
        IEnumerable<Part> all =
        [
            .. figures.Children.Select(child => new Part(child.Unit, child.Name, child.Figures, UnknownIn(viewer, access, unit => unit.SelfAndAbove().Contains(child.Unit), child.ByCountry))),
            new(null, figures.Name, figures.Own, UnknownIn(viewer, access, unit => unit == figures.Unit, figures.OwnByCountry)),
        ];
        var parts = all.Where(part => part.Figures.Enrolled > 0).ToList();
        var unknown = parts.Sum(part => part.Unknown);
        // A page below the topmost one that a lead has is there where they may see everybody in it: pages that withhold would tell by their differences.
        if (access is CensusAccess.None || (access is CensusAccess.Lead && !viewer.Person.Leads.Contains(figures.Unit) && unknown > 0))
            return null;
        var minimum = Minimum(viewer.Rules, figures.ByCountry);
        var isShown = IsEnough(unknown, minimum);
        var withheld = isShown ? Withheld(parts, minimum) : [.. parts.Where(part => part.Unknown > 0)];
        return new(figures.Unit, figures.Name, isShown ? figures.Number : 0, isShown ? figures.Total : null, unknown == 0 ? 0 : minimum,
            withheld.Count == parts.Count && !isShown ? [] : [.. parts.Select(part => new ReleasedPart(
                part.Unit, part.Name, withheld.Contains(part) ? null : part.Figures, access is not CensusAccess.Champion && part is { Unknown: 0, Unit: not null }))]);
    }

    private static HashSet<Part> Withheld(List<Part> parts, int minimum)
    {
        var withheld = parts.Where(part => !IsEnough(part.Unknown, minimum)).ToHashSet();
        while (!IsEnough(withheld.Sum(part => part.Unknown), minimum)
            && parts.Where(part => part.Unknown > 0 && !withheld.Contains(part)).MinBy(part => part.Unknown) is { } smallest)
        {
            withheld.Add(smallest);
        }
        return withheld;
    }

    /// <summary>
    /// Of how many people in a part the viewer knows neither who is how far nor the figures from another page. What they lead inside their function is known:
    /// one by one, or as the group that its own page shows.
    /// </summary>
    private static long UnknownIn(CensusViewer viewer, CensusAccess access, Func<UnitId, bool> isInPart, FiguresByCountry figures)
    {
        if (access is CensusAccess.All)
            return 0;
        if (access is CensusAccess.Lead)
            return Restricted(viewer.Rules, figures);
        var led = viewer.Led.Where(known => isInPart(known.Key)).Select(known => known.Value).ToList();
        var withheld = led.Where(known => !IsEnough(Restricted(viewer.Rules, known), Minimum(viewer.Rules, known)));
        var reports = viewer.Reports.Where(known => isInPart(known.Key)).Sum(known => known.Value);
        return Math.Max(0, figures.Total.Enrolled - led.Sum(known => known.Total.Enrolled) - reports) + withheld.Sum(known => Restricted(viewer.Rules, known));
    }

    private static bool IsEnough(long unknown, int minimum) => unknown == 0 || unknown >= minimum;

    private static int Minimum(CountryTable rules, FiguresByCountry figures) =>
        figures.Countries.Keys.Select(country => rules.Of(country).MinimumGroupSize).Append(CountryRule.SmallestGroup).Max();

    private static long Restricted(CountryTable rules, FiguresByCountry figures) =>
        figures.Countries.Where(country => !rules.Of(country.Key).ManagersSeeStatus).Sum(country => country.Value.Enrolled);

    private sealed record Part(UnitId? Unit, string Name, AdoptionFigures Figures, long Unknown);
}

/// <summary>A unit's figures as they may be shown to one viewer.</summary>
/// <param name="Unit">Which.</param>
/// <param name="Name">As the organisation calls it.</param>
/// <param name="Number">What a watcher compares; 0 where the total is withheld, for then nobody may watch it move.</param>
/// <param name="Total">Null where it is withheld.</param>
/// <param name="MinimumGroupSize">The smallest group that is shown; 0 where the viewer may see everybody's status.</param>
/// <param name="Parts">Units below by name, and last the people who are in none of them.</param>
public sealed record ReleasedUnit(
    UnitId Unit, string Name, long Number, AdoptionFigures? Total, int MinimumGroupSize, ImmutableArray<ReleasedPart> Parts)
{
    /// <summary>By module and strand; null where the total is withheld.</summary>
    public ReleasedProgress? Progress { get; init; }
}

/// <summary>A part of a unit.</summary>
/// <param name="Unit">Null for the people who are in no smaller unit.</param>
/// <param name="Name">The unit's name; for those people, the name of the unit that they are in.</param>
/// <param name="Figures">Null where they are withheld: too few people.</param>
/// <param name="HasPage">Whether this viewer has a dashboard of it.</param>
public sealed record ReleasedPart(UnitId? Unit, string Name, AdoptionFigures? Figures, bool HasPage);
