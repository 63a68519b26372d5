using Upskill.Kit;
using Upskill.Kit.Ledger;
using Upskill.Kit.Storage;
using Upskill.Learning;

namespace Upskill.TimeSaved.Pulse;

/// <summary>The process around <see cref="PersonalPulse"/>: decide, commit, answer.</summary>
[GrainType("time-saved-pulse")]
internal sealed class PulseGrain(Journal journal, DomainClock clock) : LedgerGrain<PersonalPulse, PulseFact>, IPulseGrain
{
    /// <summary>The journals of pulse surveys.</summary>
    public const string JournalKind = "pulse";

    protected override string Kind => JournalKind;

    protected override PersonalPulse Empty => PersonalPulse.Nothing;

    public async Task Respond(RespondToPulse command)
    {
        var status = await Status();
        await Commit(command.Id, pulse => pulse.Respond(command, status, clock.Now), (_, _) => true);
    }

    public async Task<PulseStanding> Standing() => new(State.Open(await Status(), clock.Now), State.Responses);

    public async Task Remove()
    {
        await journal.Delete(Name);
        DeactivateOnIdle();
    }

    protected override PersonalPulse Fold(PersonalPulse state, PulseFact fact, DateTimeOffset at) => state.With(fact, at);

    private Task<MandatoryStatus> Status() => GrainFactory.GetGrain<ILearnerGrain>(Name.Subject).Status();
}
