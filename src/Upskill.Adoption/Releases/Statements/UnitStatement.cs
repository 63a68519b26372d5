using System.Text.Json;
using Upskill.Adoption.Attendances;
using Upskill.Adoption.Releases.Attitudes;
using Upskill.Adoption.Releases.Hours;
using Upskill.Adoption.Releases.Units;
using Upskill.Kit.Ledger;

namespace Upskill.Adoption.Releases.Statements;

/// <summary>
/// All that is released of a unit, as page, data and files have it on a day, signed (<see cref="SignedText"/>): weeks, baseline, spread, one-way tables, calibration, attitudes, attendance.
/// </summary>
/// <param name="On">The day, in UTC; each figure says as of when it is.</param>
/// <param name="Hours">Released hours.</param>
/// <param name="Attitudes">Released attitudes.</param>
/// <param name="Sessions">Released attendance; null to whom it is not shown.</param>
public sealed record UnitStatement(DateOnly On, ReleasedHours Hours, ReleasedAttitude Attitudes, ReleasedSessions? Sessions)
{
    private const string Type = "unit+jwt";

    /// <summary>The statement, signed.</summary>
    public string Sign(ReleaseKey key) => SignedText.Sign(this, Type, key);

    /// <summary>Reads a statement that was signed by this key; null for anything else.</summary>
    public static UnitStatement? Read(string text, ReleaseKey key) => SignedText.Read<UnitStatement>(text, Type, key);

    /// <summary>
    /// How many of its figures are sums of sealed batches, and names of those that the sealed batches do not make. Tables, spreads, changes, calibration and attendance are computed once
    /// from answers that are forgotten afterwards: of them the signature alone speaks.
    /// </summary>
    /// <param name="journals">Release journals, entries as stored.</param>
    public (int Sums, IReadOnlyList<string> Wrong) Check(IReadOnlyList<(ReleaseSubject Subject, IReadOnlyList<byte[]> Entries)> journals)
    {
        var sums = Weeks().Select(week => (week.Name, Holds: Follows(week.Figure))).Concat(Agreements().Select(item => (item.Name, Holds: Makes(item.Measure, item.Name, item.Figure)))).ToList();
        return (sums.Count, [.. sums.Where(sum => !sum.Holds).Select(sum => sum.Name)]);

        bool Follows(ReleaseStatement week) =>
            week.Follows(journals.Where(journal => journal.Subject.Measure == week.Measure).Select(journal => (journal.Subject.Unit, journal.Entries)));

        bool Makes(string measure, string survey, ReleasedAgreement figure)
        {
            var batches = journals.Where(journal => journal.Subject.Measure == measure && journal.Subject.Unit.SelfAndAbove().Contains(Attitudes.Unit))
                .SelectMany(journal => journal.Entries.Select(entry => JsonSerializer.Deserialize<ReleaseFact>(entry, LedgerJson.Options)!))
                .Where(fact => fact.Sealing is { } batch && batch.At <= figure.AsOf && (!survey.StartsWith(Attitude.Quarterly, StringComparison.Ordinal) || Attitude.QuarterOf(fact.Week.BeginsAt) == figure.Quarter))
                .ToList();
            var sum = batches.Aggregate(ReleaseSum.Zero, (all, fact) => all + fact.Sealing!.Sum);
            return sum.Batches > 0 && ReleasedAgreement.Of(new(Attitudes.Unit, batches.MaxBy(fact => fact.Week.Value)!.Week, sum), figure.Asked) == figure;
        }
    }

    private IEnumerable<(string Name, ReleaseStatement Figure)> Weeks() =>
    [
        .. Hours.Weeks.Select(week => (week.Week, new ReleaseStatement(Hours.Unit, week))),
        .. Hours.Units.Where(unit => unit.Week is not null).Select(unit => ($"{unit.Unit} {unit.Week!.Week}", new ReleaseStatement(unit.Unit, unit.Week))),
        .. Hours.Baseline is { } baseline ? [(ReleaseSubject.Baseline, new ReleaseStatement(Hours.Unit, baseline) { Measure = ReleaseSubject.Baseline })] : Array.Empty<(string, ReleaseStatement)>(),
    ];

    private IEnumerable<(string Name, string Measure, ReleasedAgreement Figure)> Agreements() => Attitudes.Items
        .SelectMany(item => new[] { (Attitude.Before, item.Before), (Attitude.After, item.After), (Attitude.Quarterly, item.Latest) }, (item, survey) => (item.Item, Survey: survey.Item1, Figure: survey.Item2))
        .Where(item => item.Figure is not null).Select(item => ($"{item.Survey} {item.Item}", Attitude.MeasureOf(item.Survey, item.Item), item.Figure!));
}
