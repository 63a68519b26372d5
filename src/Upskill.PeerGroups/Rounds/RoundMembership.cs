using System.Collections.Immutable;
using System.Security.Cryptography;
using Upskill.Kit.Storage;

namespace Upskill.PeerGroups.Rounds;

/// <summary>Who is in the groups of an open round: told, joining, leaving, until it closes.</summary>
internal sealed partial class RoundGrain
{
    private const int AtOnce = 64, MostWaiting = 500, MarkDigits = 16;

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

    public async Task<RoundPlace?> PlaceOf(PersonId person) => Place(person, await InHand());

    public async Task LookThrough()
    {
        GoOn();
        if (State.Stage is not RoundStage.Open)
        {
            await LookAfterAsking();
            if (!State.GoesOn)
                await Forget();
            return;
        }
        if (places.State.Turns.LastOrDefault() is { } cutOff && State.JoinedOn != cutOff.On)
            await Record(cutOff);
        if (Clock.Now >= State.ClosesAt)
        {
            var secret = (await InHand())!.Kept.LateSecret;
            await Commit(Step("close"), log => log.Stage is RoundStage.Open ? [new RoundFact.Closed(secret)] : [], (_, _) => true);
            await Rest();
        }
        else if (places.State.Waiting.Any(asker => asker.On < Clock.Today) && State.JoinedOn != Clock.Today)
        {
            await TakeIn(Clock.Today);
        }
    }

    private bool IsTold => places.State.Told >= places.State.Groups.Sum(group => group.Length);

    private bool IsWaiting(PersonId person) => places.State.Waiting.Any(asker => asker.Person == person);

    /// <summary>Each member's own page finds the round by it. A repeat changes nothing, so it is begun anew after a kill.</summary>
    private async Task TellMembers()
    {
        if (IsTold)
            return;
        ImmutableArray<PersonId> placed = [.. places.State.Groups.SelectMany(group => group)];
        // Who opted out, went on leave or left between the roster and the opening. Only then: a pause is from new rounds, and leave in the middle ends no place.
        if (State.JoinedOn is null)
        {
            foreach (var unwilling in await preparation.Unwilling(State.Asked!.Audience, placed))
                await Leave(unwilling);
            foreach (var takenBack in placed.Where(HasTakenBack))
                await Leave(takenBack);
        }
        await GrainFactory.GetGrain<IRoundTalkGrain>(Id.Value).LookThrough(); // so that who is told finds the group open
        foreach (var some in places.State.Groups.Zip(places.State.Marks).SelectMany(group => group.First.Select(person => (Person: person, Mark: group.Second))).Chunk(AtOnce))
            await Task.WhenAll(some.Select(one => GrainFactory.GetGrain<IPeerGrain>(one.Person.Value).Place(Id, State.ClosesAt!.Value, one.Mark)));
        await Keep(state => state with { Told = placed.Length });
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

    private RoundPlace? Place(PersonId person, RosterInHand? roster)
    {
        var row = roster?.RowOf(person);
        var group = State.OpenedAt is null ? [] : places.State.Groups.FirstOrDefault(group => group.Contains(person), []);
        var (waits, left) = (IsWaiting(person), places.State.Left.Contains(person));
        if (row is null && group.IsEmpty && !waits && !left)
            return null;
        var late = row is null ? LateRowOf(person) : null;
        var number = places.State.Groups.IndexOf(group) + 1;
        var isAsynchronous = !group.IsEmpty && State.Attempts[^1].Report is { } report && report.Asynchronous.Contains(number);
        return (row ?? late?.Row) is var (text, at, proof) ? new(text, at, proof, group.Length, waits, left, isAsynchronous, late?.On)
            : new(null, -1, [], group.Length, waits, left, isAsynchronous);
    }

    private static ImmutableArray<CommandId> WithAnswered(RoundPlacesState state, CommandId id) => [.. state.Answered.Append(id).TakeLast(MostWaiting)];

    private async Task Keep(Func<RoundPlacesState, RoundPlacesState> change)
    {
        await writing.WaitAsync();
        try
        {
            await this.Keep(places, change(places.State));
        }
        finally
        {
            writing.Release();
        }
    }
}
