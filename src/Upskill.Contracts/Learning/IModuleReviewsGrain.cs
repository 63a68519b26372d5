using System.Collections.Immutable;

namespace Upskill.Learning;

/// <summary>
/// What owners recorded of reviews by subject experts, on a chain of the ledger. There is one, <see cref="Organisation"/>. Pages ask what their silo knows of
/// it, never the grain, but those of owners.
/// </summary>
[GrainInterfaceType("learning-module-reviews"), Alias("Upskill.IModuleReviewsGrain")]
public interface IModuleReviewsGrain : IGrainWithStringKey
{
    /// <summary>The only one.</summary>
    const string Organisation = "organisation";

    /// <summary>Records that an expert reviewed a module's content of today. Durable when it returns; a repeat changes nothing.</summary>
    /// <exception cref="Refusal"><c>no-module</c>, <c>other-content</c>, <c>no-reviewer</c>, <c>long-expertise</c>, <c>future-day</c>: with a sentence.</exception>
    [Alias("Record")]
    Task Record(RecordReview command);

    /// <summary>Takes back what was recorded by mistake: it stays in the ledger and counts no more. Durable; a repeat changes nothing.</summary>
    /// <exception cref="Refusal"><c>no-review</c>, <c>no-reason</c>: with a sentence.</exception>
    [Alias("Withdraw")]
    Task Withdraw(WithdrawReview command);

    /// <summary>Everything that was recorded, oldest first.</summary>
    [Alias("Reviews")]
    Task<ImmutableArray<ModuleReview>> Reviews();
}

/// <summary>An owner records a review.</summary>
/// <param name="Id">Made by the client.</param>
/// <param name="By">The owner.</param>
/// <param name="Module">What was reviewed.</param>
/// <param name="Version">Hash of the module's content that the owner has before them.</param>
/// <param name="Reviewer">The expert's name; need be nobody of the workforce.</param>
/// <param name="Expertise">What they are expert in; null where the owner does not say.</param>
/// <param name="On">The day of the review.</param>
[GenerateSerializer, Immutable, Alias("Upskill.RecordReview")]
public sealed record RecordReview(
    [property: Id(0)] CommandId Id, [property: Id(1)] PersonId By, [property: Id(2)] ModuleId Module, [property: Id(3)] string Version,
    [property: Id(4)] string Reviewer, [property: Id(5)] string? Expertise, [property: Id(6)] DateOnly On)
{
    /// <summary>Longest name, and longest expertise, in characters.</summary>
    public const int LongestText = 100;
}

/// <summary>An owner takes back what was recorded by mistake.</summary>
/// <param name="Id">Made by the client.</param>
/// <param name="By">The owner.</param>
/// <param name="Review">The review's id.</param>
/// <param name="Why">A sentence.</param>
[GenerateSerializer, Immutable, Alias("Upskill.WithdrawReview")]
public sealed record WithdrawReview([property: Id(0)] CommandId Id, [property: Id(1)] PersonId By, [property: Id(2)] string Review, [property: Id(3)] string Why)
{
    /// <summary>Longest sentence, in characters.</summary>
    public const int LongestWhy = 300;
}

/// <summary>A review that was recorded.</summary>
/// <param name="Id">Of the command that recorded it.</param>
/// <param name="Version">Hash of the module's content that it is of.</param>
/// <param name="By">The owner who recorded it.</param>
/// <param name="At">When it was recorded.</param>
/// <param name="Withdrawal">Null while it counts.</param>
[GenerateSerializer, Immutable, Alias("Upskill.ModuleReview")]
public sealed record ModuleReview(
    [property: Id(0)] string Id, [property: Id(1)] ModuleId Module, [property: Id(2)] string Version, [property: Id(3)] string Reviewer,
    [property: Id(4)] string? Expertise, [property: Id(5)] DateOnly On, [property: Id(6)] PersonId By, [property: Id(7)] DateTimeOffset At,
    [property: Id(8)] ReviewWithdrawal? Withdrawal = null);

/// <summary>A review was taken back.</summary>
[GenerateSerializer, Immutable, Alias("Upskill.ReviewWithdrawal")]
public sealed record ReviewWithdrawal([property: Id(0)] PersonId By, [property: Id(1)] DateTimeOffset At, [property: Id(2)] string Why);
