namespace Upskill.Adoption.Releases.Units;

/// <summary>
/// The process of one unit's release: what it is told it keeps in memory; before it seals, it makes sure that memory is what the store has, so that lost,
/// repeated and reordered messages change no batch. Each seal is one append, and only what is appended becomes true and is told.
/// </summary>
/// <param name="subject">Which unit, and what it was asked.</param>
/// <param name="store">Journal, rows, rosters.</param>
/// <param name="key">Of rounding.</param>
/// <param name="committed">Told of a week after something was committed in it.</param>
internal sealed class UnitReleaseProcess(ReleaseSubject subject, IReleaseStore store, ReleaseKey key, Action<WeekId> committed)
{
    /// <summary>The smallest batch of a unit that is no home of the week: whatever waits there moves up.</summary>
    private const int SealsNothing = int.MaxValue;

    private readonly HashSet<WeekId> counted = [];
    private long length;
    private long changes;

    /// <summary>What is true.</summary>
    public UnitReleases State { get; private set; } = new(subject.Unit, subject.Measure);

    /// <summary>Whether <see cref="Settle"/> has something to do, as far as messages tell; of attitudes never, for they wait for their close.</summary>
    public bool IsDue => subject.IsHours && State.Weeks.Values.Any(week => week.IsDue || (!counted.Contains(week.Week) && !week.Waiting.IsEmpty));

    /// <summary>Reads journal and rows; before anything else.</summary>
    public async Task Load()
    {
        await ReadOn();
        await LoadRows();
    }

    /// <summary>A row was written.</summary>
    public void Put(AnswerRow row)
    {
        changes++;
        State = State.With(State[row.Week].Put(Answer.Of(row)));
    }

    /// <summary>A row was taken out.</summary>
    public void Withdraw(WeekId week, string token, long version)
    {
        changes++;
        State = State.With(State[week].Withdraw(token, version));
    }

    /// <summary>Takes in what a unit below has released.</summary>
    /// <returns>Whether this unit's figure is different now.</returns>
    public bool Take(UnitRelease below)
    {
        var before = State;
        State = State.With(below);
        return !ReferenceEquals(before, State);
    }

    /// <summary>Compares memory with the store, and seals all that is due.</summary>
    public async Task Settle(DateTimeOffset now)
    {
        if (await store.Changes(subject) != changes)
            await LoadRows();
        foreach (var week in State.Weeks.Values.Where(week => !week.Waiting.IsEmpty).Select(week => week.Week).ToList())
            await SealDue(week, now);
    }

    /// <summary>Closes a week. A repeat, also after being cut off, changes nothing that was committed.</summary>
    public async Task Close(WeekId week, bool isFinal, IReadOnlyCollection<UnitId> children, DateTimeOffset now)
    {
        await LoadRows();
        await Count(week);
        if (!counted.Contains(week))
            State = State.With(State[week] with { MinimumGroupSize = SealsNothing }); // it is not on the roster
        await SealDue(week, now); // as if it had been looked at in time
        var below = await store.MovedUp(children.Select(child => subject with { Unit = child }), week, isFinal);
        while (State[week].Close(isFinal, [.. below.Select(moved => (Answer.Of(moved.Row), moved.Home))], key, now) is { } close)
            await Commit(close);
    }

    /// <summary>What a close of this unit moved up, as the rows are now.</summary>
    public async Task<IReadOnlyList<MovedAnswerRow>> MovedUp(WeekId week, bool isFinal)
    {
        var moved = State[week].Closes.Where(close => close.IsFinal == isFinal).SelectMany(close => close.Moved).ToList();
        var rows = new List<MovedAnswerRow>();
        foreach (var home in moved.GroupBy(answer => answer.Home, answer => answer.Token))
            rows.AddRange((await store.Rows(subject with { Unit = home.Key })).Rows.Where(row => row.Week == week && home.Contains(row.Token)).Select(row => new MovedAnswerRow(row, home.Key)));
        return rows;
    }

    /// <summary>Deletes the rows of a finished week.</summary>
    public async Task Forget(WeekId week) =>
        await store.Forget(subject, week, [.. (await store.Rows(subject)).Rows.Where(row => row.Week == week).Select(row => row.Token)]);

    private async Task SealDue(WeekId week, DateTimeOffset now)
    {
        await Count(week);
        while (State[week].Seal(key, now) is { } sealing)
            await Commit(sealing);
    }

    /// <summary>Where somebody else wrote first, reads on: what they sealed is gone from what waits, and it is decided again.</summary>
    private async Task Commit(ReleaseFact fact)
    {
        if (!await store.Append(subject, length, fact))
        {
            await ReadOn();
            return;
        }
        length++;
        State = State.With(fact);
        committed(fact.Week);
    }

    private async Task ReadOn()
    {
        foreach (var fact in await store.Facts(subject, length))
        {
            length++;
            State = State.With(fact);
        }
    }

    private async Task LoadRows()
    {
        var (rows, counter) = await store.Rows(subject);
        (State, changes) = (State.Load(rows), counter);
    }

    private async Task Count(WeekId week)
    {
        if (!counted.Contains(week) && await store.Unit(subject.Unit, week) is { People: > 0 } unit && counted.Add(week))
            State = State.With(State[week] with { People = unit.People, MinimumGroupSize = unit.People >= unit.MinimumGroupSize ? unit.MinimumGroupSize : SealsNothing });
    }
}
