namespace Upskill.PeerGroups.Draws;

/// <summary>
/// Finds groups that cost little. The problem is the social golfer problem with forbidden pairs (Harvey, CSPLib problem 010; Dotú and Van Hentenryck,
/// "Scheduling social golfers locally", CPAIOR 2005, whose move is the same exchange of two people); the search is simulated annealing (Kirkpatrick, Gelatt
/// and Vecchi, Science 220, 1983) from a uniformly random start, in whole numbers only, so that every implementation comes to the same groups.
/// </summary>
/// <remarks>
/// Bounds: at most <see cref="MostSweeps"/> sweeps and about <see cref="Proposals"/> proposed exchanges (for more than 1,500 people 100 sweeps), each of a cost
/// that grows with the size of two groups and not with the roster. A cost of 0 ends it. It promises no optimum; how near it came is said beside the least
/// that is possible (<see cref="DrawOutcome"/>). Who meets whom is even among people whom no rule tells apart, for the start is, and nothing later looks at
/// who somebody is.
/// </remarks>
internal sealed class DrawSearch
{
    private const int Levels = 20, MostSweeps = 1000, FewestSweeps = 100, Proposals = 150_000;

    /// <summary>round(2³² · e^(−1/t)) for t from 2 down to 0.2 in equal ratios: the chance, in 2³² parts, to accept an exchange that costs 1 more.</summary>
    private static readonly uint[] Chances =
    [
        2605029347, 2442507059, 2271195735, 2092205969, 1907046235, 1717644002, 1526343339, 1335870590, 1149260270, 969735641,
        800542863, 644744507, 504987169, 383267853, 280732379, 197543372, 132851935, 84893656, 51206438, 28939262,
    ];

    private readonly DrawRandom random;
    private readonly Seating seating;
    private readonly IProgress<double>? progress;
    private readonly int people;

    public DrawSearch(Roster roster, int groups, ReadOnlySpan<byte> seed, IProgress<double>? progress)
    {
        random = new(seed);
        people = roster.Rows.Length;
        this.progress = progress;
        seating = new(roster, groups);
    }

    /// <summary>Who sits in which group, by seat, as <see cref="Seating.Seats"/>.</summary>
    public int[] Find(CancellationToken stop)
    {
        Shuffle();
        var cost = seating.Total();
        var (best, bestCost) = (seating.Seats.ToArray(), cost);
        var perLevel = Math.Clamp(Proposals / people, FewestSweeps, MostSweeps) / Levels;
        for (var sweep = 0; seating.Groups > 1 && bestCost > 0 && sweep < Levels * perLevel; sweep++)
        {
            stop.ThrowIfCancellationRequested();
            cost += Sweep(Accepted(Chances[sweep / perLevel]));
            if (cost < bestCost)
                (best, bestCost) = (seating.Seats.ToArray(), cost);
            progress?.Report((sweep + 1.0) / (Levels * perLevel));
        }
        progress?.Report(1);
        return best;
    }

    /// <summary>Everybody on a random seat; the empty ones stay where they are.</summary>
    private void Shuffle()
    {
        var taken = Enumerable.Range(0, seating.Seats.Length).Where(seat => seating.Seats[seat] != Seating.Empty).ToArray();
        var rows = Enumerable.Range(0, people).ToArray();
        random.Shuffle(rows);
        for (var i = 0; i < people; i++)
            seating.Seats[taken[i]] = rows[i];
    }

    /// <summary>
    /// Looks at every seat in order and proposes one exchange with a seat of another group. Also to whoever costs nothing: what costs nothing more is done, and
    /// makes way.
    /// </summary>
    private long Sweep(uint[] accepted)
    {
        var (change, size) = (0L, seating.Size);
        for (var seat = 0; seat < seating.Seats.Length; seat++)
        {
            var other = random.Below(seating.Seats.Length - size);
            if (other >= seat / size * size)
                other += size;
            if (!seating.CanExchange(seat, other))
                continue;
            var more = seating.CostOfExchange(seat, other);
            if (more > 0 && (more >= accepted.Length || random.Next() >= accepted[more]))
                continue;
            seating.Exchange(seat, other);
            change += more;
        }
        return change;
    }

    /// <summary>Entry d: an exchange that costs d more is accepted where the next number is smaller. Ends where no number would be.</summary>
    private static uint[] Accepted(uint chance)
    {
        var table = new List<uint> { uint.MaxValue, chance };
        while ((uint)(((ulong)table[^1] * chance) >> 32) is > 0 and var next)
            table.Add(next);
        return [.. table];
    }
}
