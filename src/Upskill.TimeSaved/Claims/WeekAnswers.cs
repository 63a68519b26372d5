using System.Collections.Immutable;
using Upskill.Adoption;
using Upskill.Kit.Storage;

namespace Upskill.TimeSaved.Claims;

/// <summary>
/// Where somebody's answers wait to be released: home and first moment of each week, kept over corrections, and those that were taken back. Pure.
/// </summary>
internal sealed record WeekAnswers(ImmutableDictionary<WeekId, WaitingAnswer> Waiting, ImmutableDictionary<WeekId, UnitId> Withdrawn)
{
    /// <summary>None.</summary>
    public static readonly WeekAnswers None = new(ImmutableDictionary<WeekId, WaitingAnswer>.Empty, ImmutableDictionary<WeekId, UnitId>.Empty);

    /// <summary>The home of a week's answer; null where it is in no figure so far.</summary>
    public UnitId? HomeOf(WeekId week) => Waiting.GetValueOrDefault(week)?.Home;

    /// <summary>Answered, or corrected: the home stays as it was, and so does the place in the queue.</summary>
    public WeekAnswers Answered(WeekId week, UnitId home, int netMinutes, DateTimeOffset firstAt) => new(
        Waiting.SetItem(week, Waiting.TryGetValue(week, out var known) ? known with { NetMinutes = netMinutes } : new(home, firstAt, netMinutes)),
        Withdrawn.Remove(week));

    /// <summary>All are taken back.</summary>
    public WeekAnswers Left() => new(Waiting.Clear(), Withdrawn.SetItems(Waiting.Select(answer => KeyValuePair.Create(answer.Key, answer.Value.Home))));

    /// <summary>The rows of a person whose answers these are, in the weeks that are taken: what is to stand in the store.</summary>
    public ImmutableArray<WeekRow> Rows(string token, long number, DateTimeOffset now) =>
    [
        .. Waiting.Where(answer => now < answer.Key.FinallyClosesAt).OrderBy(answer => answer.Key)
            .Select(answer => new WeekRow(answer.Value.Home, new(token, answer.Key, number, answer.Value.FirstAt, answer.Value.NetMinutes), IsIn: true)),
        .. Withdrawn.Where(answer => now < answer.Key.FinallyClosesAt).OrderBy(answer => answer.Key)
            .Select(answer => new WeekRow(answer.Value, new(token, answer.Key, number, default, 0), IsIn: false)),
    ];

    /// <summary>Those of them that a change rewrites.</summary>
    public ImmutableArray<WeekRow> Changed(WeekAnswers before, string token, long number, DateTimeOffset now) => ReferenceEquals(this, before) ? [] :
    [
        .. Rows(token, number, now).Where(row => row.IsIn
            ? before.Waiting.GetValueOrDefault(row.Row.Week) != Waiting[row.Row.Week]
            : !before.Withdrawn.ContainsKey(row.Row.Week)),
    ];
}

/// <summary>An answer as it waits.</summary>
/// <param name="Home">The unit, as it was decided with the first answer.</param>
/// <param name="FirstAt">When the person first answered for the week.</param>
/// <param name="NetMinutes">As typed last.</param>
internal sealed record WaitingAnswer(UnitId Home, DateTimeOffset FirstAt, int NetMinutes);

/// <summary>A row of one home: that an answer stands there, or stands there no more.</summary>
internal sealed record WeekRow(UnitId Home, AnswerRow Row, bool IsIn)
{
    /// <summary>The write that makes it so.</summary>
    public RowWrite Write(Partition partition) =>
        IsIn ? AnswerRows.Put(partition, Home, Row) : AnswerRows.TakeOut(partition, Home, Row.Week, Row.Token);
}
