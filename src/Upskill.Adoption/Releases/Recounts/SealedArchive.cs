using System.Collections.Immutable;
using System.Text.Json;
using StackExchange.Redis;
using Upskill.Adoption.Attendances;
using Upskill.Adoption.Releases.Units;
using Upskill.Kit.Ledger;
using Upskill.Kit.Storage;
using Upskill.LiveSessions;

namespace Upskill.Adoption.Releases.Recounts;

/// <summary>All that was sealed, as it lies in a store: also in one at rest, on which no grain lives.</summary>
public sealed class SealedArchive
{
    /// <summary>The kinds of journals of releases, and of those of live sessions as the store has them.</summary>
    public const string Kind = ReleaseJournals.Kind, SessionsKind = AttendanceStore.StoredKind;

    private SealedArchive(ImmutableArray<KeptBatch> batches, ImmutableDictionary<LiveSessionId, SessionRelease> sessions) => (Batches, Sessions) = (batches, sessions);

    /// <summary>In no order.</summary>
    internal ImmutableArray<KeptBatch> Batches { get; }

    /// <summary>What was sealed of voluntary live sessions.</summary>
    internal ImmutableDictionary<LiveSessionId, SessionRelease> Sessions { get; }

    /// <summary>Reads it.</summary>
    /// <param name="store">The store.</param>
    /// <param name="subjects">Subjects of its journals of <see cref="Kind"/>.</param>
    /// <param name="sessions">Subjects of those of <see cref="SessionsKind"/>.</param>
    public static async Task<SealedArchive> Read(IConnectionMultiplexer store, IEnumerable<string> subjects, IEnumerable<string> sessions)
    {
        var (batches, journal) = (ImmutableArray.CreateBuilder<KeptBatch>(), new Journal(store));
        foreach (var subject in subjects.Select(ReleaseSubject.Parse))
            batches.AddRange(await BatchesOf(store.GetDatabase(), journal, subject));
        var released = ImmutableDictionary.CreateBuilder<LiveSessionId, SessionRelease>();
        foreach (var session in sessions.Select(id => new LiveSessionId(id)))
            released[session] = (await new AttendanceStore(journal).Read(session))!;
        return new(batches.ToImmutable(), released.ToImmutable());
    }

    private static async Task<IEnumerable<KeptBatch>> BatchesOf(IDatabase database, Journal journal, ReleaseSubject subject)
    {
        var facts = (await journal.Read(ReleaseStore.Name(subject))).Select(entry => JsonSerializer.Deserialize<ReleaseFact>(entry, LedgerJson.Options)!).ToList();
        var answers = new Dictionary<(WeekId Week, int Number), ImmutableArray<SealedAnswer>>();
        foreach (var week in facts.Select(fact => fact.Week).Distinct())
        {
            foreach (var batch in await ReleaseStore.Sealed(database, subject, week))
                answers[(week, batch.Number)] = batch.Answers;
        }
        var (closed, kept) = (new HashSet<WeekId>(), new List<KeptBatch>());
        foreach (var fact in facts)
        {
            if (fact.Sealing is { } batch)
            {
                kept.Add(new(subject, fact.Week, batch, IsByClose: !closed.Contains(fact.Week))
                {
                    Stored = answers.TryGetValue((fact.Week, batch.Number), out var stored) ? stored : null,
                });
            }
            if (fact is ReleaseFact.Closed)
                closed.Add(fact.Week);
        }
        return kept;
    }
}
