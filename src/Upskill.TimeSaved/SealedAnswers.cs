using System.Collections.Concurrent;
using Upskill.Adoption;
using Upskill.Kit.Ledger;
using Upskill.Kit.Storage;
using Upskill.TimeSaved.Calibration;
using Upskill.TimeSaved.Claims;
using Upskill.TimeSaved.Pulse;

namespace Upskill.TimeSaved;

/// <summary>
/// What people's own ledgers say they had answered, by the opaque names under which answers are sealed: for whoever has the keys and recounts a released figure. Nothing of it may be shown.
/// </summary>
public sealed class SealedAnswers(IKeyStore keys, TrainingLedger ledger)
{
    /// <summary>A call takes no longer: a correction and a seal that are closer to each other may have crossed.</summary>
    private static readonly TimeSpan Call = TimeSpan.FromSeconds(10);

    private readonly Past<PersonalHours, HoursFact> hours = new(ledger, HoursGrain.JournalKind, PersonalHours.Nothing, (state, fact, at) => state.With(fact, at));
    private readonly Past<PersonalPulse, PulseFact> pulse = new(ledger, PulseGrain.JournalKind, PersonalPulse.Nothing, (state, fact, at) => state.With(fact, at));
    private readonly Past<PersonalCalibration, CalibrationFact> calibration = new(ledger, CalibrationGrain.JournalKind, PersonalCalibration.Nothing, (state, fact, at) => state.With(fact, at));

    /// <summary>The kinds of journals in which answers stand.</summary>
    public static IReadOnlyCollection<string> JournalKinds { get; } = [HoursGrain.JournalKind, PulseGrain.JournalKind, CalibrationGrain.JournalKind];

    /// <summary>In which of them the answers of a measure stand.</summary>
    public static string KindOf(string measure) => measure switch
    {
        ReleaseSubject.Hours or ReleaseSubject.Baseline => HoursGrain.JournalKind,
        ReleaseSubject.Calibration => CalibrationGrain.JournalKind,
        _ => PulseGrain.JournalKind,
    };

    /// <summary>The name of somebody's answers of a kind; null where they were erased.</summary>
    public string? TokenOf(string kind, string person) => keys.Find(person) is not { } key ? null : HoursGrain.TokenOf(key, kind switch
    {
        HoursGrain.JournalKind => HoursGrain.Answers,
        PulseGrain.JournalKind => PulseGrain.Attitudes,
        _ => kind,
    });

    /// <summary>
    /// What somebody had answered at a moment: more than one where it was changed within seconds of it; none where nothing was.
    /// </summary>
    /// <exception cref="InvalidDataException">The chain of their ledger does not hold.</exception>
    public async Task<IReadOnlyList<AnswerRow>> Of(string person, string measure, WeekId week, DateTimeOffset at)
    {
        return KindOf(measure) switch
        {
            HoursGrain.JournalKind => [.. (await hours.Around(person, at)).Select(state => state.Answers.Waiting.GetValueOrDefault(new(measure, week))).OfType<WaitingAnswer>()
                .Select(answer => Row(answer.FirstAt, answer.Minutes, answer.Home.Cells))],
            PulseGrain.JournalKind => InQuarter((await pulse.Around(person, at)).Select(state => state.Answers)),
            _ => InQuarter((await calibration.Around(person, at)).Select(state => state.Answers)),
        };

        List<AnswerRow> InQuarter(IEnumerable<QuarterAnswers> states) =>
        [
            .. states.Select(state => state.Waiting.LastOrDefault(answer => answer.Home.Measure == measure && answer.Period == week)).OfType<QuarterAnswer>()
                .Select(answer => Row(answer.At, answer.IsYes ? AnswerRow.Yes : 0, answer.Cells)),
        ];

        AnswerRow Row(DateTimeOffset answeredAt, int minutes, string cells) => new(TokenOf(KindOf(measure), person)!, week, 0, answeredAt, minutes)
        {
            Cells = cells,
            Proof = AnswerProof.Of(keys.Find(person)!, measure, week, minutes, cells),
        };
    }

    /// <summary>What a kind of ledgers said at a moment; each is read once.</summary>
    private sealed class Past<TState, TFact>(TrainingLedger ledger, string kind, TState nothing, Func<TState, TFact, DateTimeOffset, TState> fold)
    {
        private readonly ConcurrentDictionary<string, Task<LedgerPage<TFact>>> pages = new(StringComparer.Ordinal);

        /// <summary>The state of a moment, and those before and after what was written within seconds of it.</summary>
        public async Task<IReadOnlyList<TState>> Around(string person, DateTimeOffset at)
        {
            var (state, around) = (nothing, new List<TState>());
            foreach (var entry in (await pages.GetOrAdd(person, subject => ledger.Read<TFact>(new(kind, subject), LedgerHead.Empty))).Entries.TakeWhile(entry => entry.At <= at + Call))
            {
                if (entry.At >= at - Call)
                    around.Add(state);
                state = entry.Facts.Aggregate(state, (before, fact) => fold(before, fact, entry.At));
            }
            return [.. around, state];
        }
    }
}
