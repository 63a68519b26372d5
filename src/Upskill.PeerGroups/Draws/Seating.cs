namespace Upskill.PeerGroups.Draws;

/// <summary>
/// Who sits where during a search, and what an exchange of two seats would change. All groups have as many seats as the largest; where it does not come out even
/// some have one empty seat, and an exchange with an empty seat moves somebody to the smaller group.
/// </summary>
internal sealed class Seating
{
    /// <summary>The row of an empty seat.</summary>
    public const int Empty = -1;

    private readonly PairCosts pairs;
    private readonly uint[] bands, languages;
    private readonly ulong[] waking;
    private readonly int wantedBands;
    private readonly bool asksLanguages, asksHours;
    private readonly long[] groupCosts;
    private readonly int[] members;

    public Seating(Roster roster, int groups)
    {
        var rows = roster.Rows;
        Groups = groups;
        Size = (rows.Length + groups - 1) / groups;
        pairs = new(roster);
        Seats = [.. GroupSizes.Of(rows.Length, groups).SelectMany((size, group) => Enumerable.Repeat(0, size).Concat(Enumerable.Repeat(Empty, Size - size)))];
        var row = 0;
        for (var seat = 0; seat < Seats.Length; seat++)
            if (Seats[seat] != Empty)
                Seats[seat] = row++;
        members = [.. GroupSizes.Of(rows.Length, groups)];
        bands = [.. rows.Select(row => 1u << row.Band)];
        languages = [.. rows.Select(row => row.Languages)];
        waking = [.. rows.Select(row => row.Waking)];
        wantedBands = DrawCosts.Bands(rows, groups);
        asksLanguages = rows.Aggregate(uint.MaxValue, (all, row) => all & row.Languages) == 0;
        asksHours = DrawCosts.HoursShortage(waking) > 0;
        groupCosts = new long[groups];
    }

    public int Groups { get; }

    /// <summary>Seats of each group.</summary>
    public int Size { get; }

    /// <summary>The row on each seat, or <see cref="Empty"/>; the seats of a group lie side by side.</summary>
    public int[] Seats { get; }

    /// <summary>The cost of everything; reckons all groups anew.</summary>
    public long Total()
    {
        var (total, pairsTwice) = (0L, 0L);
        for (var group = 0; group < Groups; group++)
        {
            members[group] = Size - Seats.AsSpan(group * Size, Size).Count(Empty);
            total += groupCosts[group] = RulesCost(group);
        }
        for (var seat = 0; seat < Seats.Length; seat++)
            pairsTwice += With(Seats[seat], seat / Size, seat);
        return total + pairsTwice / 2;
    }

    /// <summary>Whether these two seats, of different groups, can be exchanged: not two empty ones, and none may come to a second empty seat.</summary>
    public bool CanExchange(int seat, int other) => Seats[seat] == Empty
        ? Seats[other] != Empty && members[other / Size] == Size
        : Seats[other] != Empty || members[seat / Size] == Size;

    /// <summary>What everything would cost more after it.</summary>
    public long CostOfExchange(int seat, int other)
    {
        var (group, otherGroup) = (seat / Size, other / Size);
        var (one, two) = (Seats[seat], Seats[other]);
        var more = With(two, group, seat) + With(one, otherGroup, other) - With(one, group, seat) - With(two, otherGroup, other);
        (Seats[seat], Seats[other]) = (two, one);
        more += RulesCost(group) + RulesCost(otherGroup) - groupCosts[group] - groupCosts[otherGroup];
        (Seats[seat], Seats[other]) = (one, two);
        return more;
    }

    /// <summary>Lets two seats change what sits on them.</summary>
    public void Exchange(int seat, int other)
    {
        var (group, otherGroup) = (seat / Size, other / Size);
        var moved = (Seats[seat] == Empty ? 1 : 0) - (Seats[other] == Empty ? 1 : 0);
        (Seats[seat], Seats[other]) = (Seats[other], Seats[seat]);
        members[group] += moved;
        members[otherGroup] -= moved;
        groupCosts[group] = RulesCost(group);
        groupCosts[otherGroup] = RulesCost(otherGroup);
    }

    private long With(int row, int group, int except)
    {
        if (row == Empty)
            return 0;
        var cost = 0L;
        for (var seat = group * Size; seat < (group + 1) * Size; seat++)
            if (seat != except && Seats[seat] != Empty)
                cost += pairs[row, Seats[seat]];
        return cost;
    }

    /// <summary>What a group costs beside its pairs. Rules that the whole roster keeps are not looked at: they cost nothing in any group.</summary>
    private long RulesCost(int group)
    {
        Span<int> here = stackalloc int[Size];
        var size = 0;
        var present = 0u;
        foreach (var row in Seats.AsSpan(group * Size, Size))
        {
            if (row == Empty)
                continue;
            here[size++] = row;
            present |= bands[row];
        }
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
