using System.Collections.Immutable;
using Upskill.Kit.People;
using Upskill.PeerGroups.Draws;

namespace Upskill.PeerGroups.Rounds;

/// <summary>Rows of people who join later, and where they come: work that is too long for a grain's turn.</summary>
internal sealed class LatePreparation(EmployeeDirectory directory, MeetingsReader meetings)
{
    private const int AtOnce = 64;

    /// <summary>The turn of a day, and the grades that its rows have numbers for.</summary>
    /// <param name="roster">Of the draw.</param>
    /// <param name="drawn">Text of the draw.</param>
    /// <param name="drawSeed">Its seed.</param>
    /// <param name="places">As they are, earlier turns included.</param>
    /// <param name="askers">In the order of their tokens.</param>
    /// <param name="day">Whose turn it is.</param>
    public async Task<(KeptTurn Turn, ImmutableArray<string> Bands)> Place(
        RosterInHand roster, string drawn, string drawSeed, RoundPlacesState places, IReadOnlyList<LateAsker> askers, DateOnly day)
    {
        ImmutableArray<PersonId> before = [.. roster.Kept.People, .. places.Turns.SelectMany(turn => turn.People)];
        var joiners = await Participants(askers);
        var peers = await meetings.Peers([.. before.Concat(joiners.Select(joiner => joiner.Id)).Distinct()]);
        var languages = joiners.Select(joiner => joiner with { Languages = [.. joiner.Languages, .. peers[joiner.Id].Choice.Languages] }).ToList();
        var numbers = (places.Bands.IsEmpty ? roster.Numbers : roster.Numbers with { Bands = places.Bands }).WithBandsOf(joiners);
        var rows = RosterBuilder.Late(languages, before, meetings.Groups(peers), numbers);
        var sizes = places.Groups.Select(group => group.Length).ToImmutableArray();
        var seed = LateJoiners.Seed(roster.Kept.LateSecret, drawSeed, day);
        var groups = await Task.Run(() =>
        {
            var late = new LateJoiners(roster.Roster, Draw.Parse(drawn));
            foreach (var turn in places.Turns)
                late.Came(turn.Rows.Select(RosterRow.Parse), turn.Groups);
            return late.Place(rows, sizes, seed);
        });
        return (new(day, [.. rows.Select(row => row.Text)], [.. joiners.Select(joiner => joiner.Id)], groups, sizes), numbers.Bands);
    }

    /// <summary>With all that they must not be with, above and below.</summary>
    private async Task<IReadOnlyList<Participant>> Participants(IReadOnlyList<LateAsker> askers)
    {
        var participants = new List<Participant>(askers.Count);
        foreach (var some in askers.Chunk(AtOnce))
            participants.AddRange(await Task.WhenAll(some.Select(async asker =>
            {
                var (employee, apart) = ((await directory.Employee(asker.Person))!, await Apart(asker.Person));
                return new Participant(asker.Person, asker.Token, [.. apart], employee.Grade, [employee.Language], employee.TimeZone);
            })));
        return participants;
    }

    /// <summary>Who is above somebody within two levels, and who is below.</summary>
    private async Task<IReadOnlySet<PersonId>> Apart(PersonId person)
    {
        var apart = (await directory.Above(person)).Take(2).Select(above => above.Id).ToHashSet();
        var reports = await directory.ReportsOf(person);
        apart.UnionWith(reports.Select(report => report.Id));
        foreach (var some in reports.Chunk(AtOnce))
            apart.UnionWith((await Task.WhenAll(some.Select(report => directory.ReportsOf(report.Id)))).SelectMany(below => below).Select(below => below.Id));
        return apart;
    }
}
