using System.Collections.Immutable;
using System.Security.Cryptography;
using Upskill.PeerGroups.Draws;

namespace Upskill.PeerGroups.Rounds;

/// <summary>What a round does by itself: prepares, draws, tells its members.</summary>
internal sealed partial class RoundGrain
{
    /// <summary>Fewer are not counted: who they are would be no secret.</summary>
    private const int SmallestCount = 5;

    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromSeconds(1);
    private IGrainTimer? work;

    /// <summary>A timer, not a loop in the call: so that others are answered meanwhile, and what failed is tried again.</summary>
    private void GoOn()
    {
        if (State.GoesOn)
            work ??= this.RegisterGrainTimer(Work, new GrainTimerCreationOptions(TimeSpan.Zero, TryAgainAfter) { Interleave = true, KeepAlive = true });
    }

    private async Task Work()
    {
        try
        {
            if (State.Stage is RoundStage.Preparing)
                await Prepare();
            if (State.Stage is RoundStage.Drawing)
                await Draw();
            if (State.Stage is RoundStage.Open)
                await TellMembers();
            if (!State.GoesOn)
                await Rest();
            if (State.GoesOn && (State.Stage is not RoundStage.Open || !IsTold))
            {
                // Something failed, or somebody contributed or opened meanwhile: the timer comes again.
                await Rounds.Begins(Id);
                return;
            }
            work?.Dispose();
            work = null;
        }
        catch (Exception failed) when (failed is not OutOfMemoryException)
        {
            log.GoesOnLater(Id.Value, failed.GetType().Name); // not its message, which may name a member
            DeactivateOnIdle(); // a write may have come about: the next activation, woken by RoundsGoOn, reads what is true
        }
    }

    private async Task Prepare()
    {
        var (number, failures) = (State.Preparations, State.Failures);
        progress.Begin(Tell);
        RoundFact fact;
        try
        {
            fact = await Prepared(number);
        }
        catch (Refusal no)
        {
            fact = new RoundFact.CannotBe(no.Message);
        }
        catch (Exception failed) when (failed is not OutOfMemoryException)
        {
            log.GoesOnLater(Id.Value, failed.GetType().Name);
            fact = new RoundFact.PreparationFailed(failed.GetType().Name);
        }
        // It may have been discarded, and begun anew, meanwhile.
        await Commit(Step($"prepare/{number}/{failures}"), log => log.Stage is RoundStage.Preparing && log.Preparations == number ? [fact] : [], (_, _) => true);
    }

    /// <summary>What a kill left of this preparation is committed to as it is; so no roster is ever beside the hash of another.</summary>
    private async Task<RoundFact.Committed> Prepared(int number)
    {
        var kept = await RosterOf(number).Kept();
        if (kept is null)
        {
            var made = await preparation.Prepare(State.Asked!, await Willing(), progress);
            kept = await RosterOf(number).Keep(made with { Secret = FairSeed.NewSecret(), LateSecret = FairSeed.NewSecret() });
        }
        return new(FairSeed.Commitment(kept.Secret), FairSeed.Commitment(kept.LateSecret), Draws.Roster.Parse(kept.Text).Hash(), kept.People.Length,
            kept.LeftOut < SmallestCount ? 0 : kept.LeftOut, kept.Groups, kept.Rehearsed);
    }

    private async Task Draw()
    {
        var attempt = State.Attempts[^1];
        progress.Begin(Tell);
        var hand = (await InHand())!;
        var (draw, took) = await RoundPreparation.Draw(hand.Roster, attempt.Groups, Convert.FromHexString(attempt.Seed!), progress);
        await RosterOf(attempt.Preparation).KeepDraw(draw.Text);
        await Keep(_ => new()
        {
            Groups = [.. draw.Groups.Select(group => group.Select(row => hand.Kept.People[row]).ToImmutableArray())],
            Marks = [.. draw.Groups.Select(_ => RandomNumberGenerator.GetHexString(MarkDigits, lowercase: true))],
        });
        await Commit(Step($"draw/{attempt.Seed}"),
            log => log.Stage is RoundStage.Drawing ? [new RoundFact.Drawn(draw.Hash, DrawOutcome.Of(hand.Roster, draw), took)] : [], (_, _) => true);
    }
}
