using Upskill.PeerGroups.Draws;

namespace Upskill.Testing;

/// <summary>Who met whom over some rounds, in figures.</summary>
internal sealed class Meetings(List<Participant> people)
{
    private readonly Dictionary<PersonId, int> number = people.Index().ToDictionary(person => person.Item.Id, person => person.Index);
    private readonly int[,] met = new int[people.Count, people.Count];
    private readonly HashSet<(int, int)> apart = [];

    /// <summary>Times that somebody was in one group with their manager or their manager's manager.</summary>
    public int LinePairs { get; private set; }

    /// <summary>Largest difference of two groups of one round.</summary>
    public int SizesDifferBy { get; private set; }

    /// <summary>For whoever played them: milliseconds a round.</summary>
    public double Milliseconds { get; set; }

    /// <summary>How often the two met who met most.</summary>
    public int MostMeetings => met.Cast<int>().Max();

    /// <summary>Of those whom one may meet, the share that one met: the mean of all people.</summary>
    public double MeanMet => Shares().Average();

    /// <summary>The same of whoever met fewest.</summary>
    public double LeastMet => Shares().Min();

    /// <summary>Adds one round.</summary>
    public void Count(IReadOnlyList<IReadOnlyList<PersonId>> groups)
    {
        if (apart.Count == 0)
            apart.UnionWith(people.SelectMany(person => person.Above.Where(number.ContainsKey).SelectMany(above =>
                new[] { (number[person.Id], number[above]), (number[above], number[person.Id]) })));
        SizesDifferBy = Math.Max(SizesDifferBy, groups.Max(group => group.Count) - groups.Min(group => group.Count));
        foreach (var group in groups)
            foreach (var one in group.Select(person => number[person]))
                foreach (var other in group.Select(person => number[person]).Where(other => other != one))
                {
                    met[one, other]++;
                    if (one < other && apart.Contains((one, other)))
                        LinePairs++;
                }
    }

    private IEnumerable<double> Shares() => Enumerable.Range(0, people.Count).Select(one =>
    {
        var may = Enumerable.Range(0, people.Count).Where(other => other != one && !apart.Contains((one, other))).ToList();
        return may.Count(other => met[one, other] > 0) / (double)may.Count;
    });
}
