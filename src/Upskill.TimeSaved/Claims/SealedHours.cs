using Upskill.Kit.Ledger;
using Upskill.Kit.Storage;

namespace Upskill.TimeSaved.Claims;

/// <summary>
/// What people's own ledgers say of a week, or of the time before, by the opaque names under which answers are sealed: for whoever has the keys and checks a released figure. Nothing of it
/// may be shown.
/// </summary>
public sealed class SealedHours(IKeyStore keys, TrainingLedger ledger)
{
    /// <summary>The journals of hours.</summary>
    public const string JournalKind = HoursGrain.JournalKind;

    /// <summary>The name of somebody's answers; null where they were erased.</summary>
    public string? TokenOf(string person) => keys.IsDestroyed(person) ? null : HoursGrain.TokenOf(keys.KeyOf(person));

    /// <summary>Net minutes of a week as they stood at a moment; null where nothing was typed until then.</summary>
    public async Task<int?> MinutesOf(string person, WeekId week, DateTimeOffset at) =>
        (await HoursOf(person, at)).Claims.TryGetValue(week, out var claim) ? claim.NetMinutes : null;

    /// <summary>Minutes that AI saved already, as they stood at a moment; null where no baseline was given until then.</summary>
    public async Task<int?> BaselineOf(string person, DateTimeOffset at) => (await HoursOf(person, at)).Baseline?.SavedMinutes;

    private async Task<PersonalHours> HoursOf(string person, DateTimeOffset at)
    {
        var page = await ledger.Read<HoursFact>(new(JournalKind, person), LedgerHead.Empty);
        return page.Entries.Where(entry => entry.At <= at)
            .Aggregate(PersonalHours.Nothing, (hours, entry) => entry.Facts.Aggregate(hours, (state, fact) => state.With(fact, entry.At)));
    }
}
