using System.Collections.Immutable;

namespace Upskill.Learning;

/// <summary>Learners who take the programme on the same dates. Keyed by <see cref="CohortId"/>. Its figures are those of the unit <see cref="UnitId.OfCohort"/>.</summary>
[GrainInterfaceType("learning-cohort"), Alias("Upskill.ICohortGrain")]
public interface ICohortGrain : IGrainWithStringKey
{
    /// <summary>Makes the cohort, without members. Durable; a repeat changes nothing.</summary>
    /// <exception cref="Refusal">Its name or its days are not right, with a sentence.</exception>
    [Alias("Make")]
    Task Make(MakeCohort command);

    /// <summary>
    /// Adds people: kept when it returns; they are told in the background, also across restarts. Who is a member already stays one; who is in another cohort, or
    /// has left, is not taken. A repeat of <paramref name="id"/> changes nothing, also where somebody was taken out meanwhile.
    /// </summary>
    /// <exception cref="Refusal"><c>cohort-over</c>, <c>cohort-full</c>, <c>no-cohort</c>, <c>still-adding</c>.</exception>
    [Alias("Add")]
    Task Add(CommandId id, ImmutableArray<PersonId> people);

    /// <summary>Takes a member out. Durable; a repeat changes nothing.</summary>
    /// <exception cref="Refusal"><c>still-adding</c>.</exception>
    [Alias("TakeOut")]
    Task TakeOut(PersonId member);

    /// <summary>The cohort; null where it was not made.</summary>
    [Alias("Cohort")]
    Task<Cohort?> Cohort();

    /// <summary>Members by id.</summary>
    [Alias("Members")]
    Task<ImmutableArray<PersonId>> Members(int skip, int take);
}

/// <summary>All cohorts. There is one list, <see cref="Organisation"/>.</summary>
[GrainInterfaceType("learning-cohorts"), Alias("Upskill.ICohortsGrain")]
public interface ICohortsGrain : IGrainWithStringKey
{
    /// <summary>The only one.</summary>
    const string Organisation = "organisation";

    /// <summary>Lists a cohort. Durable; a repeat changes nothing.</summary>
    /// <exception cref="Refusal"><c>too-many-cohorts</c>.</exception>
    [Alias("List")]
    Task List(CohortId cohort);

    /// <summary>Newest first.</summary>
    [Alias("Listed")]
    Task<ImmutableArray<CohortId>> Listed();

    /// <summary>The cohort has people to tell. Durable; a repeat changes nothing.</summary>
    [Alias("Begins")]
    Task Begins(CohortId cohort);

    /// <summary>The cohort has told everybody. Durable; a repeat changes nothing.</summary>
    [Alias("IsThrough")]
    Task IsThrough(CohortId cohort);

    /// <summary>Cohorts that may have people to tell.</summary>
    [Alias("Unfinished")]
    Task<ImmutableArray<CohortId>> Unfinished();
}

/// <summary>A cohort, by the command that made it.</summary>
[GenerateSerializer, Immutable, Alias("Upskill.CohortId")]
public readonly record struct CohortId([property: Id(0)] string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>Makes a cohort.</summary>
/// <param name="Name">As owners call it.</param>
/// <param name="StartsOn">First day.</param>
/// <param name="DueOn">Last day, for all members.</param>
/// <param name="By">The owner.</param>
[GenerateSerializer, Immutable, Alias("Upskill.MakeCohort")]
public sealed record MakeCohort(
    [property: Id(0)] string Name, [property: Id(1)] DateOnly StartsOn, [property: Id(2)] DateOnly DueOn, [property: Id(3)] PersonId By);

/// <summary>A cohort as it stands.</summary>
/// <param name="Id">Which.</param>
/// <param name="Name">As owners call it.</param>
/// <param name="StartsOn">First day.</param>
/// <param name="DueOn">Last day, for all members.</param>
/// <param name="By">The owner who made it.</param>
/// <param name="Members">People in it.</param>
/// <param name="Waiting">People who are still to be told.</param>
/// <param name="NotTaken">People who were not taken by the last adding: in another cohort, or gone.</param>
/// <param name="Number">Grows with every change: what a watcher compares.</param>
[GenerateSerializer, Immutable, Alias("Upskill.Cohort")]
public sealed record Cohort(
    [property: Id(0)] CohortId Id, [property: Id(1)] string Name, [property: Id(2)] DateOnly StartsOn, [property: Id(3)] DateOnly DueOn,
    [property: Id(4)] PersonId By, [property: Id(5)] int Members, [property: Id(6)] int Waiting, [property: Id(7)] int NotTaken,
    [property: Id(8)] long Number);

/// <summary>Makes somebody a member of a cohort.</summary>
/// <param name="Id">The same for the same adding.</param>
/// <param name="Cohort">Which.</param>
/// <param name="StartsOn">First day.</param>
/// <param name="DueOn">Last day.</param>
[GenerateSerializer, Immutable, Alias("Upskill.JoinCohort")]
public sealed record JoinCohort(
    [property: Id(0)] CommandId Id, [property: Id(1)] CohortId Cohort, [property: Id(2)] DateOnly StartsOn, [property: Id(3)] DateOnly DueOn);
