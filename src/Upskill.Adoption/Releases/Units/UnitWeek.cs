using System.Collections.Immutable;

namespace Upskill.Adoption.Releases.Units;

/// <summary>How far a unit is with a week.</summary>
internal enum WeekStage
{
    /// <summary>Until its close.</summary>
    Open,
    /// <summary>Late answers are still taken.</summary>
    Closed,
    /// <summary>Nothing more is released.</summary>
    Finished,
}

/// <summary>
/// The answers of one week that wait at one unit, and the batches that were sealed there. No rule here looks at an answer's value; only
/// <see cref="Batch.Seal"/> does, and what it makes of it decides nothing.
/// </summary>
internal sealed record UnitWeek(UnitId Unit, WeekId Week)
{
    /// <summary>The size from which a unit seals while the week runs: a parameter only for the attack, which tries two.</summary>
    public int LiveFrom { get; init; } = ReleaseRules.LiveFrom;

    /// <summary>Which of <see cref="ReleaseSubject.Measures"/>. Only hours are sealed while the week runs.</summary>
    public string Measure { get; init; } = ReleaseSubject.Hours;

    /// <summary>A multiple of five: fewer answers are not sealed.</summary>
    public int MinimumGroupSize { get; init; } = ReleaseRules.MinimumGroupSize;

    /// <summary>People in the unit and below it on the week's Monday.</summary>
    public int People { get; init; }

    /// <summary>How far it is.</summary>
    public WeekStage Stage { get; private init; }

    /// <summary>What it has released itself: the sum of its batches, which are in its journal.</summary>
    public ReleaseSum Own { get; private init; }

    /// <summary>What the first close and the final one moved up, in order.</summary>
    public ImmutableArray<ReleaseFact.Closed> Closes { get; private init; } = [];

    /// <summary>Answers that wait, by token.</summary>
    public ImmutableDictionary<string, Answer> Waiting { get; private init; } = ImmutableDictionary<string, Answer>.Empty;

    /// <summary>Answers that were sealed or moved up: nothing that comes of them later counts. Empty once the week is finished, for then nothing at all does.</summary>
    public ImmutableHashSet<string> Gone { get; private init; } = [];

    private ImmutableDictionary<string, long> Withdrawn { get; init; } = ImmutableDictionary<string, long>.Empty;

    /// <summary>At how many waiting answers it seals now; null where it waits for a close.</summary>
    private int? Size => Stage switch
    {
        WeekStage.Open => Measure == ReleaseSubject.Hours ? ReleaseRules.LiveSize(People, LiveFrom, MinimumGroupSize) : null,
        WeekStage.Closed => MinimumGroupSize,
        _ => null,
    };

    /// <summary>Whether <see cref="Seal"/> would.</summary>
    public bool IsDue => Waiting.Count >= Size;

    /// <summary>An answer comes, or replaces the one that waits; the older of two, and what comes of one that is gone, changes nothing.</summary>
    public UnitWeek Put(Answer answer) =>
        Stage is WeekStage.Finished || Gone.Contains(answer.Token) || Withdrawn.GetValueOrDefault(answer.Token, -1) >= answer.Version
            || (Waiting.TryGetValue(answer.Token, out var known) && known.Version >= answer.Version)
            ? this
            : this with { Waiting = Waiting.SetItem(answer.Token, answer) };

    /// <summary>The person has left: a waiting answer is dropped, a sealed one is part of a sum and stays.</summary>
    public UnitWeek Withdraw(string token, long version) => this with
    {
        Waiting = Waiting.TryGetValue(token, out var known) && known.Version <= version ? Waiting.Remove(token) : Waiting,
        Withdrawn = Withdrawn.SetItem(token, Math.Max(version, Withdrawn.GetValueOrDefault(token))),
    };

    /// <summary>Makes these, as the store has them, the answers that wait.</summary>
    public UnitWeek Load(IEnumerable<Answer> stored) =>
        stored.Aggregate(
            this with { Waiting = ImmutableDictionary<string, Answer>.Empty, Withdrawn = ImmutableDictionary<string, long>.Empty },
            (week, answer) => week.Put(answer));

    /// <summary>Seals the oldest answers where enough wait, exactly as many as are enough; null where they are too few.</summary>
    public ReleaseFact.Sealed? Seal(ReleaseKey key, DateTimeOffset at) => Waiting.Count >= Size
        ? new(Week, Of([.. Waiting.Values.Order(Answer.ByArrival).Take(Size.Value)], key, at))
        : null;

    /// <summary>
    /// Seals what waits here and what moved up from below, the oldest first; the rest, fewer than ten or one to four, moves on. Null where it was closed before.
    /// </summary>
    /// <param name="isFinal">Whether the week is finished with it.</param>
    /// <param name="fromBelow">What the closes of the units below moved here.</param>
    /// <param name="key">Of rounding.</param>
    /// <param name="at">Now.</param>
    public ReleaseFact.Closed? Close(bool isFinal, IReadOnlyCollection<(Answer Answer, UnitId Home)> fromBelow, ReleaseKey key, DateTimeOffset at)
    {
        if (Stage is WeekStage.Finished || (!isFinal && Stage is WeekStage.Closed))
            return null;
        List<(Answer Answer, UnitId Home)> queue =
            [.. Waiting.Values.Select(answer => (answer, Unit)).Concat(fromBelow).OrderBy(pair => pair.Item1, Answer.ByArrival)];
        var size = ReleaseRules.SizeAtClose(queue.Count, MinimumGroupSize);
        var batch = size == 0 ? null : Of([.. queue.Take(size).Select(pair => pair.Answer)], key, at);
        return new(Week, isFinal, batch, [.. queue.Skip(size).Select(pair => new MovedAnswer(pair.Answer.Token, pair.Home))]);
    }

    /// <summary>Folds in what happened.</summary>
    public UnitWeek With(ReleaseFact fact) => fact switch
    {
        ReleaseFact.Sealed sealing => With(sealing.Batch),
        ReleaseFact.Closed close => (close.Batch is { } batch ? With(batch) : this).Without(close.Moved.Select(moved => moved.Token)) with
        {
            Stage = close.IsFinal ? WeekStage.Finished : WeekStage.Closed,
            Closes = Closes.Add(close with { Batch = null }),
            Gone = close.IsFinal ? [] : Gone.Union(close.Moved.Select(moved => moved.Token)).Union(close.Batch?.Tokens ?? []),
        },
        _ => throw new InvalidOperationException($"A release journal holds no {fact.GetType().Name}."),
    };

    private Batch Of(IReadOnlyList<Answer> answers, ReleaseKey key, DateTimeOffset at) =>
        Batch.Seal(key, new(Measure, Unit), Week, (int)Own.Batches + 1, answers, at);

    private UnitWeek With(Batch batch) => Without(batch.Tokens) with { Own = Own + batch.Sum };

    private UnitWeek Without(IEnumerable<string> tokens) => this with { Waiting = Waiting.RemoveRange(tokens), Gone = Gone.Union(tokens) };
}
