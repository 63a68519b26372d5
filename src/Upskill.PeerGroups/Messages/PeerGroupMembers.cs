using System.Collections.Immutable;
using Microsoft.Extensions.Logging;

namespace Upskill.PeerGroups.Messages;

/// <summary>Who is in the group and who is here now; in memory only, by token. What is kept would tell, beside the round's list, who joined or left as whom.</summary>
internal sealed partial class PeerGroupGrain
{
    /// <summary>A word that somebody left may be lost; so long at most it is not known.</summary>
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(30), Presence = TimeSpan.FromSeconds(90);

    private readonly Dictionary<string, (ImmutableArray<MemberToken> Members, long At)> here = new(StringComparer.Ordinal);
    private ImmutableDictionary<MemberToken, string> handles = ImmutableDictionary<MemberToken, string>.Empty;
    private ImmutableHashSet<MemberToken> members = [];
    private long? readAt;

    public async Task<GroupPage> After(MemberToken? member, long number)
    {
        var handle = member is { } own ? await Handle(own) : null;
        return new(stored.Length, handle, members.Count, Present, [.. handles.Values.Order(StringComparer.Ordinal)],
            [.. Group.Messages.Values.Where(message => message.Version > number).Select(message => message.For(member))],
            Group.Summary is { } summary && summary.Changed > number ? summary.Shown : null, Group.IsClosed);
    }

    public async Task<ImmutableArray<OwnMessage>> Excerpt(MemberToken? member, long message)
    {
        if (member is { } own)
            await Handle(own);
        return [.. Group.Excerpt(message, PeerGroupLimits.ReportedWith).Select(one => one.For(member))];
    }

    public Task<MemberToken?> AuthorOf(long message) => Task.FromResult(Group.Messages.GetValueOrDefault(message)?.By);

    public async Task<long?> NewestFor(MemberToken member)
    {
        await ReadMembers();
        return members.Contains(member) ? stored.Length : null;
    }

    public Task MembersChanged()
    {
        readAt = null;
        return Task.CompletedTask;
    }

    public async Task Here(string server, ImmutableArray<MemberToken> present)
    {
        await ReadMembers();
        here[server] = (present, time.GetTimestamp());
        Announce(null);
    }

    public async Task<GroupPulse> Pulse()
    {
        await ReadMembers();
        var lately = clock.Now - TimeSpan.FromDays(7);
        return new(members.Count, Group.Messages.Values.Where(message => message.At > lately && message.By is not null).Select(message => message.By).Distinct().Count(), Group.Left?.Text,
            Group.Left?.Behind ?? 0);
    }

    private int Present => here.Values.Where(server => time.GetElapsedTime(server.At) < Presence).SelectMany(server => server.Members).Where(members.Contains).Distinct().Count();

    /// <summary>A member's handle.</summary>
    /// <exception cref="Refusal"><c>not-a-member</c>.</exception>
    private async Task<string> Handle(MemberToken member)
    {
        await ReadMembers();
        return handles.GetValueOrDefault(member) ?? throw new Refusal("not-a-member", "You are in no group of this round. Nothing was sent.");
    }

    private async Task ReadMembers()
    {
        if (readAt is { } at && time.GetElapsedTime(at) < Freshness)
            return;
        var now = time.GetTimestamp();
        members = [.. await GrainFactory.GetGrain<IRoundTalkGrain>(Id.Round.Value).Members(Id.Number)];
        handles = Groups.Handles.Assign(handles.SetItems(Group.Spoken), members); // nobody's changes because another came
        readAt = now;
    }

    /// <summary>Tells the members of now; what cannot be told they read later.</summary>
    private void Announce(GroupFact? fact)
    {
        var message = fact switch
        {
            GroupFact.Posed or GroupFact.Said => Group.Messages[stored.Length],
            GroupFact.Edited edited => Group.Messages[edited.Message],
            GroupFact.Deleted deleted => Group.Messages[deleted.Message],
            GroupFact.Removed removed => Group.Messages[removed.Message],
            GroupFact.Reacted reacted => Group.Messages[reacted.Message],
            GroupFact.Pinned pinned => Group.Messages[pinned.Question],
            _ => null,
        };
        var summary = fact is GroupFact.Summarised or GroupFact.Agreed ? Group.Summary!.Shown : null;
        try
        {
            announcer.Tell(members, new(Id.Round.Value, stored.Length, message?.Shown, summary, members.Count, Present, Group.IsClosed));
        }
        catch (Exception failed) when (failed is not OutOfMemoryException)
        {
            log.NotAnnounced(Id.Value, failed.GetType().Name);
        }
    }
}

internal static partial class PeerGroupLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Group {Group}: a change could not be announced ({Failure}).")]
    public static partial void NotAnnounced(this ILogger log, string group, string failure);
}
