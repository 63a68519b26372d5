using System.Collections.Immutable;
using Upskill.Adoption;
using Upskill.Kit.Storage;

namespace Upskill.TimeSaved.Claims;

/// <summary>
/// Where somebody's answers wait to be released: home and first moment of each week's claim, and of the baseline, kept over corrections; and those that were taken
/// back. Pure.
/// </summary>
internal sealed record WeekAnswers(ImmutableDictionary<AnswerName, WaitingAnswer> Waiting, ImmutableDictionary<AnswerName, UnitId> Withdrawn)
{
    /// <summary>None.</summary>
    public static readonly WeekAnswers None = new(ImmutableDictionary<AnswerName, WaitingAnswer>.Empty, ImmutableDictionary<AnswerName, UnitId>.Empty);

    /// <summary>The baseline's answer, of whichever week it counts in; null where it is in no figure so far.</summary>
    public AnswerName? Baseline => Waiting.Keys.Where(name => name.Measure == ReleaseSubject.Baseline).Select(name => (AnswerName?)name).FirstOrDefault();

    /// <summary>The home of a week's claim; null where it is in no figure so far.</summary>
    public AnswerHome? HomeOf(WeekId week) => Waiting.GetValueOrDefault(new(ReleaseSubject.Hours, week))?.Home;

    /// <summary>Answered, or corrected: the home stays as it was, and so does the place in the queue.</summary>
    public WeekAnswers Answered(AnswerName name, AnswerHome home, int minutes, DateTimeOffset firstAt) => new(
        Waiting.SetItem(name, Waiting.TryGetValue(name, out var known) ? known with { Minutes = minutes } : new(home, firstAt, minutes)),
        Withdrawn.Remove(name));

    /// <summary>Another baseline than the one that counts.</summary>
    public WeekAnswers Corrected(int savedMinutes) =>
        Baseline is { } name ? this with { Waiting = Waiting.SetItem(name, Waiting[name] with { Minutes = savedMinutes }) } : this;

    /// <summary>All are taken back.</summary>
    public WeekAnswers Left() => new(Waiting.Clear(), Withdrawn.SetItems(Waiting.Select(answer => KeyValuePair.Create(answer.Key, answer.Value.Home.Unit))));

    /// <summary>The rows of a person whose answers these are, in the weeks that are taken: what is to stand in the store.</summary>
    public ImmutableArray<WeekRow> Rows(string token, long number, DateTimeOffset now) =>
    [
        .. Waiting.Where(answer => now < answer.Key.Week.FinallyClosesAt).OrderBy(answer => answer.Key)
            .Select(answer => new WeekRow(new(answer.Key.Measure, answer.Value.Home.Unit),
                new(token, answer.Key.Week, number, answer.Value.FirstAt, answer.Value.Minutes) { Cells = answer.Value.Home.Cells }, IsIn: true)),
        .. Withdrawn.Where(answer => now < answer.Key.Week.FinallyClosesAt).OrderBy(answer => answer.Key)
            .Select(answer => new WeekRow(new(answer.Key.Measure, answer.Value), new(token, answer.Key.Week, number, default, 0), IsIn: false)),
    ];

    /// <summary>Those of them that a change rewrites.</summary>
    public ImmutableArray<WeekRow> Changed(WeekAnswers before, string token, long number, DateTimeOffset now) => ReferenceEquals(this, before) ? [] :
    [
        .. Rows(token, number, now).Where(row => row.IsIn
            ? before.Waiting.GetValueOrDefault(row.Name) != Waiting[row.Name]
            : !before.Withdrawn.ContainsKey(row.Name)),
    ];
}

/// <summary>Which answer: a week's claim, or the baseline in the week in which it counts.</summary>
internal readonly record struct AnswerName(string Measure, WeekId Week) : IComparable<AnswerName>
{
    /// <inheritdoc/>
    public int CompareTo(AnswerName other) => Week.CompareTo(other.Week) is var order and not 0 ? order : string.CompareOrdinal(Measure, other.Measure);
}

/// <summary>An answer as it waits.</summary>
/// <param name="Home">The unit, as it was decided with the first answer.</param>
/// <param name="FirstAt">When the person first answered.</param>
/// <param name="Minutes">As typed last.</param>
internal sealed record WaitingAnswer(AnswerHome Home, DateTimeOffset FirstAt, int Minutes);
