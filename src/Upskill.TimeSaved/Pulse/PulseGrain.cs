using System.Collections.Immutable;
using Upskill.Kit;
using Upskill.Kit.Ledger;
using Upskill.Kit.Storage;
using Upskill.Learning;

namespace Upskill.TimeSaved.Pulse;

/// <summary>The process around <see cref="PersonalPulse"/>: decide, commit with the rows of what waits to be released, tell their homes, answer.</summary>
[GrainType("time-saved-pulse")]
internal sealed class PulseGrain(IKeyStore keys, Journal journal, AnswerHomes homes, DomainClock clock)
    : AnswersGrain<PersonalPulse, PulseFact>(keys, journal), IPulseGrain
{
    /// <summary>The journals of pulse surveys.</summary>
    public const string JournalKind = "pulse";

    /// <summary>What answers are called after.</summary>
    public const string Attitudes = "attitudes";

    protected override string Kind => JournalKind;

    protected override PersonalPulse Empty => PersonalPulse.Nothing;

    protected override string Purpose => Attitudes;

    public async Task Respond(RespondToPulse command)
    {
        var status = await Status();
        var home = await homes.Of(WeekId.Of(clock.Now), new(Name.Subject));
        await Commit(command.Id, pulse => pulse.Respond(command, status, home?.Unit, clock.Now), (_, _) => true);
    }

    public Task Leave(CommandId id) => Commit(id, pulse => pulse.Leave(clock.Now), (_, _) => true);

    public async Task<PulseStanding> Standing() => new(State.Open(await Status(), clock.Now), State.Responses);

    protected override PersonalPulse Fold(PersonalPulse state, PulseFact fact, DateTimeOffset at) => state.With(fact, at);

    protected override PersonalPulse Left(PersonalPulse state) => state with { Answers = state.Answers.Left() };

    protected override ImmutableArray<WeekRow> RowsOf(PersonalPulse state, string token, long number) => state.Answers.Rows(token, number, clock.Now);

    protected override ImmutableArray<WeekRow> RowsOf(PersonalPulse before, PersonalPulse after, string token, long number) =>
        after.Answers.Changed(before.Answers, token, number, clock.Now);

    private Task<MandatoryStatus> Status() => GrainFactory.GetGrain<ILearnerGrain>(Name.Subject).Status();
}
