using System.Text.Json.Serialization;
using Upskill.Adoption.Attendances;
using Upskill.Adoption.Releases.Attitudes;
using Upskill.Adoption.Releases.Hours;
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

    /// <summary>Where nothing is released: that it is so, and why, in a sentence. Null where something is.</summary>
    public string? Nothing { get; init; }

    /// <summary>Whether no figure is released. How many sessions were held is none.</summary>
    [JsonIgnore]
    public bool IsEmpty => Hours is { Weeks.IsEmpty: true, Baseline: null, Calibration: null } && Attitudes.Items.All(item => item is { Before: null, After: null, Latest: null })
        && (Sessions is null || Sessions.Sessions.All(session => session.Figure is null));

    /// <summary>The statement, signed.</summary>
    public string Sign(ReleaseKey key) => SignedText.Sign(this, Type, key.Secret);

    /// <summary>Reads a statement that was signed by this key; null for anything else.</summary>
    public static UnitStatement? Read(string text, ReleaseKey key) => SignedText.Read<UnitStatement>(text, Type, key.Secret);
}
