using Upskill.PeerGroups;
using Upskill.PeerGroups.Rounds;

namespace Upskill.Tests.PeerGroups;

public sealed class RoundLogTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 25, 9, 0, 0, TimeSpan.Zero);
    private static readonly PersonId Starter = new("chris");

    private static readonly RoundLog Preparing = RoundLog.Empty.With(
        new RoundFact.Asked(Starter, new(new("alpha"), null, false), 10, null, TimeSpan.FromDays(14), []), At);

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
}
