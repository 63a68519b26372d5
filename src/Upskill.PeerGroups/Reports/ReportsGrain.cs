using System.Collections.Immutable;
using System.Security.Cryptography;
using Upskill.Kit;
using Upskill.Kit.Storage;

namespace Upskill.PeerGroups.Reports;

/// <summary>The process around <see cref="ReportBook"/>.</summary>
[GrainType("peer-groups-reports")]
internal sealed class ReportsGrain([PersistentState("reports")] IPersistentState<ReportsState> kept, ReportSeals seals, DomainClock clock) : Grain, IReportsGrain
{
    private ReportBook book = ReportBook.Empty;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        book = seals.Open(kept.State);
        return Task.CompletedTask;
    }

    public Task Report(ReportMessage command) =>
        Keep(book.Report(command, RandomNumberGenerator.GetHexString(32, lowercase: true), clock.Today), command.Group.Round);

    public Task<ImmutableArray<OwnReport>> Own(PeerGroupId group, MemberToken by) => Task.FromResult<ImmutableArray<OwnReport>>(
        [.. book.Cases.Where(one => one.Group == group && one.Reporters.Contains(by)).Select(one => new OwnReport(one.Message, !one.Waits)).OrderBy(report => report.Message)]);

    public Task<ImmutableArray<ReportCase>> Cases() => Task.FromResult<ImmutableArray<ReportCase>>([.. book.Cases.Select(one => one.Shown)]);

    public async Task Decide(DecideCase command)
    {
        var next = book.Decide(command, clock.Today);
        var group = book.Find(command.Case).Group;
        // The text first: a kill in between leaves a case that waits, never a decision that was not carried out. With a colon, which no client's id has.
        if (command.Outcome is CaseOutcome.Removed && next != book)
            await GrainFactory.GetGrain<IPeerGroupGrain>(group.Value).Remove(new(new($"removal:{command.Case}"), book.Find(command.Case).Message));
        await Keep(next, group.Round);
    }

    public async Task Forget(RoundId round)
    {
        seals.Destroy(round);
        if (!kept.State.Rounds.ContainsKey(round))
            return;
        book = book.Without(round);
        await Write(kept.State with { Rounds = kept.State.Rounds.Remove(round) });
    }

    private async Task Keep(ReportBook next, RoundId round)
    {
        if (next == book)
            return;
        await Write(seals.Close(kept.State, next, round));
        book = next;
    }

    private Task Write(ReportsState next) => this.Keep(kept, next);
}
