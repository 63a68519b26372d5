namespace Upskill.Adoption.Figures;

/// <summary>
/// What one unit adds up to: a row for each of its own people and a total for each unit below. Pure bookkeeping; every total is kept running, so that a
/// change costs the same however many there are.
/// </summary>
internal sealed class UnitFigures
{
    private readonly Dictionary<string, UnitRow> rows = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> left = new(StringComparer.Ordinal);
    private readonly Dictionary<UnitId, UnitTotal> children = [];

    /// <summary>Of people who are in no smaller unit.</summary>
    public AdoptionFigures Own => OwnByCountry.Total;

    /// <summary>Of everybody.</summary>
    public AdoptionFigures Total => ByCountry.Total;

    /// <summary>Of people who are in no smaller unit, by country.</summary>
    public FiguresByCountry OwnByCountry { get; private set; } = FiguresByCountry.Zero;

    /// <summary>Of everybody, by country.</summary>
    public FiguresByCountry ByCountry { get; private set; } = FiguresByCountry.Zero;

    /// <summary>Of everybody, by module, strand and last day.</summary>
    public ProgressFigures Progress { get; private set; } = ProgressFigures.Zero;

    /// <summary>The last total of a child; zero before the first.</summary>
    public FiguresByCountry Of(UnitId child) => children.TryGetValue(child, out var total) ? total.ByCountry : FiguresByCountry.Zero;

    /// <summary>Takes a row in, unless a newer one, or that it left, is known.</summary>
    public void Put(UnitRow row)
    {
        var known = rows.GetValueOrDefault(row.Token);
        if (known?.Version >= row.Version || left.GetValueOrDefault(row.Token) >= row.Version)
            return;
        // Few people differ in what they have completed, so that 100,000 rows hold a handful of texts.
        row = row with { Marks = string.Intern(row.Marks) };
        rows[row.Token] = row;
        Add(Share(row) - (known is null ? FiguresByCountry.Zero : Share(known)));
        Move(known?.Marks ?? "", row.Marks);
    }

    /// <summary>Takes a row out as of <paramref name="version"/>; one that came back later stays.</summary>
    public void TakeOut(string token, long version)
    {
        left[token] = Math.Max(version, left.GetValueOrDefault(token));
        if (rows.TryGetValue(token, out var row) && row.Version <= version)
        {
            rows.Remove(token);
            Add(FiguresByCountry.Zero - Share(row));
            Move(row.Marks, "");
        }
    }

    /// <summary>Replaces all rows by those that the store has.</summary>
    public void Load(IEnumerable<UnitRow> stored)
    {
        Progress = children.Values.Aggregate(ProgressFigures.Zero, (sum, child) => sum + child.Progress);
        rows.Clear();
        left.Clear();
        Add(FiguresByCountry.Zero - OwnByCountry);
        foreach (var row in stored)
            Put(row);
    }

    /// <summary>Takes a child's total in, unless a newer one is known or it is no child.</summary>
    /// <returns>Whether this unit's figures are different now.</returns>
    public bool Child(UnitTotal total)
    {
        if (!children.TryGetValue(total.Unit, out var known) || known.Number >= total.Number)
            return false;
        children[total.Unit] = total;
        var (change, progress) = (total.ByCountry - known.ByCountry, total.Progress - known.Progress);
        ByCountry += change;
        Progress += progress;
        return !change.Countries.IsEmpty || !progress.Counts.IsEmpty;
    }

    /// <summary>Makes these the children: new ones begin with nothing, lost ones take their total with them.</summary>
    /// <returns>Children that were not known before.</returns>
    public IReadOnlyList<UnitId> Chart(IReadOnlyCollection<UnitId> units)
    {
        foreach (var lost in children.Keys.Except(units).ToList())
        {
            ByCountry -= children[lost].ByCountry;
            Progress -= children[lost].Progress;
            children.Remove(lost);
        }
        var added = units.Where(unit => !children.ContainsKey(unit)).ToList();
        foreach (var unit in added)
            children[unit] = new(unit, Number: 0, AdoptionFigures.Zero, FiguresByCountry.Zero);
        return added;
    }

    private void Add(FiguresByCountry change)
    {
        OwnByCountry += change;
        ByCountry += change;
    }

    private void Move(string from, string to)
    {
        if (from != to)
            Progress += ProgressFigures.Of(to) - ProgressFigures.Of(from);
    }

    private static FiguresByCountry Share(UnitRow row) => FiguresByCountry.Of(row.Country, row.Figures);
}
