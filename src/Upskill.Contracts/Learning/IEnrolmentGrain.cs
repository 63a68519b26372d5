using System.Collections.Immutable;

namespace Upskill.Learning;

/// <summary>
/// Who takes the mandatory programme and until when, by rules that owners make: on the ledger. There is one, <see cref="Organisation"/>. While no rule is in
/// force, everybody is enrolled, relative to joining.
/// </summary>
[GrainInterfaceType("learning-enrolment"), Alias("Upskill.IEnrolmentGrain")]
public interface IEnrolmentGrain : IGrainWithStringKey
{
    /// <summary>The only one.</summary>
    const string Organisation = "organisation";

    /// <summary>Rules in force, oldest first.</summary>
    [Alias("Rules")]
    Task<ImmutableArray<EnrolmentRule>> Rules();

    /// <summary>What a change would do to the people who are in the workforce now; nothing is changed.</summary>
    /// <exception cref="Refusal">The change cannot be made, with a sentence.</exception>
    [Alias("Preview")]
    Task<EnrolmentCounts> Preview(EnrolmentChange change);

    /// <summary>
    /// Makes or withdraws a rule. On the ledger when it returns; people are enrolled and let go in the background, also across restarts. A repeat changes nothing.
    /// </summary>
    /// <exception cref="Refusal">
    /// <c>counts-changed</c>: it would do something else than was looked at; <c>still-applying</c>: an earlier change is not through; or the change itself cannot
    /// be made. With a sentence; nothing was changed.
    /// </exception>
    [Alias("Change")]
    Task Change(ChangeEnrolment command);

    /// <summary>How far the last change is.</summary>
    [Alias("Progress")]
    Task<EnrolmentProgress> Progress();
}

/// <summary>A rule, by the command that made it.</summary>
[GenerateSerializer, Immutable, Alias("Upskill.RuleId")]
public readonly record struct RuleId([property: Id(0)] string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>Whom an owner enrols, and until when.</summary>
/// <param name="Id">Which.</param>
/// <param name="Criteria">Whom.</param>
/// <param name="Due">Until when.</param>
/// <param name="By">The owner who made it.</param>
/// <param name="MadeAt">When.</param>
[GenerateSerializer, Immutable, Alias("Upskill.EnrolmentRule")]
public sealed record EnrolmentRule(
    [property: Id(0)] RuleId Id, [property: Id(1)] EnrolmentCriteria Criteria, [property: Id(2)] EnrolmentDue Due, [property: Id(3)] PersonId By,
    [property: Id(4)] DateTimeOffset MadeAt)
{
    /// <summary>The day in UTC on which it was made.</summary>
    public DateOnly MadeOn => DateOnly.FromDateTime(MadeAt.UtcDateTime);
}

/// <summary>Whom: people who meet each criterion that is given; everybody where none is.</summary>
/// <param name="Units">In one of these, at any depth.</param>
/// <param name="Countries">ISO 3166 alpha-2: in one of these.</param>
/// <param name="Grades">In one of these grade bands.</param>
/// <param name="StartsFrom">First working day on this day or later.</param>
/// <param name="StartsUntil">First working day on this day or earlier.</param>
[GenerateSerializer, Immutable, Alias("Upskill.EnrolmentCriteria")]
public sealed record EnrolmentCriteria(
    [property: Id(0)] ImmutableArray<UnitId> Units, [property: Id(1)] ImmutableArray<string> Countries, [property: Id(2)] ImmutableArray<string> Grades,
    [property: Id(3)] DateOnly? StartsFrom = null, [property: Id(4)] DateOnly? StartsUntil = null)
{
    /// <summary>No criterion.</summary>
    public static readonly EnrolmentCriteria Everybody = new([], [], []);
}

/// <summary>Until when: exactly one of the two.</summary>
/// <param name="On">A day for all.</param>
/// <param name="AfterDays">Days after somebody's first day under the rule.</param>
[GenerateSerializer, Immutable, Alias("Upskill.EnrolmentDue")]
public sealed record EnrolmentDue([property: Id(0)] DateOnly? On, [property: Id(1)] int? AfterDays);

/// <summary>One rule more, or one less: exactly one of the two.</summary>
/// <param name="Makes">The rule to make.</param>
/// <param name="Withdraws">The rule to withdraw.</param>
[GenerateSerializer, Immutable, Alias("Upskill.EnrolmentChange")]
public sealed record EnrolmentChange([property: Id(0)] EnrolmentDraft? Makes, [property: Id(1)] RuleId? Withdraws);

/// <summary>A rule that is not made yet.</summary>
[GenerateSerializer, Immutable, Alias("Upskill.EnrolmentDraft")]
public sealed record EnrolmentDraft([property: Id(0)] EnrolmentCriteria Criteria, [property: Id(1)] EnrolmentDue Due);

/// <summary>An owner's yes.</summary>
/// <param name="Id">Made by the client; a rule that it makes has this id, too.</param>
/// <param name="By">The owner.</param>
/// <param name="Change">What.</param>
/// <param name="Seen">What they were shown that it would do.</param>
[GenerateSerializer, Immutable, Alias("Upskill.ChangeEnrolment")]
public sealed record ChangeEnrolment(
    [property: Id(0)] CommandId Id, [property: Id(1)] PersonId By, [property: Id(2)] EnrolmentChange Change, [property: Id(3)] EnrolmentCounts Seen);

/// <summary>What a change does, in people.</summary>
/// <param name="Covered">Fall under the rule that is made or withdrawn.</param>
/// <param name="Enrolled">Enrolled by all rules together, afterwards.</param>
/// <param name="Newly">Of these, not enrolled by rules before.</param>
/// <param name="Already">Of these, enrolled before.</param>
/// <param name="DropOut">Enrolled before, and not afterwards.</param>
[GenerateSerializer, Immutable, Alias("Upskill.EnrolmentCounts")]
public sealed record EnrolmentCounts(
    [property: Id(0)] int Covered, [property: Id(1)] int Enrolled, [property: Id(2)] int Newly, [property: Id(3)] int Already, [property: Id(4)] int DropOut);

/// <summary>How far a change is.</summary>
/// <param name="Number">Grows with every change: what a watcher compares.</param>
/// <param name="Version">Of the rules: the number of changes made so far.</param>
/// <param name="Done">People who stand under the rules as they are now.</param>
/// <param name="All">People in the workforce.</param>
/// <param name="IsDone">True when everybody does.</param>
[GenerateSerializer, Immutable, Alias("Upskill.EnrolmentProgress")]
public sealed record EnrolmentProgress(
    [property: Id(0)] long Number, [property: Id(1)] long Version, [property: Id(2)] int Done, [property: Id(3)] int All, [property: Id(4)] bool IsDone);
