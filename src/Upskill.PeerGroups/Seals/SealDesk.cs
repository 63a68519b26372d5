using System.Collections.Immutable;
using Upskill.Kit.People;
using Upskill.PeerGroups.Groups;
using Upskill.PeerGroups.Reports;

namespace Upskill.PeerGroups.Seals;

/// <summary>Finds seals, for owners and for the author of a message whose seal was broken.</summary>
internal sealed class SealDesk(IGrainFactory grains, ReportDesk reports, GroupSecrets secrets, EmployeeDirectory directory)
{
    /// <summary>Cases in which the owners are asked, oldest first, with what was asked for each. To who is or was in the group there is none: it may be their own message.</summary>
    public async Task<IReadOnlyList<OwnersCase>> Cases(PersonId owner)
    {
        var cases = new List<OwnersCase>();
        foreach (var group in (await reports.Escalated()).GroupBy(found => found.Case.Group.Round))
        {
            var seals = await grains.GetGrain<ISealsGrain>(group.Key.Value).Seals();
            var grain = grains.GetGrain<IRoundGrain>(group.Key.Value);
            if ((await grain.Leavers()).Contains(owner))
                continue;
            var (round, own) = (await grain.Round(), await grain.GroupOf(owner));
            foreach (var found in group.Where(found => found.Case.Group.Number != own))
            {
                ImmutableArray<SealRequest> asked = [.. seals.Where(seal => seal.Case == found.Case.Id)];
                cases.Add(new(found, round!, asked, asked is [.., var last] ? await Name(group.Key, last, owner) : null));
            }
        }
        return cases;
    }

    /// <summary>A case in which the owners are asked; null where there is none.</summary>
    public async Task<FoundCase?> Find(string function, string id) =>
        (await reports.Escalated()).FirstOrDefault(found => found.Function.Value == function && found.Case.Id == id);

    /// <summary>
    /// What somebody is told: seals of their own messages in a round that were broken, whether they are still in their group or left it. Nobody is told once the round closed, for nobody
    /// knows whose they were.
    /// </summary>
    public async Task<ImmutableArray<SealNotice>> Notices(RoundId round, PersonId person)
    {
        var notices = ImmutableArray.CreateBuilder<SealNotice>();
        foreach (var broken in (await grains.GetGrain<ISealsGrain>(round.Value).Seals()).Where(seal => seal.Stage is SealStage.Broken))
        {
            var (id, number) = (PeerGroupId.Of(round, broken.Group), broken.Message);
            var group = grains.GetGrain<IPeerGroupGrain>(id.Value);
            if (secrets.TokenOf(id, person) is { } own && await group.AuthorOf(number) == own && await group.Excerpt(null, number) is [.., var said])
                notices.Add(new(number, said.Message.At, broken.Reason));
        }
        return notices.ToImmutable();
    }

    /// <summary>Worked out as it is shown, and kept nowhere.</summary>
    private async Task<string?> Name(RoundId round, SealRequest seal, PersonId owner) =>
        await grains.GetGrain<IRoundTalkGrain>(round.Value).Author(seal.Id, owner) is { } author ? (await directory.Employee(author))?.Name ?? author.Value : null;
}

/// <summary>A case in which the owners are asked.</summary>
/// <param name="Found">The case.</param>
/// <param name="Round">Its round.</param>
/// <param name="Seals">What was asked, oldest first.</param>
/// <param name="Name">Who wrote the message, for one of the two who broke the last seal, while the round is open.</param>
public sealed record OwnersCase(FoundCase Found, Round Round, ImmutableArray<SealRequest> Seals, string? Name);

/// <summary>What the author of a message is told.</summary>
/// <param name="Message">The message's number.</param>
/// <param name="SaidAt">When it was said, to the minute.</param>
/// <param name="Reason">Why the owners asked.</param>
public sealed record SealNotice(long Message, DateTimeOffset SaidAt, string Reason);
