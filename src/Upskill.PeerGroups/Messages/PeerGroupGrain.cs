using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Upskill.Kit;
using Upskill.Kit.Live;
using Upskill.Kit.Storage;

namespace Upskill.PeerGroups.Messages;

/// <summary>The process around <see cref="PeerGroup"/>: decide, commit, announce, answer.</summary>
[GrainType("peer-groups-group")]
internal sealed partial class PeerGroupGrain(
    GroupJournal journal, IGroupAnnouncer announcer, DomainClock clock, TimeProvider time, ILogger<PeerGroupGrain> log) : Grain, IPeerGroupGrain
{
    private const int MostRaces = 5;
    private readonly Pace<MemberToken> pace = new();
    private StoredGroup stored = StoredGroup.Empty;

    private PeerGroupId Id => new(this.GetPrimaryKeyString());

    private PeerGroup Group => stored.Group;

    public override async Task OnActivateAsync(CancellationToken cancellationToken) => stored = await journal.Read(Id, StoredGroup.Empty);

    public async Task<long> Say(SayMessage command)
    {
        var handle = await Handle(command.By);
        return await Commit(command.Id, group => Paced(command.By, group.Say(command.By, handle, command.Question, command.Text)));
    }

    public async Task Edit(EditMessage command)
    {
        await Handle(command.By);
        await Commit(command.Id, group => Paced(command.By, group.Edit(command.By, command.Message, command.Text, clock.Now)));
    }

    public async Task Delete(DeleteMessage command)
    {
        await Handle(command.By);
        await Commit(command.Id, group => Paced(command.By, group.Delete(command.By, command.Message)));
    }

    public async Task React(ReactToMessage command)
    {
        await Handle(command.By);
        await Commit(command.Id, group => Paced(command.By, group.React(command.By, command.Message, command.Reaction, command.IsOn), Pace<MemberToken>.MostReactions));
    }

    public async Task Pin(PinAnswer command)
    {
        await Handle(command.By);
        await Commit(command.Id, group => Paced(command.By, group.Pin(command.By, command.Question, command.Answer), Pace<MemberToken>.MostReactions));
    }

    public async Task Summarise(WriteSummary command)
    {
        var handle = await Handle(command.By);
        await Commit(command.Id, group => Paced(command.By, group.Summarise(command.By, handle, command.Text)));
    }

    public async Task Agree(AgreeToSummary command)
    {
        await Handle(command.By);
        await Commit(command.Id, group => group.Agree(command.By, command.Version));
    }

    public async Task Pose(PoseStarter command)
    {
        await ReadMembers();
        await Commit(command.Id, group => group.Pose(command.Text));
    }

    public async Task Remove(RemoveMessage command)
    {
        await ReadMembers();
        await Commit(command.Id, group => group.Remove(command.Message));
    }

    public Task Close() => Commit(new CommandId("step:close"), group => group.Close());

    public async Task Forget()
    {
        stored = await journal.Read(Id, stored); // another activation may have changed the key
        await journal.Forget(Id, stored);
        stored = StoredGroup.Empty;
        DeactivateOnIdle();
    }

    /// <summary>Counted only where something comes of it, so that a repeat costs nothing.</summary>
    private Happening? Paced(MemberToken by, Happening? happening, int most = PeerGroupLimits.MostInAMinute)
    {
        if (happening is not null)
            pace.Take(by, most, clock.Now);
        return happening;
    }

    private async Task<long> Commit(CommandId command, Func<PeerGroup, Happening?> decide)
    {
        for (var race = 0; race < MostRaces; race++)
        {
            if (stored.Answered.TryGetValue(command, out var number))
                return number;
            if (decide(Group) is not { } happening)
                return stored.Length;
            if (await Append(command, happening) is { } next)
            {
                stored = next;
                Announce(happening.Fact);
                return next.Length;
            }
            stored = await journal.Read(Id, stored);
        }
        throw new Refusal("busy", "Somebody else is writing here at the same moment. Nothing was lost; please try again.");
    }

    private async Task<StoredGroup?> Append(CommandId command, Happening happening)
    {
        try
        {
            return await journal.Append(Id, stored, command, ToTheMinute(clock.Now), happening);
        }
        catch (Exception unknown) when (unknown is IOException || StoreAway.Is(unknown))
        {
            DeactivateOnIdle(); // the next activation reads what is true
            throw;
        }
    }

    private static DateTimeOffset ToTheMinute(DateTimeOffset now) => new(now.UtcTicks - now.UtcTicks % TimeSpan.TicksPerMinute, TimeSpan.Zero);
}
