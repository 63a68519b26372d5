namespace Upskill.Adoption.Releases.Units;

/// <summary>What a unit's release needs of the outside. A port, so that it can be cut off at each of its lines.</summary>
internal interface IReleaseStore
{
    /// <summary>The unit's release journal from this entry on.</summary>
    Task<IReadOnlyList<ReleaseFact>> Facts(ReleaseSubject unit, long from);

    /// <summary>
    /// Appends to it, and keeps the answers of the batch in the same step; durable when the task has completed. False where it is longer than expected: nothing was
    /// written.
    /// </summary>
    Task<bool> Append(ReleaseSubject unit, long expectedLength, ReleaseFact fact);

    /// <summary>The rows of answers whose home this is, and the count of changes read before them.</summary>
    Task<(IReadOnlyList<AnswerRow> Rows, long Changes)> Rows(ReleaseSubject home);

    /// <summary>How often rows of a home were written.</summary>
    Task<long> Changes(ReleaseSubject home);

    /// <summary>Deletes rows and sealed answers of a finished week.</summary>
    Task Forget(ReleaseSubject home, WeekId week, IReadOnlyCollection<string> tokens);

    /// <summary>A unit on a week's roster.</summary>
    Task<RosterUnit> Unit(UnitId unit, WeekId week);

    /// <summary>What the closes of units below moved up.</summary>
    Task<IReadOnlyList<MovedAnswerRow>> MovedUp(IEnumerable<ReleaseSubject> units, WeekId week, bool isFinal);
}
