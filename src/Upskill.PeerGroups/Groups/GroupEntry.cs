using System.Collections.Concurrent;
using Upskill.Kit.People;
using Upskill.Workforce;

namespace Upskill.PeerGroups.Groups;

/// <summary>
/// The one place where a person becomes a member: everything behind it knows the token alone. To who is in no group of the round, and where peer groups are off, there is no group.
/// </summary>
internal sealed class GroupEntry(IGrainFactory grains, GroupSecrets secrets, CountryRulesReader countries, TimeProvider time)
{
    /// <summary>A place in a group moves only by leaving, and who left is refused by the group itself.</summary>
    private static readonly TimeSpan Freshness = TimeSpan.FromMinutes(10);

    private const int Most = 50_000;

    // Which group somebody is in, as the round has it; nothing of what is said comes near it.
    private readonly ConcurrentDictionary<(string Round, PersonId Person), (int Group, long At)> known = new();

    /// <summary>Their place in the group of a round.</summary>
    public async ValueTask<GroupSeat?> SeatOf(CurrentPerson person, string round)
    {
        if (!await countries.Offers(person, OptionalFeatures.PeerGroups))
            return null;
        // Once the round closed the group knows no members and refuses nobody: then the round is asked each time.
        if (known.TryGetValue((round, person.Id), out var found) && time.GetElapsedTime(found.At) < Freshness && Seat(round, found.Group, person.Id) is { Member: not null } seat)
            return seat;
        return await GroupOf(person.Id, round) is > 0 and var number ? Seat(round, number, person.Id) : null;
    }

    private GroupSeat Seat(string round, int number, PersonId person)
    {
        var group = PeerGroupId.Of(new(round), number);
        return new(group, secrets.TokenOf(group, person));
    }

    private async ValueTask<int> GroupOf(PersonId person, string round)
    {
        var at = time.GetTimestamp();
        var group = await grains.GetGrain<IRoundGrain>(round).GroupOf(person);
        if (known.Count >= Most)
            known.Clear();
        if (group > 0)
            known[(round, person)] = (group, at);
        return group;
    }
}

/// <summary>A member's place.</summary>
/// <param name="Group">Which group.</param>
/// <param name="Member">By which token; null once the round closed: they read, and nobody knows what of it was theirs.</param>
internal sealed record GroupSeat(PeerGroupId Group, MemberToken? Member);
