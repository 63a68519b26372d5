using Upskill.Adoption.Releases;

namespace Upskill.Testing;

/// <summary>Whom the attack is tried on.</summary>
/// <param name="YesPercent">How many of a hundred save at least four hours.</param>
/// <param name="IsRepeated">Whether everybody says every week what they said the week before.</param>
/// <param name="LiveFrom">From how many people on a unit seals while the week runs.</param>
internal sealed record AttackScenario(int YesPercent, bool IsRepeated, int LiveFrom)
{
    /// <summary>A tenth, nearly half and nine tenths, and people who repeat themselves; each with both sizes.</summary>
    public static readonly IReadOnlyList<AttackScenario> All =
    [
        .. from liveFrom in new[] { 20, 50 }
           from population in new[] { (10, false), (45, false), (90, false), (45, true) }
           select new AttackScenario(population.Item1, population.Item2, liveFrom),
    ];
}

/// <summary>Something that happens to one person's answer of one week, or to all their waiting ones when they leave.</summary>
/// <param name="Minute">Since the first Monday 00:00.</param>
/// <param name="Person">By number.</param>
/// <param name="Week">By number; -1 when they leave.</param>
/// <param name="NetMinutes">What they say.</param>
/// <param name="First">Minute of their first answer for the week.</param>
internal sealed record AttackEvent(int Minute, int Person, int Week, int NetMinutes, int First);

/// <summary>Five weeks of an organisation that people join, leave and move in, drawn from a seed: the same whenever it is made.</summary>
internal sealed class AttackCompany
{
    /// <summary>Weeks that begin within 30 days.</summary>
    public const int Weeks = 5, Days = 30;

    private const int Day = 24 * 60, Week = 7 * Day, LastMinute = 28 * Day;
    private readonly Random random;
    private readonly AttackScenario scenario;
    private readonly List<UnitId?> places = [];
    private readonly List<AttackEvent> events = [];
    private readonly List<UnitId> leaves = [];

    public AttackCompany(AttackScenario scenario, int people, int seed)
    {
        (this.scenario, random) = (scenario, new Random(seed));
        for (var function = 0; places.Count < people; function++)
            Found(UnitId.Organisation.Inside($"F{function}"), people);
        var habits = new Dictionary<int, int>();
        for (var week = 0; week < Weeks; week++)
        {
            Rosters.Add([.. places]);
            for (var person = 0; person < Rosters[week].Length; person++)
            {
                if (places[person] is not null && random.Next(100) < 65)
                    Answer(person, week, habits);
            }
            Change(week);
        }
        events.Sort((a, b) => a.Minute.CompareTo(b.Minute));
    }

    /// <summary>For each week, who is where on its Monday; null for those who have left, and nobody yet for joiners.</summary>
    public List<UnitId?[]> Rosters { get; } = [];

    /// <summary>In order of time.</summary>
    public IReadOnlyList<AttackEvent> Events => events;

    /// <summary>The minute of a week's close, and of its final one.</summary>
    public static (int Close, int FinalClose) ClosesOf(int week) => (((week + 1) * Week) + (2 * Day), ((week + 1) * Week) + LastMinute);

    /// <summary>Functions of departments of teams, from three people to some twenty; a few people are in no team.</summary>
    private void Found(UnitId function, int people)
    {
        Settle(function, random.Next(1, 4), people);
        for (var department = random.Next(3, 6); department > 0; department--)
        {
            var unit = function.Inside($"D{department}");
            Settle(unit, random.Next(0, 5), people);
            for (var team = random.Next(2, 5); team > 0; team--)
                Settle(unit.Inside($"T{team}"), random.Next(10) == 0 ? random.Next(40, 120) : random.Next(3, 20), people);
        }
    }

    private void Settle(UnitId unit, int people, int most)
    {
        leaves.Add(unit);
        for (; people > 0 && places.Count < most; people--)
            places.Add(unit);
    }

    /// <summary>From Thursday on to the Tuesday after, one in ten later; one in twelve corrects it within days.</summary>
    private void Answer(int person, int week, Dictionary<int, int> habits)
    {
        var (begin, end) = (week * Week, ((week + 1) * Week) + LastMinute - 1);
        var at = random.Next(10) == 0 ? random.Next(begin + Week + (2 * Day), end) : random.Next(begin + (3 * Day), begin + Week + (2 * Day));
        if (!scenario.IsRepeated || !habits.TryGetValue(person, out var minutes))
            habits[person] = minutes = Drawn();
        events.Add(new(at, person, week, minutes, at));
        if (random.Next(12) == 0)
            events.Add(new(Math.Min(end, at + random.Next(1, 5 * Day)), person, week, Drawn(), at));
    }

    private int Drawn() => random.Next(100) < scenario.YesPercent ? Adoption.Releases.Answer.YesFrom + (5 * random.Next(0, 132)) : -180 + (5 * random.Next(0, 84));

    private void Change(int week)
    {
        for (var change = Math.Max(1, places.Count / 200); change > 0; change--)
        {
            places.Add(leaves[random.Next(leaves.Count)]);
            places[random.Next(places.Count - 1)] = leaves[random.Next(leaves.Count)];
            var (leaver, at) = (random.Next(places.Count - 1), random.Next(week * Week, (week + 1) * Week));
            places[leaver] = null;
            events.RemoveAll(answer => answer.Person == leaver && answer.Minute > at);
            events.Add(new(at, leaver, -1, 0, 0));
        }
    }
}
