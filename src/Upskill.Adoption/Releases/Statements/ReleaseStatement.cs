using Upskill.Adoption.Releases.Hours;
using Upskill.Kit.Ledger;

namespace Upskill.Adoption.Releases.Statements;

/// <summary>One released figure as it is saved, signed (<see cref="SignedText"/>).</summary>
/// <param name="Unit">Of which unit.</param>
/// <param name="Figure">As page, data and file have it.</param>
public sealed record ReleaseStatement(UnitId Unit, ReleasedHoursWeek Figure)
{
    private const string Type = "JWT";

    /// <summary><see cref="ReleaseSubject.Hours"/> of the figure's week, or <see cref="ReleaseSubject.Baseline"/> of all weeks until then.</summary>
    public string Measure { get; init; } = ReleaseSubject.Hours;

    /// <summary>The statement, signed.</summary>
    public string Sign(ReleaseKey key) => SignedText.Sign(this, Type, key.Secret);

    /// <summary>Reads a statement that was signed by this key; null for anything else.</summary>
    public static ReleaseStatement? Read(string text, ReleaseKey key) => SignedText.Read<ReleaseStatement>(text, Type, key.Secret);

    /// <summary>Whether what was sealed of a week is in the figure: baselines are summed over the weeks in which they were given.</summary>
    internal bool IsOf(WeekId week) => Measure == ReleaseSubject.Baseline ? week <= new WeekId(Figure.Week) : week.Value == Figure.Week;
}
