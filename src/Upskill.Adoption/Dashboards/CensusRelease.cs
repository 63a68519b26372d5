using System.Collections.Immutable;
using Upskill.Kit.People;
using Upskill.Workforce;

namespace Upskill.Adoption.Dashboards;

/// <summary>How exactly somebody may see the census of a unit.</summary>
internal enum CensusAccess
{
    /// <summary>Not at all: to them the page does not exist.</summary>
    None,
    /// <summary>From five people on.</summary>
    FromFive,
    /// <summary>Exactly: they may see the individuals' status.</summary>
    Exact,
}

/// <summary>
/// The one way from the census of the mandatory programme to anything that is shown: page, push and API. A census is no answer: it is exact and live for
/// those entitled to the individuals' status, and from five people on for champions.
/// </summary>
internal static class CensusRelease
{
    /// <summary>Fewer people than this are not shown to somebody who may not see individuals.</summary>
    public const int MinimumGroupSize = 5;

    /// <summary>
    /// What <paramref name="person"/> may see of <paramref name="unit"/>. A champion sees the one page of their function: pages of the units in it would show
    /// what that page withholds.
    /// </summary>
    public static CensusAccess AccessOf(CurrentPerson person, UnitId unit)
    {
        var above = unit.SelfAndAbove().ToHashSet();
        return person.Is(Roles.ProgrammeOwner | Roles.Auditor) || person.Leads.Any(above.Contains) ? CensusAccess.Exact
            : person.ChampionOf.Contains(unit) ? CensusAccess.FromFive
            : CensusAccess.None;
    }

    /// <summary>The topmost unit whose dashboard the person has, or null.</summary>
    public static UnitId? HomeOf(CurrentPerson person) =>
        person.Is(Roles.ProgrammeOwner | Roles.Auditor) ? UnitId.Organisation
        : person.Leads.Concat(person.ChampionOf).Select(unit => (UnitId?)unit).FirstOrDefault();

    /// <summary>
    /// The figures as somebody with <paramref name="access"/> sees them. Where the parts that are withheld are fewer than five people together, the smallest
    /// part that would be shown is withheld, too: else the total less the shown parts would show them.
    /// </summary>
    public static ReleasedUnit Release(UnitFiguresView figures, CensusAccess access)
    {
        IEnumerable<(UnitId? Unit, string Name, AdoptionFigures Figures)> all =
            [.. figures.Children.Select(child => ((UnitId?)child.Unit, child.Name, child.Figures)), (null, figures.Name, figures.Own)];
        var parts = all.Where(part => part.Figures.Enrolled > 0).ToList();
        var withheld = access is CensusAccess.Exact ? [] : Withheld([.. parts.Select(part => part.Figures.Enrolled)]);
        var isShown = access is CensusAccess.Exact || figures.Total.Enrolled >= MinimumGroupSize;
        return new(figures.Unit, figures.Name, figures.Number, isShown ? figures.Total : null, access is CensusAccess.Exact, !isShown ? [] :
            [.. parts.Select((part, i) => new ReleasedPart(part.Unit, part.Name, withheld.Contains(i) ? null : part.Figures))]);
    }

    private static HashSet<int> Withheld(IReadOnlyList<long> sizes)
    {
        var withheld = Enumerable.Range(0, sizes.Count).Where(i => sizes[i] < MinimumGroupSize).ToHashSet();
        var shown = Enumerable.Range(0, sizes.Count).Where(i => !withheld.Contains(i)).ToList();
        if (withheld.Sum(i => sizes[i]) is > 0 and < MinimumGroupSize && shown.Count > 0)
            withheld.Add(shown.MinBy(i => sizes[i]));
        return withheld;
    }
}

/// <summary>A unit's figures as they may be shown to one kind of viewer.</summary>
/// <param name="Unit">Which.</param>
/// <param name="Name">As the organisation calls it.</param>
/// <param name="Number">What a watcher compares.</param>
/// <param name="Total">Null where it is withheld.</param>
/// <param name="PartsHavePages">Whether this viewer has a dashboard of each unit below, too.</param>
/// <param name="Parts">Units below by name, and last the people who are in none of them.</param>
public sealed record ReleasedUnit(
    UnitId Unit, string Name, long Number, AdoptionFigures? Total, bool PartsHavePages, ImmutableArray<ReleasedPart> Parts);

/// <summary>A part of a unit.</summary>
/// <param name="Unit">Null for the people who are in no smaller unit.</param>
/// <param name="Name">The unit's name; for those people, the name of the unit that they are in.</param>
/// <param name="Figures">Null where they are withheld: too few people.</param>
public sealed record ReleasedPart(UnitId? Unit, string Name, AdoptionFigures? Figures);
