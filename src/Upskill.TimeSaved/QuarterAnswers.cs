using System.Collections.Immutable;
using Upskill.Adoption;

namespace Upskill.TimeSaved;

/// <summary>Where somebody's answers of a quarter wait to be released, until its close; and whether they were taken back. Pure.</summary>
/// <param name="Waiting">By measure and period.</param>
/// <param name="AreWithdrawn">Whether the person has left since.</param>
internal sealed record QuarterAnswers(ImmutableArray<QuarterAnswer> Waiting, bool AreWithdrawn)
{
    /// <summary>None.</summary>
    public static readonly QuarterAnswers None = new([], false);

    /// <summary>These wait from now on, too; what was taken back before does not come back.</summary>
    public QuarterAnswers With(IEnumerable<QuarterAnswer> answers) => new([.. AreWithdrawn ? [] : Waiting, .. answers], AreWithdrawn: false);

    /// <summary>Whether anything can still be released.</summary>
    public bool IsWaiting(DateTimeOffset now) => !AreWithdrawn && Waiting.Any(answer => now < answer.Period.FinallyClosesAt);

    /// <summary>All are taken back.</summary>
    public QuarterAnswers Left() => this with { AreWithdrawn = true };

    /// <summary>The rows of a person whose answers these are, in the periods that are not finished: what is to stand in the store.</summary>
    public ImmutableArray<WeekRow> Rows(string token, long number, DateTimeOffset now) =>
    [
        .. Waiting.Where(answer => now < answer.Period.FinallyClosesAt).Select(answer => new WeekRow(answer.Home,
            new(token, answer.Period, number, answer.At, answer.IsYes ? AnswerRow.Yes : 0) { Cells = answer.Cells }, IsIn: !AreWithdrawn)),
    ];

    /// <summary>Those of them that a change rewrites.</summary>
    public ImmutableArray<WeekRow> Changed(QuarterAnswers before, string token, long number, DateTimeOffset now) =>
        AreWithdrawn != before.AreWithdrawn ? Rows(token, number, now) : (this with { Waiting = [.. Waiting.Except(before.Waiting)] }).Rows(token, number, now);
}

/// <summary>One answer as it waits.</summary>
/// <param name="Home">What is counted, and of which unit.</param>
/// <param name="Period">With whose close it is sealed.</param>
/// <param name="At">When it was given.</param>
/// <param name="IsYes">Whether it counts as a yes; what has only cells never does.</param>
/// <param name="Cells">In which cells of tables it counts, a line each.</param>
internal sealed record QuarterAnswer(ReleaseSubject Home, WeekId Period, DateTimeOffset At, bool IsYes, string Cells);
