using System.Collections.Immutable;
using Upskill.Kit.Storage;
using Upskill.Workforce;

namespace Upskill.Adoption.Figures;

/// <summary>
/// The process around <see cref="UnitFigures"/>. Learners only tell it; it never writes and never waits in that call. What a lost call would have told, it
/// finds by comparing the store's counter of changes with its own every five seconds.
/// </summary>
[GrainType("adoption-unit-figures")]
internal sealed class UnitFiguresGrain(UnitRows store, IFiguresAnnouncer announcer, TimeProvider time) : Grain, IUnitFiguresGrain
{
    private static readonly TimeSpan Repair = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan BetweenTotals = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Once = Timeout.InfiniteTimeSpan;

    private readonly UnitFigures figures = new();
    private OrgUnit unit = null!;
    private long changes;
    private long number;
    private long sentNumber;
    private long lastSent;
    private IGrainTimer? sending;

    private UnitId Id => new(this.GetPrimaryKeyString());

    private UnitTotal Whole => new(Id, number, figures.Total, figures.ByCountry) { Progress = figures.Progress };

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        number = time.GetUtcNow().ToUnixTimeMilliseconds() * 1_000;
        await ReadChart();
        await Load();
        this.RegisterGrainTimer(Compare, new GrainTimerCreationOptions(Repair, Repair));
        Changed();
    }

    public Task RowChanged(UnitRow row) => RowsChanged([row]);

    public Task RowsChanged(ImmutableArray<UnitRow> rows)
    {
        changes += rows.Length;
        foreach (var row in rows)
            figures.Put(row);
        Changed();
        return Task.CompletedTask;
    }

    public Task RowLeft(string token, long version)
    {
        changes++;
        figures.TakeOut(token, version);
        Changed();
        return Task.CompletedTask;
    }

    public Task ChildTotal(UnitTotal total)
    {
        if (figures.Child(total))
            Changed();
        return Task.CompletedTask;
    }

    public async Task ChartChanged()
    {
        await ReadChart();
        Changed();
    }

    public Task<UnitTotal> Total() => Task.FromResult(Whole);

    public Task<UnitFiguresView> Figures() => Task.FromResult(new UnitFiguresView(
        Id, unit.Name, number, figures.Total, figures.Own,
        [.. unit.Children.Select(child => new ChildFigures(child.Id, child.Name, figures.Of(child.Id).Total, figures.Of(child.Id)))], figures.OwnByCountry)
    { Progress = figures.Progress });

    private async Task ReadChart()
    {
        unit = await GrainFactory.GetGrain<IOrgUnitGrain>(Id.Value).Unit() ?? new(Id, "", []);
        var added = figures.Chart([.. unit.Children.Select(child => child.Id)]);
        foreach (var total in await Task.WhenAll(added.Select(child => GrainFactory.GetGrain<IUnitFiguresGrain>(child.Value).Total())))
            figures.Child(total);
    }

    private async Task Load()
    {
        var (rows, counted) = await store.Load(Id);
        figures.Load(rows);
        changes = counted.Sum();
    }

    private async Task Compare()
    {
        if ((await store.Changes(Id)).Sum() != changes)
        {
            await Load();
            Changed();
        }
        else if (sentNumber == number)
        {
            Tell(); // once more, in case the last one was lost
            sentNumber = 0;
        }
    }

    /// <summary>Tells at once when it has been quiet, and at most ten times a second.</summary>
    private void Changed()
    {
        number++;
        if (sending is not null)
            return;
        var wait = BetweenTotals - time.GetElapsedTime(lastSent);
        if (lastSent == 0 || wait <= TimeSpan.Zero)
            Send();
        else
            sending = this.RegisterGrainTimer(Send, new GrainTimerCreationOptions(wait, Once));
    }

    private Task Send()
    {
        sending?.Dispose();
        sending = null;
        lastSent = time.GetTimestamp();
        sentNumber = number;
        Tell();
        return Task.CompletedTask;
    }

    private void Tell()
    {
        if (Id.Parent is { } parent)
            GrainFactory.GetGrain<IUnitFiguresGrain>(parent.Value).ChildTotal(Whole).Ignore();
        announcer.Moved(Id, number);
    }
}

/// <summary>Tells open dashboards that a unit's figures moved. Never waits and never fails.</summary>
internal interface IFiguresAnnouncer
{
    /// <summary>The unit is now at <paramref name="number"/>.</summary>
    void Moved(UnitId unit, long number);
}
