using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Upskill.Learning.Programmes;

namespace Upskill.Learning.Reviews;

/// <summary>What happened to reviews, as it stands in the ledger for ever: a kind is never renamed, a property never reused.</summary>
[JsonDerivedType(typeof(Recorded), "module-reviewed")]
[JsonDerivedType(typeof(Withdrawn), "module-review-withdrawn")]
internal abstract record ReviewFact(string Review, PersonId By)
{
    /// <summary>An owner says that an expert reviewed this content of a module.</summary>
    public sealed record Recorded(string Review, ModuleId Module, string Version, string Reviewer, string? Expertise, DateOnly On, PersonId By) : ReviewFact(Review, By);

    /// <summary>It was recorded by mistake.</summary>
    public sealed record Withdrawn(string Review, PersonId By, string Why) : ReviewFact(Review, By);
}

/// <summary>All reviews that were recorded, and the rules of it. Pure, the fold of <see cref="ReviewFact"/>.</summary>
/// <param name="All">Oldest first.</param>
internal sealed record ModuleReviews(ImmutableArray<ModuleReview> All)
{
    /// <summary>More are refused.</summary>
    public const int Most = 2_000;

    /// <summary>Before anything was recorded.</summary>
    public static readonly ModuleReviews Empty = new([]);

    /// <summary>What happens when an owner records a review.</summary>
    /// <param name="command">Of the content that the owner has before them.</param>
    /// <param name="programme">What everybody learns from.</param>
    /// <param name="now">To tell a day that has begun nowhere yet.</param>
    /// <exception cref="Refusal">With a sentence; nothing happens.</exception>
    public ImmutableArray<ReviewFact> Record(RecordReview command, Programme programme, DateTimeOffset now)
    {
        if (programme[command.Module] is not { } module)
            throw new Refusal("no-module", "This module is no longer part of the programme. Nothing was recorded.");
        if (module.Version != command.Version)
            throw new Refusal("other-content", "The content of this module has changed since this page was opened, so nobody could say which content was reviewed. Open the page again. Nothing was recorded.");
        if (Text(command.Reviewer) is not { Length: > 0 and <= RecordReview.LongestText } reviewer)
            throw new Refusal("no-reviewer", $"Write who reviewed it, in at most {RecordReview.LongestText} characters. Nothing was recorded.");
        if (Text(command.Expertise) is { Length: > RecordReview.LongestText })
            throw new Refusal("long-expertise", $"Write what they are expert in, in at most {RecordReview.LongestText} characters. Nothing was recorded.");
        if (command.On > LastDayBegun(now))
            throw new Refusal("future-day", "A review cannot be of a day that has not come yet. Nothing was recorded.");
        if (All.Length >= Most)
            throw new Refusal("too-many-reviews", $"At most {Most:N0} reviews are kept. Nothing was recorded.");
        return [new ReviewFact.Recorded(command.Id.Value, command.Module, command.Version, reviewer, Text(command.Expertise) is { Length: > 0 } expertise ? expertise : null, command.On, command.By)];
    }

    /// <summary>What happens when an owner takes a review back.</summary>
    /// <exception cref="Refusal">With a sentence; nothing happens.</exception>
    public ImmutableArray<ReviewFact> Withdraw(WithdrawReview command)
    {
        if (!All.Any(review => review.Id == command.Review && review.Withdrawal is null))
            throw new Refusal("no-review", "This review does not count any more. Somebody else may have taken it back; open the page again. Nothing was changed.");
        if (Text(command.Why) is not { Length: > 0 and <= WithdrawReview.LongestWhy } why)
            throw new Refusal("no-reason", $"Write why it is taken back, in at most {WithdrawReview.LongestWhy} characters. Nothing was changed.");
        return [new ReviewFact.Withdrawn(command.Review, command.By, why)];
    }

    /// <summary>Folds one fact in.</summary>
    public ModuleReviews With(ReviewFact fact, DateTimeOffset at) => fact switch
    {
        ReviewFact.Recorded made => new(All.Add(new(made.Review, made.Module, made.Version, made.Reviewer, made.Expertise, made.On, made.By, at))),
        ReviewFact.Withdrawn gone => new([.. All.Select(review => review.Id == gone.Review ? review with { Withdrawal = new(gone.By, at, gone.Why) } : review)]),
        _ => this,
    };

    /// <summary>
    /// The review to tell a learner of: of those that count the one recorded last of the content of today, else of an older content; null where there is none.
    /// </summary>
    public static ReviewTold? Of(Module module, ImmutableArray<ModuleReview> reviews)
    {
        var counting = reviews.Where(review => review.Module == module.Id && review.Withdrawal is null).ToList();
        return counting.FindLast(review => review.Version == module.Version) is { } current ? new(current, IsOfThis: true)
            : counting.LastOrDefault() is { } older ? new(older, IsOfThis: false)
            : null;
    }

    /// <summary>Somewhere on earth it is this day already, nowhere a later one.</summary>
    public static DateOnly LastDayBegun(DateTimeOffset now) => DateOnly.FromDateTime(now.ToOffset(TimeSpan.FromHours(14)).DateTime);

    private static string Text(string? text) => string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>A review, and whether it is of the content that a learner has before them.</summary>
internal sealed record ReviewTold(ModuleReview Review, bool IsOfThis);
