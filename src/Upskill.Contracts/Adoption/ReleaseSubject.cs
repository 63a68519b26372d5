namespace Upskill.Adoption;

/// <summary>
/// What was asked, of which unit: each measure has queues, batches and sums of its own under one set of rules. Its text is the key of an
/// <see cref="IUnitReleaseGrain"/> and the name of its release journal.
/// </summary>
/// <param name="Measure"><see cref="Hours"/>, <see cref="Baseline"/>, <see cref="Calibration"/> or one of <see cref="Attitude.Measures"/>.</param>
/// <param name="Unit">Which unit.</param>
public readonly record struct ReleaseSubject(string Measure, UnitId Unit)
{
    /// <summary>Net hours of a week.</summary>
    public const string Hours = "hours";

    /// <summary>Hours that AI saved in a week already, when they were asked first.</summary>
    public const string Baseline = "baseline";

    /// <summary>Pairs of timed exercises, with AI and without. They say neither yes nor hours: what is released of them is a table.</summary>
    public const string Calibration = "calibration";

    private const char Separator = ':';

    /// <summary>All measures.</summary>
    public static readonly IReadOnlyList<string> Measures = [Hours, Baseline, Calibration, .. Attitude.Measures];

    /// <summary>Whether answers are hours; else they say yes or no, and a second figure of them would round the same count twice.</summary>
    public bool IsHours => Measure is Hours or Baseline;

    /// <summary>What is closed with this week: attitudes and calibration only where a quarter ends in it.</summary>
    public static IEnumerable<string> ClosedWith(WeekId week) => Attitude.IsPeriod(week) ? Measures : [Hours, Baseline];

    /// <summary>Reads back <see cref="ToString"/>.</summary>
    public static ReleaseSubject Parse(string text) =>
        text.IndexOf(Separator, StringComparison.Ordinal) is var at and > 0 ? new(text[..at], new(text[(at + 1)..])) : new(Hours, new(text));

    /// <summary>Of hours the unit alone, as it always was; no unit's id holds a colon.</summary>
    public override string ToString() => Measure == Hours ? Unit.Value : $"{Measure}{Separator}{Unit}";
}
