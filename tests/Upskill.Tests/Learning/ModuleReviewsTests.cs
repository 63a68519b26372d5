using System.Text.Json;
using Upskill.Kit.Ledger;
using Upskill.Learning;
using Upskill.Learning.Programmes;
using Upskill.Learning.Reviews;
using static Upskill.Tests.Learning.SmallProgramme;

namespace Upskill.Tests.Learning;

public sealed class ModuleReviewsTests
{
    private static readonly PersonId Olga = new("olga");
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Friday = new(2026, 11, 20);
    private static readonly Module Today = SmallProgramme.Programme[Main]!, Changed = Of([AReading], "v2")[Main]!;

    private static RecordReview Command(string id = "r", string version = "v1", string reviewer = "Dr Noor Haddad", string? expertise = "Quality", DateOnly? on = null) =>
        new(new(id), Olga, Main, version, reviewer, expertise, on ?? Friday);

    private static ModuleReviews Recorded(ModuleReviews reviews, RecordReview command, Programme? programme = null) =>
        reviews.Record(command, programme ?? SmallProgramme.Programme, Monday).Aggregate(reviews, (next, fact) => next.With(fact, Monday));

    private static string Refused(RecordReview command) => Assert.Throws<Refusal>(() => ModuleReviews.Empty.Record(command, SmallProgramme.Programme, Monday)).Code;

    [Fact]
    public void A_review_is_of_the_content_of_today_until_that_changes_and_of_an_earlier_one_from_then_on()
    {
        var reviews = Recorded(ModuleReviews.Empty, Command());

        var review = Assert.Single(reviews.All);
        Assert.Equal(new ModuleReview("r", Main, "v1", "Dr Noor Haddad", "Quality", Friday, Olga, Monday), review);
        Assert.Equal(new(review, IsOfThis: true), ModuleReviews.Of(Today, reviews.All));
        Assert.Equal(new(review, IsOfThis: false), ModuleReviews.Of(Changed, reviews.All));
        Assert.Null(ModuleReviews.Of(SmallProgramme.Programme[Short]!, reviews.All));
        Assert.Null(ModuleReviews.Of(Today, []));
    }

    [Fact]
    public void Of_two_reviews_of_a_content_the_one_recorded_last_is_told_and_one_of_this_content_before_a_later_one_of_another()
    {
        var reviews = Recorded(Recorded(ModuleReviews.Empty, Command("a")), Command("b", reviewer: "Dr Ito"));
        Assert.Equal("Dr Ito", ModuleReviews.Of(Today, reviews.All)!.Review.Reviewer);

        var later = Recorded(reviews, Command("c", "v2"), Of([AReading], "v2"));
        Assert.Equal(("b", true), (ModuleReviews.Of(Today, later.All)!.Review.Id, ModuleReviews.Of(Today, later.All)!.IsOfThis)); // the owner went back
        Assert.Equal("c", ModuleReviews.Of(Changed, later.All)!.Review.Id);
    }

    [Fact]
    public void A_mistake_is_taken_back_by_a_later_record_and_what_stood_before_it_counts_again()
    {
        var reviews = Recorded(Recorded(ModuleReviews.Empty, Command("a")), Command("b", reviewer: "Wrong Person"));
        var mended = reviews.Withdraw(new(CommandId.New(), Olga, "b", " Another module was meant. ")).Aggregate(reviews, (next, fact) => next.With(fact, Monday));

        Assert.Equal("a", ModuleReviews.Of(Today, mended.All)!.Review.Id);
        Assert.Equal((2, new ReviewWithdrawal(Olga, Monday, "Another module was meant.")), (mended.All.Length, mended.All[1].Withdrawal));
        Assert.Equal("no-review", Assert.Throws<Refusal>(() => mended.Withdraw(new(CommandId.New(), Olga, "b", "Again"))).Code);
        Assert.Equal("no-review", Assert.Throws<Refusal>(() => mended.Withdraw(new(CommandId.New(), Olga, "unheard-of", "Why"))).Code);
        Assert.Equal("no-reason", Assert.Throws<Refusal>(() => mended.Withdraw(new(CommandId.New(), Olga, "a", "  "))).Code);
        Assert.Equal("no-reason", Assert.Throws<Refusal>(() => mended.Withdraw(new(CommandId.New(), Olga, "a", new('x', 301)))).Code);
    }

    [Fact]
    public void What_cannot_be_a_review_is_refused_with_a_sentence()
    {
        Assert.Equal("no-module", Refused(Command() with { Module = new("gone") }));
        Assert.Equal("other-content", Refused(Command(version: "v0")));
        Assert.Equal("no-reviewer", Refused(Command(reviewer: " \t")));
        Assert.Equal("no-reviewer", Refused(Command(reviewer: new('x', 101))));
        Assert.Equal("long-expertise", Refused(Command(expertise: new('x', 101))));
        Assert.Equal("future-day", Refused(Command(on: new(2026, 11, 24))));
        Assert.Null(Recorded(ModuleReviews.Empty, Command(expertise: "  ")).All[0].Expertise);
        Assert.Equal("Noor Haddad", Recorded(ModuleReviews.Empty, Command(reviewer: " Noor\n  Haddad ")).All[0].Reviewer);
    }

    [Fact]
    public void A_day_that_has_begun_somewhere_on_earth_is_no_day_in_the_future()
    {
        Assert.Equal(new(2026, 11, 23), ModuleReviews.LastDayBegun(Monday));
        Assert.Equal(new(2026, 11, 24), ModuleReviews.LastDayBegun(Monday.AddHours(1))); // 10:00 in London, midnight on Kiritimati
    }

    [Fact]
    public void More_reviews_than_anybody_reads_are_refused()
    {
        var full = new ModuleReviews([.. Enumerable.Repeat(Recorded(ModuleReviews.Empty, Command()).All[0], ModuleReviews.Most)]);

        Assert.Equal("too-many-reviews", Assert.Throws<Refusal>(() => full.Record(Command("z"), SmallProgramme.Programme, Monday)).Code);
    }

    [Theory]
    [InlineData("""{"$type":"module-reviewed","review":"r","module":"main","version":"abc","reviewer":"Dr Ito","expertise":"Quality","on":"2026-11-20","by":"olga"}""")]
    [InlineData("""{"$type":"module-reviewed","review":"r","module":"main","version":"abc","reviewer":"Dr Ito","on":"2026-11-20","by":"olga"}""")]
    [InlineData("""{"$type":"module-review-withdrawn","review":"r","why":"Another module.","by":"olga"}""")]
    public void What_the_ledger_holds_is_read_and_written_as_it_was(string written) =>
        Assert.Equal(
            JsonDocument.Parse(written).RootElement.EnumerateObject().Select(property => property.ToString()).Order(),
            JsonSerializer.SerializeToElement(JsonSerializer.Deserialize<ReviewFact>(written, LedgerJson.Options), LedgerJson.Options).EnumerateObject()
                .Where(property => property.Value.ValueKind is not JsonValueKind.Null).Select(property => property.ToString()).Order());
}
