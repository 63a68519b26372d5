using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using Upskill.Adoption.Releases;
using Upskill.Kit.Storage;
using Upskill.LiveSessions;

namespace Upskill.Adoption.Attendances;

/// <summary>
/// What was sealed of a voluntary session, as it stands in its journal for ever: one entry for all units, so that a kill leaves all of it or nothing. No answer's value is in it. Pure.
/// </summary>
/// <param name="Unit">The function that the session was for.</param>
/// <param name="At">When it was sealed.</param>
/// <param name="Units">Homes of its invited people.</param>
internal sealed record SessionRelease(UnitId Unit, DateTimeOffset At, ImmutableArray<SealedUnit> Units)
{
    private const int TokenBytes = 16;

    /// <summary>When the session began, by whose week counts were rounded; null in entries of before it was noted.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>The week by which counts were rounded.</summary>
    [JsonIgnore]
    public WeekId Week => WeekId.Of(StartedAt ?? At);

    /// <summary>
    /// Seals everybody who was invited, yes for who came: from the teams upwards, as many as make a multiple of five and are enough; the rest moves to the next home above, and from the session's own
    /// unit to nowhere. In which order they are put away, where, and how many together hangs on people and rosters only, never on who came. The order is a person's own and the same at each session: with
    /// another one each time, somebody who comes always would be told from somebody who never does by the batches that they happen to be in.
    /// </summary>
    /// <param name="key">Of rounding.</param>
    /// <param name="session">Which.</param>
    /// <param name="ended">Whom it was for, and when.</param>
    /// <param name="homes">Units that are homes on the roster of the session's week.</param>
    /// <param name="invited">Everybody, once.</param>
    /// <param name="at">Now.</param>
    public static SessionRelease Seal(
        ReleaseKey key, LiveSessionId session, EndedSession ended, IEnumerable<RosterUnit> homes, IReadOnlyCollection<InvitedPerson> invited, DateTimeOffset at)
    {
        var (week, measure) = (WeekId.Of(ended.StartedAt), MeasureOf(session));
        var inside = homes.Where(home => home.Unit.SelfAndAbove().Contains(ended.Unit)).OrderByDescending(home => home.Unit.SelfAndAbove().Count())
            .ThenBy(home => home.Unit.Value, StringComparer.Ordinal).ToList();
        var queues = inside.ToDictionary(home => home.Unit, _ => new List<(string Place, Answer Answer)>());
        var asked = inside.ToDictionary(home => home.Unit, _ => 0);
        foreach (var person in invited.Where(person => queues.ContainsKey(person.Home)))
        {
            queues[person.Home].Add((Opaque(key, $"attendance|{person.Person}"), new(TokenOf(key, session, person.Person), 1, at, person.Came ? Answer.YesFrom : 0) { Proof = person.Proof }));
            foreach (var above in person.Home.SelfAndAbove().Where(asked.ContainsKey))
                asked[above]++;
        }
        var units = ImmutableArray.CreateBuilder<SealedUnit>(inside.Count);
        foreach (var home in inside)
        {
            var queue = queues[home.Unit].OrderBy(place => place.Place, StringComparer.Ordinal).ToList();
            var size = ReleaseRules.SizeAtClose(queue.Count, home.MinimumGroupSize);
            var together = queue.Take(size).Select(place => place.Answer).Order(Answer.ByArrival).ToList(); // not in the order of people, which is the same each time
            units.Add(new(home.Unit, asked[home.Unit], home.MinimumGroupSize, size == 0 ? null : Batch.Seal(key, new(measure, home.Unit), week, 1, together, at)));
            if (home.Unit.SelfAndAbove().Skip(1).Where(queues.ContainsKey).Select(above => queues[above]).FirstOrDefault() is { } next)
                next.AddRange(queue[size..]);
        }
        return new(ended.Unit, at, units.ToImmutable()) { StartedAt = ended.StartedAt };
    }

    /// <summary>What a unit and all below it have; null where it has nothing to do with the session.</summary>
    public AttendanceSum? Of(UnitId unit)
    {
        var seen = Unit.SelfAndAbove().Contains(unit) ? Unit : unit;
        if (!seen.SelfAndAbove().Contains(Unit))
            return null;
        var home = Units.FirstOrDefault(sealing => sealing.Unit == seen);
        return new(unit, home?.Invited ?? 0, home?.MinimumGroupSize ?? ReleaseRules.MinimumGroupSize,
            Units.Where(sealing => sealing.Unit.SelfAndAbove().Contains(seen)).Select(sealing => sealing.Batch).OfType<Batch>().Aggregate(ReleaseSum.Zero, (sum, batch) => sum + batch.Sum));
    }

    /// <summary>The opaque name of somebody's answer: another one at each session, so that nobody sees from batches who came again.</summary>
    public static string TokenOf(ReleaseKey key, LiveSessionId session, PersonId person) => Opaque(key, $"{MeasureOf(session)}|{person}");

    /// <summary>Ties somebody's answer to their key.</summary>
    public static string ProofOf(byte[] personal, LiveSessionId session, DateTimeOffset startedAt, bool came) =>
        AnswerProof.Of(personal, MeasureOf(session), WeekId.Of(startedAt), came ? Answer.YesFrom : 0, "");

    private static string Opaque(ReleaseKey key, string text) => Base64Url.EncodeToString(HMACSHA256.HashData(key.Secret, Encoding.UTF8.GetBytes(text)).AsSpan(0, TokenBytes));

    /// <summary>The label under which a session's counts are rounded. No session's id holds a colon.</summary>
    public static string MeasureOf(LiveSessionId session) => $"attendance-{session}";
}

/// <summary>Somebody who was invited.</summary>
/// <param name="Person">Who.</param>
/// <param name="Home">The smallest unit above them with enough people on the roster.</param>
/// <param name="Came">Whether they were there for long enough.</param>
internal sealed record InvitedPerson(PersonId Person, UnitId Home, bool Came)
{
    /// <summary>Ties it to their key (<see cref="AnswerProof"/>).</summary>
    public string Proof { get; init; } = "";

    /// <summary>Says nothing: whether somebody came stands in no log.</summary>
    public override string ToString() => nameof(InvitedPerson);
}

/// <summary>One unit's part of a session.</summary>
/// <param name="Unit">Which.</param>
/// <param name="Invited">In it and below it.</param>
/// <param name="MinimumGroupSize">Fewer answers are neither sealed nor shown.</param>
/// <param name="Batch">Null where too few waited.</param>
internal sealed record SealedUnit(UnitId Unit, int Invited, int MinimumGroupSize, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Batch? Batch);
