namespace Upskill.PeerGroups.Draws;

/// <summary>Who sits where during a search, and what an exchange of two would change.</summary>
internal sealed class Seating
{
    private readonly PairCosts pairs;
    private readonly int[] groupOf, firsts;
    private readonly uint[] bands, languages;
    private readonly ulong[] waking;
    private readonly int wantedBands;
    private readonly bool asksLanguages, asksHours;
    private readonly long[] groupCosts;

    public Seating(Roster roster, int groups)
    {
        var rows = roster.Rows;
        Groups = groups;
        pairs = new(roster);
        Places = [.. Enumerable.Range(0, rows.Length)];
        firsts = new int[groups + 1];
        groupOf = new int[rows.Length];
        var sizes = GroupSizes.Of(rows.Length, groups);
        for (var group = 0; group < groups; group++)
        {
            firsts[group + 1] = firsts[group] + sizes[group];
            Array.Fill(groupOf, group, firsts[group], sizes[group]);
        }
        bands = [.. rows.Select(row => 1u << row.Band)];
        languages = [.. rows.Select(row => row.Languages)];
        waking = [.. rows.Select(row => row.Waking)];
        wantedBands = DrawCosts.Bands(rows, groups);
        asksLanguages = rows.Aggregate(uint.MaxValue, (all, row) => all & row.Languages) == 0;
        asksHours = DrawCosts.HoursShortage(waking) > 0;
        groupCosts = new long[groups];
    }

    public int Groups { get; }

    /// <summary>The row at each place.</summary>
    public int[] Places { get; }

    public int GroupOf(int place) => groupOf[place];

    /// <summary>The first place of a group and how many it has.</summary>
    public (int First, int Size) Span(int group) => (firsts[group], firsts[group + 1] - firsts[group]);

    /// <summary>The cost of everything; reckons all groups anew.</summary>
    public long Total()
    {
        var total = 0L;
        for (var group = 0; group < Groups; group++)
        {
            total += groupCosts[group] = RulesCost(group);
            for (var place = firsts[group]; place < firsts[group + 1]; place++)
                total += PairsBefore(place);
        }
        return total;
    }

    /// <summary>What everything would cost more if the two at these places, of different groups, changed places.</summary>
    public long CostOfExchange(int place, int other)
    {
        var (group, otherGroup) = (groupOf[place], groupOf[other]);
        var (one, two) = (Places[place], Places[other]);
        var more = With(two, group, place) + With(one, otherGroup, other) - With(one, group, place) - With(two, otherGroup, other);
        (Places[place], Places[other]) = (two, one);
        more += RulesCost(group) + RulesCost(otherGroup) - groupCosts[group] - groupCosts[otherGroup];
        (Places[place], Places[other]) = (one, two);
        return more;
    }

    /// <summary>Lets two change places.</summary>
    public void Exchange(int place, int other)
    {
        (Places[place], Places[other]) = (Places[other], Places[place]);
        groupCosts[groupOf[place]] = RulesCost(groupOf[place]);
        groupCosts[groupOf[other]] = RulesCost(groupOf[other]);
    }

    private long With(int row, int group, int except)
    {
        var cost = 0L;
        for (var place = firsts[group]; place < firsts[group + 1]; place++)
            if (place != except)
                cost += pairs[row, Places[place]];
        return cost;
    }

    private long PairsBefore(int place)
    {
        var cost = 0L;
        for (var before = firsts[groupOf[place]]; before < place; before++)
            cost += pairs[Places[place], Places[before]];
        return cost;
    }

    /// <summary>What a group costs beside its pairs. Rules that the whole roster keeps are not looked at: they cost nothing in any group.</summary>
    private long RulesCost(int group)
    {
        var (first, size) = Span(group);
        var here = Places.AsSpan(first, size);
        var present = 0u;
        foreach (var row in here)
            present |= bands[row];
        var cost = DrawCosts.Band * DrawCosts.BandShortage(present, wantedBands);
        if (asksLanguages)
        {
            Span<uint> spoken = stackalloc uint[size];
            for (var i = 0; i < size; i++)
                spoken[i] = languages[here[i]];
            cost += DrawCosts.Language * DrawCosts.Counted(DrawCosts.LanguageShortage(spoken));
        }
        if (asksHours)
        {
            Span<ulong> awake = stackalloc ulong[size];
            for (var i = 0; i < size; i++)
                awake[i] = waking[here[i]];
            cost += DrawCosts.Hours * DrawCosts.Counted(DrawCosts.HoursShortage(awake));
        }
        return cost;
    }
}
