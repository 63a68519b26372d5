using System.Collections.Immutable;
using Orleans.Concurrency;

namespace Upskill.Adoption;

/// <summary>
/// Answers wait here until enough of them can be sealed together; what leaves is sums of sealed batches and nothing else. Keyed by
/// <see cref="ReleaseSubject"/>.
/// </summary>
[GrainInterfaceType("adoption-unit-release"), Alias("Upskill.IUnitReleaseGrain")]
public interface IUnitReleaseGrain : IGrainWithStringKey
{
    /// <summary>
    /// A person's answer whose home is this unit is now this. Told after the row was stored, exactly one call per row written; a lost call is repaired within
    /// five seconds.
    /// </summary>
    [OneWay, Alias("Answered")]
    Task Answered(AnswerRow row);

    /// <summary>The answer's row was taken out: the person left or was erased. A sealed answer stays in the sum that it is part of.</summary>
    [OneWay, Alias("Withdrawn")]
    Task Withdrawn(WeekId week, string token, long version);

    /// <summary>What a unit directly below has released. One with no more batches than the last is dropped.</summary>
    [OneWay, Alias("ChildReleased")]
    Task ChildReleased(UnitRelease release);

    /// <summary>
    /// Seals what waits and moves the rest to the unit above. Durable when it returns; a repeat changes nothing. Units below must have closed the week before;
    /// called by the calendar only.
    /// </summary>
    /// <param name="week">Which.</param>
    /// <param name="isFinal">Whether the week is finished with it.</param>
    /// <param name="children">Units directly below that are homes in this week.</param>
    [Alias("Close")]
    Task Close(WeekId week, bool isFinal, ImmutableArray<UnitId> children);

    /// <summary>What a close moved up, as the answers are now; those that were taken out since are left out. For the unit above only.</summary>
    [Alias("MovedUp")]
    Task<ImmutableArray<MovedAnswerRow>> MovedUp(WeekId week, bool isFinal);

    /// <summary>Deletes the rows of a week that is finished everywhere. A repeat changes nothing.</summary>
    [Alias("Forget")]
    Task Forget(WeekId week);

    /// <summary>What this unit and all below it have released, for each week of which anything was.</summary>
    [Alias("Releases")]
    Task<ImmutableArray<UnitRelease>> Releases();

    /// <summary>What each unit directly below has released of a week, with all below it.</summary>
    [Alias("Below")]
    Task<ImmutableArray<UnitRelease>> Below(WeekId week);

    /// <summary>Deletes the release journal; units below must have done so before. A repeat changes nothing. Only for what is no record: the sample organisation.</summary>
    [Alias("Remove")]
    Task Remove();
}

/// <summary>An answer on its way up.</summary>
/// <param name="Row">As it is now.</param>
/// <param name="Home">Under which unit its row is stored.</param>
[GenerateSerializer, Immutable, Alias("Upskill.MovedAnswerRow")]
public sealed record MovedAnswerRow([property: Id(0)] AnswerRow Row, [property: Id(1)] UnitId Home);
