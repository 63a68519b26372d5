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
        State.CheckJoin();
        if (places.State.Waiting.Contains(person) || places.State.Groups.Any(group => group.Contains(person)))
            throw new Refusal("already-in", "You are in this round already. Nothing was changed.");
        if (places.State.Waiting.Length >= MostWaiting)
            throw new Refusal("too-many", $"{MostWaiting} people ask to join today already. Please try again tomorrow. Nothing was changed.");
        await Keep(state => state with { Waiting = state.Waiting.Add(person), Left = state.Left.Remove(person), Answered = WithAnswered(state, id) });
        announcer.Moved(Id, Number + progress.Steps);
    }

    public async Task Leave(CommandId id, PersonId person)
    {
        if (places.State.Answered.Contains(id))
            return;
        var wasWaiting = places.State.Waiting.Contains(person);
        if (State.Stage is not RoundStage.Open || (!wasWaiting && !places.State.Groups.Any(group => group.Contains(person))))
            return;
        await Keep(state => state with
        {
            Groups = [.. state.Groups.Select(group => group.Remove(person))],
            Waiting = state.Waiting.Remove(person),
            Left = state.Left.Contains(person) ? state.Left : state.Left.Add(person),
            Answered = WithAnswered(state, id),
        });
        if (!wasWaiting)
            await Commit(id, log => log.Stage is RoundStage.Open ? [new RoundFact.MemberLeft()] : [], (_, _) => true);
        announcer.Moved(Id, Number + progress.Steps);
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
        if (Clock.Now >= State.ClosesAt)
        {
            await Commit(Step("close"), log => log.Stage is RoundStage.Open ? [new RoundFact.Closed(roster.State.LateSecret)] : [], (_, _) => true);
            await Rounds.IsThrough(Id);
        }
        else if (!places.State.Waiting.IsEmpty && Clock.Today > DateOnly.FromDateTime(State.OpenedAt!.Value.UtcDateTime) && State.JoinedOn != Clock.Today)
        {
            await TakeIn(Clock.Today);
        }
    }

    /// <summary>Once a day, all who asked until then together.</summary>
    private async Task TakeIn(DateOnly day)
    {
        var gone = await preparation.Gone(places.State.Waiting);
        var waiting = places.State.Waiting.RemoveRange(gone);
        var joiners = await Task.WhenAll(waiting.Select(async person => (person, await preparation.Apart(person))));
        var placed = LateJoiners.Place([.. places.State.Groups.Select(group => group.ToHashSet())], joiners, LateJoiners.Seed(roster.State.LateSecret, day));
        var taken = waiting.Zip(placed).Where(one => one.Second >= 0).ToList();
        await Keep(state => state with
        {
            Groups = [.. state.Groups.Select((group, number) => group.AddRange(taken.Where(one => one.Second == number).Select(one => one.First).Where(person => !group.Contains(person))))],
            Waiting = [],
            Told = 0,
        });
        var lines = taken.Select(one => $"{Convert.ToHexStringLower(HMACSHA256.HashData(Convert.FromHexString(roster.State.LateSecret), Encoding.UTF8.GetBytes(one.First.Value)))} {one.Second + 1}\n");
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(string.Concat(lines.Order(StringComparer.Ordinal)))));
        await Commit(Step($"join/{day:O}"), log => log.JoinedOn == day ? [] : [new RoundFact.LateJoined(day, taken.Count, hash)], (_, _) => true);
        GoOn();
    }

    /// <summary>Each member's own page finds the round by it. A repeat changes nothing, so it is begun anew after a kill.</summary>
    private async Task TellMembers()
    {
        ImmutableArray<PersonId> members = [.. places.State.Groups.SelectMany(group => group)];
        if (places.State.Told >= members.Length)
            return;
        foreach (var some in members.Chunk(AtOnce))
            await Task.WhenAll(some.Select(person => GrainFactory.GetGrain<IPeerGrain>(person.Value).Place(Id, State.ClosesAt!.Value)));
        // Who left the organisation between the roster and now.
        foreach (var gone in await preparation.Gone(members))
            await Leave(Step($"gone/{gone}"), gone);
        await Keep(state => state with { Told = members.Length });
    }

    private RoundPlace? Place(PersonId person)
    {
        var row = State.Attempts.IsEmpty ? -1 : roster.State.People.IndexOf(person);
        var group = State.OpenedAt is null ? [] : places.State.Groups.FirstOrDefault(group => group.Contains(person), []);
        var (waits, left) = (places.State.Waiting.Contains(person), places.State.Left.Contains(person));
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
