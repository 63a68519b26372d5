using System.Collections.Immutable;
using Upskill.PeerGroups.Draws;

namespace Upskill.PeerGroups.Rounds;

/// <summary>Late joiners of a round: taken in once a day, by rows that are on the ledger as a hash from then on and shown after the close.</summary>
internal sealed partial class RoundGrain
{
    public Task<ImmutableArray<ImmutableArray<string>>> LateRows() =>
        Task.FromResult<ImmutableArray<ImmutableArray<string>>>(State.LateSecret is null ? [] : [.. places.State.Turns.Select(turn => turn.Rows)]);

    /// <summary>Once a day, all who asked on days before together. Whom no group can take goes on waiting.</summary>
    private async Task TakeIn(DateOnly day)
    {
        var askers = places.State.Waiting.Where(asker => asker.On < day).OrderBy(asker => asker.Token, StringComparer.Ordinal).ToList();
        var gone = await preparation.Unwilling(State.Asked!.Audience, [.. askers.Select(asker => asker.Person)]);
        askers.RemoveAll(asker => gone.Contains(asker.Person));
        if (askers.Count == 0)
        {
            await Keep(state => state with { Waiting = state.Waiting.RemoveAll(asker => gone.Contains(asker.Person)) });
            return;
        }
        var (turn, bands) = await preparation.Late.Place((await InHand())!, (await RosterOf(State.Attempts[^1].Preparation).Drawn())!, State.Attempts[^1].Seed!, places.State, askers, day);
        // Who left while the turn was reckoned comes into no group.
        await Keep(state => !askers.TrueForAll(asker => state.Waiting.Contains(asker)) || !state.Groups.Select(group => group.Length).SequenceEqual(turn.Sizes) ? state : state with
        {
            Groups = [.. state.Groups.Select((group, number) => group.AddRange(turn.People.Where((_, i) => turn.Groups[i] == number)))],
            Waiting = state.Waiting.RemoveAll(asker => gone.Contains(asker.Person) || turn.People.Where((_, i) => turn.Groups[i] != LateJoiners.Nowhere).Contains(asker.Person)),
            Turns = state.Turns.Add(turn),
            Bands = bands,
            Told = 0,
        });
        if (!places.State.Turns.Contains(turn))
            return; // looked at again in a moment
        foreach (var number in turn.Groups.Where(group => group != LateJoiners.Nowhere).Distinct())
            await MembersChanged(number);
        await Record(turn);
        GoOn();
    }

    private Task Record(KeptTurn turn)
    {
        var rows = turn.Rows.Select(RosterRow.Parse).ToList();
        var fact = new RoundFact.LateJoined(turn.On, turn.Groups.Count(group => group != LateJoiners.Nowhere), LateJoiners.Hash(rows, turn.Groups),
            LateJoiners.Tree(rows).Root, rows.Count, string.Join(',', turn.Sizes));
        return Commit(Step($"join/{turn.On:O}"), log => log.JoinedOn == turn.On ? [] : [fact], (_, _) => true);
    }

    /// <summary>The row by which somebody came in, proven among those of its turn.</summary>
    private (DateOnly On, (string Text, int Number, ImmutableArray<string> Proof) Row)? LateRowOf(PersonId person)
    {
        foreach (var turn in places.State.Turns)
        {
            var number = turn.People.IndexOf(person);
            if (number >= 0 && turn.Groups[number] != LateJoiners.Nowhere)
                return (turn.On, (turn.Rows[number], number, LateJoiners.Tree(turn.Rows.Select(RosterRow.Parse)).Proof(number)));
        }
        return null;
    }
}
