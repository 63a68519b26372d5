using System.Collections.Immutable;
using Upskill.Adoption.Attendances;
using Upskill.Adoption.Releases.Statements;
using Upskill.LiveSessions;

namespace Upskill.Adoption.Releases.Recounts;

/// <summary>Makes the figures of a statement anew from what was sealed, and what was sealed from what people's own ledgers say.</summary>
/// <param name="archive">What was sealed.</param>
/// <param name="key">Of rounding.</param>
/// <param name="people">Null where nobody has the keys: then ledgers say nothing.</param>
public sealed class ReleaseRecount(SealedArchive archive, ReleaseKey key, IPeoplesAnswers? people)
{
    private Dictionary<(LiveSessionId Session, string Token), PersonId>? invited;

    /// <summary>Of one figure.</summary>
    public Task<RecountOutcome> Of(ReleaseStatement statement) => Of([StatedFigure.Of(statement.Unit.Value, statement)]);

    /// <summary>Of all that is released of a unit.</summary>
    public Task<RecountOutcome> Of(UnitStatement statement) => Of([.. new StatedFigures(key, archive).Of(statement)]);

    private async Task<RecountOutcome> Of(ImmutableArray<StatedFigure> figures)
    {
        var batches = new List<RecountedBatch>();
        foreach (var kept in KeptBatch.InOrder(archive.Batches.Concat(archive.Sessions.SelectMany(BatchesOf)).Where(kept => figures.Any(figure => figure.IsBehind(kept)))))
            batches.Add(await Recounted(kept));
        var made = figures.Select(figure => (figure.Name, Makes: figure.Makes([.. batches.Where(batch => figure.IsBehind(batch.Kept))]))).ToList();
        var twice = batches.SelectMany(batch => batch.Kept.Batch.Tokens, (batch, token) => (batch.Kept, token))
            .GroupBy(answer => (answer.Kept.Subject.Measure, answer.Kept.Week, answer.token)).Where(answer => answer.Count() > 1).Select(answer => answer.Last().Kept).ToHashSet();
        return new(
            made.Count, [.. made.Where(figure => figure.Makes is false).Select(figure => figure.Name)], made.Count(figure => figure.Makes is null), batches.Count, batches.Count(batch => batch.Holds is true),
            [.. batches.Where(batch => batch.Holds is false || twice.Contains(batch.Kept)).Select(batch => batch.Kept.Name)], batches.Sum(batch => batch.Erased));
    }

    private async Task<RecountedBatch> Recounted(KeptBatch kept)
    {
        if (people is null)
            return RecountedBatch.Unread(kept);
        var session = archive.Sessions.Keys.Where(session => SessionRelease.MeasureOf(session) == kept.Subject.Measure).Select(session => (LiveSessionId?)session).FirstOrDefault();
        return RecountedBatch.Of(kept, key, await Task.WhenAll(kept.Batch.Tokens.Select(token => session is { } id ? Came(id, token, kept.Batch.At) : Answers(kept, token))));
    }

    private async Task<IReadOnlyList<Answer>?> Answers(KeptBatch kept, string token) =>
        (await people!.Answers(kept.Subject.Measure, token, kept.Week, kept.Batch.At))?.Select(row => Answer.Of(row with { Token = token })).Distinct().ToList();

    private async Task<IReadOnlyList<Answer>?> Came(LiveSessionId session, string token, DateTimeOffset at)
    {
        invited ??= archive.Sessions.Keys.SelectMany(one => people!.Everybody, (one, person) => (Session: one, Person: person))
            .ToDictionary(one => (one.Session, SessionRelease.TokenOf(key, one.Session, one.Person)), one => one.Person);
        if (!invited.TryGetValue((session, token), out var who))
            return null;
        return await people!.MinutesAt(session, who, at) is { } minutes && minutes >= Attendance.CountsFrom is var came
            ? [new(token, 0, at, came ? Answer.YesFrom : 0) { Proof = archive.Sessions[session].StartedAt is { } startedAt ? people!.ProofOf(who, key => SessionRelease.ProofOf(key, session, startedAt, came)) : "" }] : [];
    }

    private static IEnumerable<KeptBatch> BatchesOf(KeyValuePair<LiveSessionId, SessionRelease> session) => session.Value.Units.Where(unit => unit.Batch is not null)
        .Select(unit => new KeptBatch(new(SessionRelease.MeasureOf(session.Key), unit.Unit), session.Value.Week, unit.Batch!, IsByClose: true));
}

/// <summary>What came of a recount.</summary>
/// <param name="Figures">Of the statement.</param>
/// <param name="Wrong">Names of those that what was sealed does not make.</param>
/// <param name="Unknown">How many cannot be made any more: somebody behind them was erased, or nobody has the keys.</param>
/// <param name="Batches">Behind the figures.</param>
/// <param name="Recomputed">Of these, those of which every answer could be read, and which come out as they were sealed.</param>
/// <param name="Differing">Names of those that people's own ledgers do not make, or that count an answer which another one has.</param>
/// <param name="Erased">How often somebody behind them was erased since: a person in two batches counts twice.</param>
public sealed record RecountOutcome(int Figures, ImmutableArray<string> Wrong, int Unknown, int Batches, int Recomputed, ImmutableArray<string> Differing, int Erased)
{
    /// <summary>Whether nothing speaks against the statement.</summary>
    public bool Holds => Wrong.IsEmpty && Differing.IsEmpty;
}
