using System.Collections.Immutable;

namespace Upskill.Adoption.Releases.Units;

/// <summary>Everything that one unit knows: its own weeks, and what the units below have released. A unit's figure is the sum of both, kept by no second way.</summary>
internal sealed record UnitReleases(UnitId Unit, string Measure = ReleaseSubject.Hours)
{
    /// <summary>Its own weeks.</summary>
    public ImmutableDictionary<WeekId, UnitWeek> Weeks { get; private init; } = ImmutableDictionary<WeekId, UnitWeek>.Empty;

    private ImmutableDictionary<(WeekId Week, UnitId Unit), ReleaseSum> Below { get; init; } = ImmutableDictionary<(WeekId, UnitId), ReleaseSum>.Empty;

    /// <summary>One of its weeks; a new one where nothing has happened.</summary>
    public UnitWeek this[WeekId week] => Weeks.GetValueOrDefault(week) ?? new(Unit, week) { Measure = Measure };

    /// <summary>With one of its weeks changed.</summary>
    public UnitReleases With(UnitWeek week) => this with { Weeks = Weeks.SetItem(week.Week, week) };

    /// <summary>Folds in what happened.</summary>
    public UnitReleases With(ReleaseFact fact) => With(this[fact.Week].With(fact));

    /// <summary>Makes the stored rows the answers that wait, in all weeks.</summary>
    public UnitReleases Load(IEnumerable<AnswerRow> rows)
    {
        var byWeek = rows.ToLookup(row => row.Week, Answer.Of);
        return Weeks.Keys.Union(byWeek.Select(week => week.Key))
            .Aggregate(this, (releases, week) => releases.With(releases[week].Load(byWeek[week])));
    }

    /// <summary>Takes in what a unit directly below has released, unless as much or more of it is known: a sum only ever gains batches.</summary>
    public UnitReleases With(UnitRelease below) =>
        below.Unit.Parent != Unit || Below.GetValueOrDefault((below.Week, below.Unit)).Batches >= below.Sum.Batches
            ? this
            : this with { Below = Below.SetItem((below.Week, below.Unit), below.Sum) };

    /// <summary>What this unit and all below it have released of a week.</summary>
    public UnitRelease Of(WeekId week) => new(Unit, week,
        Below.Where(part => part.Key.Week == week).Aggregate(this[week].Own, (sum, part) => sum + part.Value));

    /// <summary>What each unit directly below has released of a week.</summary>
    public ImmutableArray<UnitRelease> BelowOf(WeekId week) =>
        [.. Below.Where(part => part.Key.Week == week && part.Value.Batches > 0).Select(part => new UnitRelease(part.Key.Unit, week, part.Value))];

    /// <summary>The same for each week of which anything was released.</summary>
    public ImmutableArray<UnitRelease> All() =>
        [.. Weeks.Keys.Union(Below.Keys.Select(part => part.Week)).OrderBy(week => week.Value, StringComparer.Ordinal)
            .Select(Of).Where(release => release.Sum.Batches > 0)];
}
