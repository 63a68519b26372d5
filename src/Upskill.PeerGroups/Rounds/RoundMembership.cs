using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Upskill.PeerGroups.Draws;

namespace Upskill.PeerGroups.Rounds;

/// <summary>Who is in the groups of an open round: told, joining, leaving, until it closes.</summary>
internal sealed partial class RoundGrain
{
    private const int AtOnce = 64, MostWaiting = 500;

    /// <summary>Writes of one activation go one after the other: the timer's work comes between the calls.</summary>
    private readonly SemaphoreSlim writing = new(1, 1);

    /// <inheritdoc/>
    public void Dispose() => writing.Dispose();

    public async Task Join(CommandId id, PersonId person)
    {
        if (places.State.Answered.Contains(id))
            return;
        State.CheckJoin(Clock.Now);
        if (places.State.Left.Contains(person))
            throw new Refusal("left", "You left this round; there is no way back into it. Nothing was changed.");
        if (IsWaiting(person) || places.State.Groups.Any(group => group.Contains(person)))
            throw new Refusal("already-in", "You are in this round already. Nothing was changed.");
        if (places.State.Waiting.Length >= MostWaiting)
            throw new Refusal("too-many", $"{MostWaiting} people ask to join today already. Please try again tomorrow. Nothing was changed.");
        var asker = new LateAsker(person, Clock.Today, RandomNumberGenerator.GetHexString(32, lowercase: true));
        await Keep(state => state with { Waiting = state.Waiting.Add(asker), Answered = WithAnswered(state, id) });
        Tell();
    }

    public async Task Leave(PersonId person)
    {
        if (State.Stage is not RoundStage.Open)
            return;
        if (IsWaiting(person))
        {
            await Keep(state => state with { Waiting = state.Waiting.RemoveAll(asker => asker.Person == person) });
            Tell();
            return;
        }
        if (!places.State.Left.Contains(person))
        {
            if (Find(person) is not (>= 0 and var number))
                return;
            await Keep(state => state with { Groups = [.. state.Groups.Select(group => group.Remove(person))], Left = state.Left.Add(person) });
            await MembersChanged(number);
        }
        // By the person, not by an id of the client's: whatever is sent twice, or cut short by a kill, is one leaving.
        await Commit(Step($"left/{person}"), log => log.Stage is RoundStage.Open ? [new RoundFact.MemberLeft()] : [], (_, _) => true);
    }

    public Task<RoundPlace?> PlaceOf(PersonId person) => Task.FromResult(Place(person));

    public async Task LookThrough()
    {
        GoOn();
        if (State.Stage is not RoundStage.Open)
        {
            if (!State.GoesOn)
                await Rounds.IsThrough(Id);
            return;
        }
        if (places.State.Turn is { } cutOff && State.JoinedOn != cutOff.On)
            await Record(cutOff);
        if (Clock.Now >= State.ClosesAt)
        {
            await Commit(Step("close"), log => log.Stage is RoundStage.Open ? [new RoundFact.Closed(roster.State.LateSecret)] : [], (_, _) => true);
            await Rounds.IsThrough(Id);
        }
        else if (places.State.Waiting.Any(asker => asker.On < Clock.Today) && places.State.Turn?.On != Clock.Today)
        {
            await TakeIn(Clock.Today);
        }
    }

    /// <summary>Once a day, all who asked on days before together. Whom no group can take goes on waiting.</summary>
    private async Task TakeIn(DateOnly day)
    {
        var askers = places.State.Waiting.Where(asker => asker.On < day).OrderBy(asker => asker.Token, StringComparer.Ordinal).ToList();
        var gone = await preparation.Unwilling(State.Asked!.Audience, [.. askers.Select(asker => asker.Person)]);
        askers.RemoveAll(asker => gone.Contains(asker.Person));
        var joiners = await Task.WhenAll(askers.Select(async asker => (asker.Person, await preparation.Apart(asker.Person))));
        var placed = LateJoiners.Place([.. places.State.Groups.Select(group => group.ToHashSet())], joiners, LateJoiners.Seed(roster.State.LateSecret, State.Attempts[^1].Seed!, day));
        var taken = askers.Zip(placed).Where(one => one.Second >= 0).ToList();
        var lines = string.Concat(taken.Select(one => $"{one.First.Token} {one.Second + 1}\n"));
        var turn = new LateTurn(day, taken.Count, Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(lines))));
        await Keep(state => state with
        {
            Groups = [.. state.Groups.Select((group, number) => group.AddRange(taken.Where(one => one.Second == number).Select(one => one.First.Person).Where(person => !group.Contains(person))))],
            Waiting = state.Waiting.RemoveAll(asker => gone.Contains(asker.Person) || taken.Exists(one => one.First.Person == asker.Person)),
            Turn = turn,
            Told = 0,
        });
        foreach (var number in taken.Select(one => one.Second).Distinct())
            await MembersChanged(number);
        await Record(turn);
        GoOn();
    }

    private Task Record(LateTurn turn) =>
        Commit(Step($"join/{turn.On:O}"), log => log.JoinedOn == turn.On ? [] : [new RoundFact.LateJoined(turn.On, turn.People, turn.Hash)], (_, _) => true);

    private bool IsTold => places.State.Told >= places.State.Groups.Sum(group => group.Length);

    private bool IsWaiting(PersonId person) => places.State.Waiting.Any(asker => asker.Person == person);

    /// <summary>Each member's own page finds the round by it. A repeat changes nothing, so it is begun anew after a kill.</summary>
    private async Task TellMembers()
    {
        if (IsTold)
            return;
        ImmutableArray<PersonId> members = [.. places.State.Groups.SelectMany(group => group)];
        // Who opted out, went on leave or left between the roster and the opening. Only then: a pause is from new rounds, and leave in the middle ends no place.
        if (State.JoinedOn is null)
        {
            foreach (var unwilling in await preparation.Unwilling(State.Asked!.Audience, members))
                await Leave(unwilling);
        }
        foreach (var some in members.Where(person => !places.State.Left.Contains(person)).Chunk(AtOnce))
            await Task.WhenAll(some.Select(person => GrainFactory.GetGrain<IPeerGrain>(person.Value).Place(Id, State.ClosesAt!.Value)));
        await Keep(state => state with { Told = members.Length });
    }

    /// <summary>Their group, from 0; -1 for none.</summary>
    private int Find(PersonId person)
    {
        for (var group = 0; group < places.State.Groups.Length; group++)
        {
            if (places.State.Groups[group].Contains(person))
                return group;
        }
        return -1;
    }

    private Task MembersChanged(int group) => GrainFactory.GetGrain<IPeerGroupGrain>(PeerGroupId.Of(Id, group + 1).Value).MembersChanged();

    private RoundPlace? Place(PersonId person)
    {
        var row = State.Attempts.IsEmpty ? -1 : roster.State.People.IndexOf(person);
        var group = State.OpenedAt is null ? [] : places.State.Groups.FirstOrDefault(group => group.Contains(person), []);
        var (waits, left) = (IsWaiting(person), places.State.Left.Contains(person));
        if (row < 0 && group.IsEmpty && !waits && !left)
            return null;
        var number = places.State.Groups.IndexOf(group) + 1;
        var isAsynchronous = !group.IsEmpty && State.Attempts[^1].Report is { } report && report.Asynchronous.Contains(number);
        if (row < 0)
            return new(null, -1, [], group.Length, waits, left, isAsynchronous);
        return new(Parsed.Rows[row].Text, row, Parsed.Proof(row), group.Length, waits, left, isAsynchronous);
    }

    private static ImmutableArray<CommandId> WithAnswered(RoundPlacesState state, CommandId id) => [.. state.Answered.Append(id).TakeLast(MostWaiting)];

    private async Task Keep(Func<RoundPlacesState, RoundPlacesState> change)
    {
        await writing.WaitAsync();
        try
        {
            places.State = change(places.State);
            await places.WriteStateAsync();
        }
        catch (Exception unknown) when (unknown is not OutOfMemoryException)
        {
            DeactivateOnIdle();
            throw;
        }
        finally
        {
            writing.Release();
        }
    }
}
