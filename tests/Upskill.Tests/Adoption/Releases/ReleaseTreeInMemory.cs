using Upskill.Adoption;
using Upskill.Adoption.Releases;
using Upskill.Adoption.Releases.Units;
using Upskill.Adoption.Releases.Weeks;

namespace Upskill.Tests.Adoption.Releases;

/// <summary>The process was killed here.</summary>
internal sealed class KilledException : Exception;

/// <summary>
/// A small organisation of release processes on a store in memory. At one line the process that runs is killed, before what the line does to the store or after
/// it; what it had not stored is lost, and a new one starts on what the store has.
/// </summary>
internal sealed class ReleaseTreeInMemory(Roster roster, ReleaseKey key, int killAt = 0, string measure = ReleaseSubject.Hours) : IReleaseStore
{
    private readonly Dictionary<UnitId, List<ReleaseFact>> journals = [];
    private readonly Dictionary<UnitId, Dictionary<(WeekId, string), AnswerRow>> rows = [];
    private readonly Dictionary<UnitId, long> changes = [];
    private readonly Dictionary<UnitId, UnitReleaseProcess> processes = [];

    /// <summary>Lines that were passed, two for each call of the store: before and after.</summary>
    public int Lines { get; private set; }

    /// <summary>All batches, by unit, week and number; the moment left out, for it is later after a restart.</summary>
    public IEnumerable<string> Batches => journals.OrderBy(journal => journal.Key.Value, StringComparer.Ordinal).SelectMany(journal => journal.Value.SelectMany(fact =>
        fact is ReleaseFact.Sealed { Batch: var sealing } ? [(fact.Week, sealing)] : fact is ReleaseFact.Closed { Batch: { } closing } ? [(fact.Week, closing)]
            : Array.Empty<(WeekId Week, Batch Batch)>())
        .Select(one => $"{journal.Key} {one.Item1} {one.Item2.Number}: {one.Item2.Yes} {one.Item2.Hours} {string.Join(' ', one.Item2.Tokens)}"));

    /// <summary>A person's journal writes the row of an answer.</summary>
    public UnitId Write(UnitId unit, AnswerRow row)
    {
        var home = roster.HomeOf(unit)!.Value;
        RowsOf(home)[(row.Week, row.Token)] = row;
        changes[home] = changes.GetValueOrDefault(home) + 1;
        return home;
    }

    /// <summary>A person's journal takes the row out.</summary>
    public void TakeOut(UnitId unit, WeekId week, string token)
    {
        var home = roster.HomeOf(unit)!.Value;
        RowsOf(home).Remove((week, token));
        changes[home] = changes.GetValueOrDefault(home) + 1;
    }

    /// <summary>Does something in a unit's process; where it is killed, another one is started and does it again.</summary>
    public async Task In(UnitId unit, Func<UnitReleaseProcess, Task> act)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                await act(await Process(unit));
                return;
            }
            catch (KilledException) when (tries == 0)
            {
                processes.Clear();
            }
        }
    }

    /// <summary>Closes from the teams upwards; killed, the whole close is begun again.</summary>
    public async Task Close(WeekId week, bool isFinal, DateTimeOffset now)
    {
        foreach (var home in roster.Homes())
            await In(home.Unit, process => process.Close(week, isFinal, home.Homes, now));
    }

    /// <summary>What a unit knows after everything was stopped and started: it asks the units below, as a grain does that wakes.</summary>
    public async Task<ReleaseSum> AfterRestart(UnitId unit, WeekId week)
    {
        processes.Clear();
        foreach (var home in roster.Homes())
        {
            var process = await Process(home.Unit);
            foreach (var release in home.Homes.SelectMany(below => processes[below].State.All()))
                process.Take(release);
        }
        return processes[unit].State.Of(week).Sum;
    }

    /// <summary>The same counted from the release journals.</summary>
    public ReleaseSum Recount(UnitId unit, WeekId week) => journals.Where(journal => journal.Key.SelfAndAbove().Contains(unit))
        .SelectMany(journal => journal.Value).Where(fact => fact.Week == week)
        .Select(fact => fact.Sealing)
        .Aggregate(ReleaseSum.Zero, (sum, batch) => sum + (batch?.Sum ?? ReleaseSum.Zero));

    Task<IReadOnlyList<ReleaseFact>> IReleaseStore.Facts(ReleaseSubject unit, long from) =>
        Line(() => (IReadOnlyList<ReleaseFact>)[.. JournalOf(unit.Unit).Skip((int)from)]);

    Task<bool> IReleaseStore.Append(ReleaseSubject unit, long expectedLength, ReleaseFact fact) => Line(() =>
    {
        if (JournalOf(unit.Unit).Count != expectedLength)
            return false;
        JournalOf(unit.Unit).Add(fact);
        return true;
    });

    Task<(IReadOnlyList<AnswerRow> Rows, long Changes)> IReleaseStore.Rows(ReleaseSubject home) =>
        Line(() => ((IReadOnlyList<AnswerRow>)[.. RowsOf(home.Unit).Values], changes.GetValueOrDefault(home.Unit)));

    Task<long> IReleaseStore.Changes(ReleaseSubject home) => Line(() => changes.GetValueOrDefault(home.Unit));

    Task IReleaseStore.Forget(ReleaseSubject home, WeekId week, IReadOnlyCollection<string> tokens) => Line(() => tokens.All(token => RowsOf(home.Unit).Remove((week, token))));

    Task<RosterUnit> IReleaseStore.Unit(UnitId unit, WeekId week) => Line(() => roster.Unit(unit));

    async Task<IReadOnlyList<MovedAnswerRow>> IReleaseStore.MovedUp(IEnumerable<ReleaseSubject> units, WeekId week, bool isFinal)
    {
        var moved = new List<MovedAnswerRow>();
        foreach (var unit in units)
            moved.AddRange(await (await Process(unit.Unit)).MovedUp(week, isFinal));
        return moved;
    }

    private async Task<UnitReleaseProcess> Process(UnitId unit)
    {
        if (!processes.TryGetValue(unit, out var process))
        {
            process = new(new(measure, unit), this, key, _ => Line(() => true).GetAwaiter().GetResult());
            await process.Load();
            processes[unit] = process;
        }
        return process;
    }

    private Task<T> Line<T>(Func<T> effect)
    {
        Pass();
        var done = effect();
        Pass();
        return Task.FromResult(done);
    }

    private void Pass()
    {
        if (++Lines == killAt)
            throw new KilledException();
    }

    private List<ReleaseFact> JournalOf(UnitId unit) => journals.TryGetValue(unit, out var journal) ? journal : journals[unit] = [];

    private Dictionary<(WeekId, string), AnswerRow> RowsOf(UnitId unit) => rows.TryGetValue(unit, out var those) ? those : rows[unit] = [];
}
