using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Upskill.Kit;
using Upskill.Kit.Ledger;
using Upskill.Kit.People;
using Upskill.Kit.Storage;
using Upskill.Learning.Publishing;

namespace Upskill.Learning.Questions;

/// <summary>
/// The process around the <see cref="QuestionRegister"/>. After a decision it goes through all learners, who re-score themselves; a second time when every
/// silo knows of it, for those who ended an attempt meanwhile. Going through them again changes nothing, so a stop costs time only.
/// </summary>
[GrainType("learning-question-register")]
internal sealed class QuestionRegisterGrain(ProgrammeInUse inUse, EmployeeDirectory directory, DomainClock clock, ILogger<QuestionRegisterGrain> log)
    : LedgerGrain<QuestionRegister, QuestionFact>, IQuestionRegisterGrain
{
    /// <summary>The journal of the register.</summary>
    public const string JournalKind = "questions";

    /// <summary>From then on every silo asks as was decided: some rounds of <see cref="QuestionsGoOn"/>.</summary>
    private static readonly TimeSpan KnownEverywhereAfter = 3 * QuestionsGoOn.BetweenLooks;

    private const int LearnersAtOnce = 16;
    private IGrainTimer? work;

    protected override string Kind => JournalKind;

    protected override QuestionRegister Empty => QuestionRegister.Empty;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await base.OnActivateAsync(cancellationToken);
        GoOn();
    }

    public Task Note(ReportQuestion report) => Commit(report.Id, register => register.Note(report), (_, _) => true);

    public async Task Decide(DecideQuestion command)
    {
        await Commit(command.Id, register => register.Decide(command, inUse.Current), (_, _) => true);
        GoOn();
    }

    public Task<ImmutableArray<ReportedQuestion>> Questions() => Task.FromResult(State.Questions());

    public Task<ImmutableArray<QuestionDecision>> Decisions() => Task.FromResult(State.Decisions);

    protected override QuestionRegister Fold(QuestionRegister state, QuestionFact fact, DateTimeOffset at) => state.With(fact, at);

    /// <summary>A timer, not a loop in the call: whoever decides is answered at once, and what failed is tried again.</summary>
    private void GoOn()
    {
        if (State.Unfinished.Any())
            work ??= this.RegisterGrainTimer(Work, new GrainTimerCreationOptions(TimeSpan.Zero, KnownEverywhereAfter) { Interleave = true, KeepAlive = true });
    }

    private async Task Work()
    {
        try
        {
            foreach (var decision in State.Unfinished.ToList())
            {
                var isLast = clock.Now >= decision.At + KnownEverywhereAfter;
                foreach (var some in (await directory.All()).Chunk(LearnersAtOnce))
                    await Task.WhenAll(some.Select(employee => Rescore(employee.Id, decision)));
                if (isLast)
                    await Commit(CommandId.New(), _ => [new QuestionFact.AttemptsRescored(decision.Module, decision.Activity, decision.Question)], (_, _) => true);
            }
            if (!State.Unfinished.Any())
            {
                work?.Dispose();
                work = null;
            }
        }
        catch (Exception failed) when (failed is not OutOfMemoryException)
        {
            log.RescoringWaits(failed);
        }
    }

    private async Task Rescore(PersonId learner, QuestionDecision decision)
    {
        try
        {
            await GrainFactory.GetGrain<ILearnerGrain>(learner.Value).CountForAll(decision);
        }
        catch (KeyDestroyedException)
        {
            // Erased: there is nothing of theirs to score.
        }
    }
}

internal static partial class QuestionRegisterLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Attempts that a wrong question touched could not all be scored again; trying again.")]
    public static partial void RescoringWaits(this ILogger logger, Exception failed);
}
