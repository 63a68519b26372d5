using System.Collections.Immutable;
using Upskill.LiveSessions.Sessions.Breakouts;
using Upskill.LiveSessions.Sessions.Console;

namespace Upskill.LiveSessions.Sessions;

/// <summary>What hosts do. Two at once may both act: each command once, in one order.</summary>
internal sealed partial class LiveSessionGrain
{
    private HostWatch hosts = HostWatch.Nobody;

    public Task<SessionConsole> Console() => Task.FromResult(new SessionConsole(
        pushes.Version, Session.Lead, hosts.Here(clock.Now), [.. Session.Groups?.Help ?? []], [.. Session.Showcases.Shown.Select(showed => showed.Showcase)], Ranked, pushes.LastReactions));

    public Task Treat(TreatQuestion command) => Host(command.Id, session => session.Board.Treat(command));

    public Task Show(ShowNext command) => Host(command.Id, session => session.Showcases.Show(command, clock.Now));

    public Task Time(CommandId id, bool isMore) => Host(id, session => session.Showcases.Time(isMore));

    public Task Open(OpenPoll command) => Host(command.Id, session => session.Polls.Open(command));

    public Task Close(CommandId id) => Host(id, session => session.Polls.Close());

    public Task Lead(CommandId id, int host) => Host(id, session => session.Lead == host ? null : new SessionFact.Led(host));

    public async Task Break(CommandId id, int minutes)
    {
        Session.Demand();
        if (stored.Answered.ContainsKey(id))
            return;
        var ends = Breakout.Ends(minutes, clock.Now);
        DemandNoGroups(Session);
        var drawn = new SessionFact.Grouped(await Presence.Draw(), ends);
        await Host(id, session =>
        {
            DemandNoGroups(session);
            return drawn;
        });
    }

    public Task Regather(CommandId id, bool isMore) => Host(id, session => session.DemandGroups() is not null && isMore ? new SessionFact.GroupsTimed() : new SessionFact.Regathered());

    public Task Help(CommandId id, int group) => Host(id, session => session.DemandGroups().Help.Contains(group) ? new SessionFact.Helped(group) : null);

    public async Task<int> Seat(AttendeeToken by)
    {
        await Commit(null, session => session.DemandGroups().Seat(by) is { } seated ? [seated] : ImmutableArray<SessionFact>.Empty);
        return Session.Groups!.Seats[by];
    }

    public Task CallForHelp(CommandId id, AttendeeToken by) => Commit(id, session => session.DemandGroups().Call(by));

    public async Task HostsHere(ImmutableArray<int> here)
    {
        var before = hosts.Here(clock.Now);
        hosts = hosts.With(here, clock.Now);
        await LeadOn();
        if (!before.SequenceEqual(hosts.Here(clock.Now)))
            pushes.OweHosts();
    }

    private Task<long> Host(CommandId id, Func<LiveSession, SessionFact?> decide) => Commit(id, session =>
    {
        session.Demand();
        return decide(session);
    });

    /// <summary>Where the host who leads is gone, another one who is here leads.</summary>
    private async Task LeadOn()
    {
        if (Session.Stage is SessionStage.Live && hosts.Instead(Session.Lead, clock.Now) is { } other)
            await Commit(null, _ => [new SessionFact.Led(other)]);
    }

    private static void DemandNoGroups(LiveSession session)
    {
        if (session.Groups is not null)
            throw new Refusal("groups-open", "There are groups already. Call them back first. Nothing was drawn.");
    }
}
