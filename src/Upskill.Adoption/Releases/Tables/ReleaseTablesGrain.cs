using System.Collections.Immutable;
using Upskill.Adoption.Releases.Units;
using Upskill.Kit;
using Upskill.Kit.Storage;
using Upskill.Workforce;

namespace Upskill.Adoption.Releases.Tables;

/// <summary>
/// The process around <see cref="ReleaseTables"/>: reads what was sealed, computes once, keeps it. A batch whose answers a kill cut off from its seal is in no
/// table; the tree has it.
/// </summary>
[GrainType("adoption-release-tables")]
internal sealed class ReleaseTablesGrain(
    [PersistentState("release-tables")] IPersistentState<ReleaseTablesState> state, ReleaseStore store, ReleaseKey key, DomainClock clock)
    : Grain, IReleaseTablesGrain
{
    private WeekId Week => new(this.GetPrimaryKeyString());

    public async Task Take(bool isFinal)
    {
        if (isFinal ? state.State.IsFinal : state.RecordExists)
            return;
        var rules = await GrainFactory.GetGrain<ICountryRulesGrain>(ICountryRulesGrain.Organisation).Table();
        var homes = await GrainFactory.GetGrain<IRosterGrain>(Week.Value).Homes();
        var batches = await Sealed(ReleaseSubject.Hours, homes);
        var before = state.State.Cells;
        var cells = ReleaseTables.Cells(key, Week, batches, before, country => rules.Of(country).MinimumGroupSize, clock.Now).ToList();
        state.State.Cells = [.. before.Where(known => !cells.Exists(cell => (cell.Table, cell.Key) == (known.Table, known.Key))), .. cells];
        if (!state.RecordExists)
        {
            state.State.Spreads = [.. ReleaseTables.Spreads(key, Week, batches)];
            if (Attitude.IsPeriod(Week))
            {
                state.State.Changes = [.. (await Task.WhenAll(Attitude.Items.Select(item => ChangesOf(item, homes)))).SelectMany(changes => changes)];
                state.State.Ratios = [.. ReleaseTables.Ratios(key, Week, await Sealed(ReleaseSubject.Calibration, homes))];
            }
        }
        state.State.IsFinal = isFinal;
        await this.Keep(state);
    }

    public Task<ImmutableArray<ReleasedCell>> Table(string table) => Task.FromResult<ImmutableArray<ReleasedCell>>(
        [.. state.State.Cells.Where(cell => cell.Table == table).OrderBy(cell => cell.Key, StringComparer.Ordinal)]);

    public Task<ReleasedSpread?> Spread(UnitId unit) => Task.FromResult(state.State.Spreads.FirstOrDefault(spread => spread.Unit == unit));

    public Task<ImmutableArray<ReleasedChange>> Changes(UnitId unit) =>
        Task.FromResult<ImmutableArray<ReleasedChange>>([.. state.State.Changes.Where(change => change.Unit == unit)]);

    public Task<ReleasedRatios?> Ratios(UnitId unit) => Task.FromResult(state.State.Ratios.FirstOrDefault(ratios => ratios.Unit == unit));

    public async Task Remove()
    {
        await state.ClearStateAsync();
        DeactivateOnIdle();
    }

    private async Task<IEnumerable<ReleasedChange>> ChangesOf(string item, IEnumerable<RosterUnit> homes) =>
        ReleaseTables.Changes(key, Week, item, await Sealed(Attitude.MeasureOf(Attitude.After, item), homes));

    private async Task<List<SealedBatch>> Sealed(string measure, IEnumerable<RosterUnit> homes) =>
        [.. (await Task.WhenAll(homes.Select(home => store.Sealed(new(measure, home.Unit), Week)))).SelectMany(some => some)];
}
