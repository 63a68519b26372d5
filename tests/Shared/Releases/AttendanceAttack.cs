using System.Numerics;
using System.Security.Cryptography;
using Upskill.Adoption;
using Upskill.Adoption.Attendances;
using Upskill.Adoption.Releases;
using Upskill.Adoption.Releases.Weeks;
using Upskill.LiveSessions;

namespace Upskill.Testing;

/// <summary>What the stages found on released attendance.</summary>
/// <param name="Sessions">That were played.</param>
/// <param name="Answers">Sealed ones.</param>
/// <param name="DeterminedLinear">By the first stage, each session by itself.</param>
/// <param name="DeterminedBounds">By the second.</param>
/// <param name="Unproved">By the third, with as many known answers as is promised.</param>
/// <param name="UnprovedWithOneMore">By the third with one more.</param>
/// <param name="DeterminedIfRepeated">By the first stage over all sessions, if nothing were rounded, by somebody who takes for granted that people come always or never.</param>
/// <param name="Guessed">Of these people, in percent, how many somebody guesses right who estimates each from all rounded counts.</param>
/// <param name="GuessedByBatch">The same by somebody who only says of everybody what most of their batches did.</param>
/// <param name="IsSound">Whether no stage excluded the truth and every figure is a sum of whole batches.</param>
internal sealed record AttendanceFinding(
    int Sessions, int Answers, int DeterminedLinear, int DeterminedBounds, int Unproved, int UnprovedWithOneMore, int DeterminedIfRepeated, double Guessed, double GuessedByBatch, bool IsSound);

/// <summary>
/// The attack on attendance: a fortnightly session of each function for half a year, with people who come again and again, joiners, leavers and movers; everything that is released to somebody who knows
/// rosters and who is in which batch.
/// </summary>
internal static class AttendanceAttack
{
    /// <summary>Fortnightly for half a year.</summary>
    public const int Sessions = 13;

    private const int OneInSoManyMoves = 100;

    /// <summary>How many of a hundred come, and whether people come always or never.</summary>
    public static readonly IReadOnlyList<(int Percent, bool IsRepeated)> Populations = [(10, false), (45, false), (90, false), (10, true), (45, true), (90, true)];

    /// <summary>Plays and attacks.</summary>
    /// <param name="comePercent">How many of a hundred come.</param>
    /// <param name="isRepeated">Whether people come always or never.</param>
    /// <param name="people">Of the company.</param>
    /// <param name="seed">Of all that is drawn.</param>
    public static AttendanceFinding On(int comePercent, bool isRepeated, int people, int seed)
    {
        var (random, habits, served) = (new Random(seed), new Dictionary<int, bool>(), new List<Transcript>());
        List<UnitId?> places = [.. new AttackCompany(AttackScenario.All[0], people, seed).Rosters[0]];
        var leaves = places.OfType<UnitId>().Distinct().ToArray();
        for (var number = 0; number < Sessions; number++)
        {
            bool Comes(int person) => isRepeated && habits.TryGetValue(person, out var comes) ? comes : habits[person] = random.Next(100) < comePercent;
            served.AddRange(Played(number, places, [.. Enumerable.Range(0, places.Count).Select(Comes)], seed));
            Change(places, leaves, random);
        }
        var (bounds, witnesses) = (served.ConvertAll(BoundsStage.Of), served.ConvertAll(one => WitnessStage.Of(one, Attack.KnownAnswers)));
        var (guessed, byBatch) = isRepeated ? AttendanceGuess.Of(served, habits) : (0, 0);
        return new(served.Count, served.Sum(one => one.Answers.Count), served.Sum(LinearStage.Determined), bounds.Sum(found => found.Determined), witnesses.Sum(found => found.Unproved),
            served.Sum(one => WitnessStage.Of(one, Attack.KnownAnswers + 1).Unproved), isRepeated ? LinearStage.DeterminedIfRepeated(served) : 0, guessed, byBatch,
            bounds.TrueForAll(found => found.IsSound) && served.TrueForAll(one => one.IsSumsOfBatches()));
    }

    /// <summary>One session of each function, as the product seals it.</summary>
    private static IEnumerable<Transcript> Played(int number, IReadOnlyList<UnitId?> places, bool[] came, int seed)
    {
        var at = PlayedWeek.First.BeginsAt.AddDays(14 * number);
        var (roster, key) = (Roster.OfUnits(places.OfType<UnitId>()), new ReleaseKey(SHA256.HashData(BitConverter.GetBytes(seed))));
        var homes = roster.Homes();
        foreach (var function in homes.Where(home => home.Unit.Parent == UnitId.Organisation).Select(home => home.Unit))
        {
            var session = LiveSessionId.Of(new($"of-{function}"), DateOnly.FromDateTime(at.UtcDateTime));
            var invited = places.Index().Where(place => place.Item is { } unit && unit.SelfAndAbove().Contains(function))
                .Select(place => new InvitedPerson(new(place.Index.ToString(System.Globalization.CultureInfo.InvariantCulture)), roster.HomeOf(place.Item!.Value)!.Value, came[place.Index])).ToList();
            yield return Seen(key, session, SessionRelease.Seal(key, session, new(function, [], at), homes, invited, at.AddHours(1)), invited);
        }
    }

    private static Transcript Seen(ReleaseKey key, LiveSessionId session, SessionRelease release, IReadOnlyCollection<InvitedPerson> invited)
    {
        var byToken = invited.ToDictionary(person => SessionRelease.TokenOf(key, session, person.Person));
        var (answers, batches, bits) = (new List<HiddenAnswer>(), new List<AnswerGroup>(), new Dictionary<UnitId, BigInteger>());
        foreach (var unit in release.Units.Where(unit => unit.Batch is not null))
        {
            List<int> numbers = [.. Enumerable.Range(answers.Count, unit.Batch!.Tokens.Length)];
            answers.AddRange(unit.Batch.Tokens.Select(token => byToken[token]).Select(person =>
                new HiddenAnswer(int.Parse(person.Person.Value, System.Globalization.CultureInfo.InvariantCulture), person.Came ? Answer.YesFrom : 0, batches.Count)));
            batches.Add(new(numbers, unit.Batch.Yes, 0, IsRounded: true));
            foreach (var above in unit.Unit.SelfAndAbove())
                bits[above] = numbers.Aggregate(bits.GetValueOrDefault(above), (set, i) => set | (BigInteger.One << i));
        }
        return new(answers, [.. bits.Select(unit => new Sighting(unit.Key, unit.Value, release.Of(unit.Key)!.Sum.Yes, 0))], batches) { HasHours = false };
    }

    private static void Change(List<UnitId?> places, UnitId[] leaves, Random random)
    {
        for (var change = places.Count / OneInSoManyMoves; change > 0; change--)
        {
            places.Add(leaves[random.Next(leaves.Length)]);
            places[random.Next(places.Count)] = leaves[random.Next(leaves.Length)];
            places[random.Next(places.Count)] = null;
        }
    }
}
