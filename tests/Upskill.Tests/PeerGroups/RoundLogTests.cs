using Upskill.PeerGroups;
using Upskill.PeerGroups.Rounds;

namespace Upskill.Tests.PeerGroups;

public sealed class RoundLogTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 25, 9, 0, 0, TimeSpan.Zero);
    private static readonly PersonId Starter = new("chris");

    private static readonly RoundLog Preparing = RoundLog.Empty.With(
        new RoundFact.Asked(Starter, new(new("alpha"), null, false), 10, null, TimeSpan.FromDays(14), []), At);

    private static readonly RoundLog Asking = RoundLog.Empty.With(
        new RoundFact.Asked(Starter, new(new("alpha"), null, false, new("everyday.20261125")), 10, null, TimeSpan.FromDays(14), []), At);

    [Fact]
    public void A_preparation_that_fails_is_tried_five_times_and_then_says_what_went_wrong_until_somebody_asks_again()
    {
        var log = Preparing;
        for (var failure = 1; failure < RoundLog.MostFailures; failure++)
        {
            log = log.With(new RoundFact.PreparationFailed("TimeoutException"), At);
            Assert.Equal((RoundStage.Preparing, true), (log.Stage, log.GoesOn));
        }

        log = log.With(new RoundFact.PreparationFailed("TimeoutException"), At);

        Assert.Equal((RoundStage.Refused, false, At), (log.Stage, log.GoesOn, log.EndedAt));
        Assert.Contains("TimeoutException", log.Sentence, StringComparison.Ordinal);
        var again = log.With(Assert.Single(log.PrepareAgain(Starter)), At);
        Assert.Equal((RoundStage.Preparing, 2, 0, null), (again.Stage, again.Preparations, again.Failures, again.EndedAt));
    }

    [Fact]
    public void A_round_that_is_being_prepared_can_be_discarded_with_a_reason()
    {
        Assert.Equal("no-reason", Assert.Throws<Refusal>(() => Preparing.Discard(" ", Starter)).Code);

        var log = Preparing.With(Assert.Single(Preparing.Discard("The wrong people.", Starter)), At);

        Assert.Equal((RoundStage.Discarded, false, "The wrong people."), (log.Stage, log.GoesOn, log.Sentence));
        Assert.Empty(log.Attempts);
        Assert.Equal("nothing-to-discard", Assert.Throws<Refusal>(() => log.Discard("Once more.", Starter)).Code);
        Assert.Equal(RoundStage.Preparing, log.With(Assert.Single(log.PrepareAgain(Starter)), At).Stage);
    }

    [Fact]
    public void Those_at_a_live_session_are_asked_until_the_starter_goes_on_and_a_yes_after_that_is_refused()
    {
        Asking.CheckAnswer(takesPart: true);
        Assert.Equal((RoundStage.Asking, false, At + RoundLog.LongestAsking), (Asking.Stage, Asking.GoesOn, Asking.AsksUntil));
        Assert.Equal("not-asking", Assert.Throws<Refusal>(() => Preparing.CheckAnswer(takesPart: true)).Code);
        Assert.Equal("not-asking", Assert.Throws<Refusal>(() => Preparing.EndAsking(Starter)).Code);

        var preparing = Asking.With(Assert.Single(Asking.EndAsking(Starter)), At);

        Assert.Equal((RoundStage.Preparing, true, null), (preparing.Stage, preparing.GoesOn, preparing.AsksUntil));
        Assert.Equal("not-asking", Assert.Throws<Refusal>(() => preparing.CheckAnswer(takesPart: true)).Code);
        preparing.CheckAnswer(takesPart: false); // taken back until the groups open
        Assert.Equal("already-open", Assert.Throws<Refusal>(() => (preparing with { Stage = RoundStage.Open, OpenedAt = At }).CheckAnswer(takesPart: false)).Code);
    }

    [Fact]
    public void Where_nobody_goes_on_within_a_day_there_is_no_round_and_what_was_refused_before_asks_again()
    {
        Assert.Empty(Asking.EndAsking(At + RoundLog.LongestAsking - TimeSpan.FromMinutes(1)));
        var late = Asking.With(Assert.Single(Asking.EndAsking(At + RoundLog.LongestAsking)), At + RoundLog.LongestAsking);
        Assert.Equal((RoundStage.Refused, At + RoundLog.LongestAsking), (late.Stage, late.EndedAt));
        Assert.Equal(RoundStage.Preparing, late.With(Assert.Single(late.PrepareAgain(Starter)), At + RoundLog.LongestAsking).Stage); // of who said yes

        var tooFew = Asking.With(Assert.Single(Asking.EndAsking(Starter)), At).With(new RoundFact.CannotBe("Too few."), At);
        Assert.Equal(RoundStage.Asking, tooFew.With(Assert.Single(tooFew.PrepareAgain(Starter)), At.AddMinutes(5)).Stage);
        var discarded = Asking.With(Assert.Single(Asking.Discard("Another day.", Starter)), At);
        Assert.Equal((RoundStage.Discarded, "Another day."), (discarded.Stage, discarded.Sentence));
    }
}
