using System.Globalization;
using Upskill.PeerGroups.Draws;

namespace Upskill.Testing;

/// <summary>Invented people for draws: the function of 150 that figures are claimed for, larger ones of the same shape, and random rosters.</summary>
internal static class DrawCompany
{
    private const int Managers = 6, Leads = 20;

    /// <summary>One head, 6 managers, 20 leads, and everybody else below a lead.</summary>
    public static List<Participant> Function(int people, string name = "p") =>
    [.. Enumerable.Range(0, people).Select(i => new Participant(Person(name, i), Token(name, i), Above(name, i), Grade(i), ["en"], "Europe/Zurich"))];

    /// <summary>Rounds in a row, each knowing the groups of those before.</summary>
    public static IEnumerable<(Roster Roster, Draw Draw, IReadOnlyList<IReadOnlyList<PersonId>> Groups)> Rounds(List<Participant> people, int rounds, int target, int seed)
    {
        var past = new Queue<IReadOnlyList<IReadOnlyList<PersonId>>>();
        for (var round = 0; round < rounds; round++)
        {
            var (roster, ids) = RosterBuilder.Of(people, past.SelectMany(groups => groups), null);
            var draw = Draw.Of(roster, GroupSizes.Groups(people.Count, target), Seed(seed, round));
            IReadOnlyList<IReadOnlyList<PersonId>> groups = [.. draw.Groups.Select(group => (IReadOnlyList<PersonId>)[.. group.Select(row => ids[row])])];
            past.Enqueue(groups);
            if (past.Count > RosterBuilder.RoundsRemembered)
                past.Dequeue();
            yield return (roster, draw, groups);
        }
    }

    /// <summary>A seed that a test can name.</summary>
    public static byte[] Seed(int one, int two = 0) =>
        System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{one}/{two}")));

    /// <summary>Any company: tangled reporting lines, several languages and zones, meetings in earlier rounds.</summary>
    public static (Roster Roster, int Groups) Any(int seed)
    {
        var random = new DrawRandom(Seed(seed));
        var count = GroupSizes.FewestPeople + random.Below(random.Below(8) == 0 ? 300 : 60);
        var people = Enumerable.Range(0, count).Select(i => new Participant(Person("any", i), Token($"any-{seed}", i),
            [.. i == 0 || random.Below(4) == 0 ? [] : new[] { Person("any", random.Below(i)), Person("any", random.Below(i)) }.Distinct()],
            Pick(Grades, 1 + seed % Grades.Length), [Pick(Languages, 1 + seed % 3), .. random.Below(3) == 0 ? new[] { Pick(Languages, Languages.Length) } : []],
            Pick(Zones, 1 + seed % Zones.Length))).ToList();
        var past = Enumerable.Range(0, random.Below(6)).SelectMany(_ =>
        {
            var order = Enumerable.Range(0, count).ToArray();
            random.Shuffle(order);
            return order.Chunk(10).Select(group => (IReadOnlyList<PersonId>)[.. group.Select(i => Person("any", i))]);
        }).ToList();
        var (roster, _) = RosterBuilder.Of(people, past, random.Below(2) == 0 ? new DateOnly(2026, 11, 25) : null);
        return (roster, GroupSizes.Groups(count, 6 + random.Below(9)));

        string Pick(string[] from, int first) => from[random.Below(first)];
    }

    /// <summary>Rows of people who ask to join after <paramref name="before"/>, and how many are in each group then: some left.</summary>
    public static (System.Collections.Immutable.ImmutableArray<RosterRow> Rows, int[] People) Late(int seed, IReadOnlyList<RosterRow> before, IReadOnlyList<int> sizes)
    {
        var random = new DrawRandom(Seed(seed, before.Count));
        var tokens = Enumerable.Range(0, 1 + random.Below(12)).Select(i => Token($"late-{seed}-{before.Count}", i)).Order(StringComparer.Ordinal).ToList();
        System.Collections.Immutable.ImmutableArray<RosterRow> rows = [.. tokens.Select((token, i) => new RosterRow(
            token, random.Below(8), 1u << random.Below(3) | 1u << random.Below(32), before[random.Below(before.Count)].Waking,
            [.. Some(before.Count + i, 8)], [.. Some(before.Count + i, 4).Select(row => new Meeting(row, 1 + random.Below(5)))]))];
        return (rows, [.. sizes.Select(size => Math.Max(0, random.Below(6) == 0 ? size - random.Below(size + 1) : size))]);

        IEnumerable<int> Some(int limit, int oneOf) => Enumerable.Range(0, limit).Where(_ => random.Below(oneOf) == 0);
    }

    private static readonly string[] Grades = ["A", "B", "C", "D", "E", "F", "G"];

    private static readonly string[] Languages = ["en", "de", "fr", "ja", "pl"];

    private static readonly string[] Zones = ["Europe/Zurich", "America/New_York", "Asia/Tokyo", "Asia/Kolkata", "America/Los_Angeles"];

    private static PersonId Person(string name, int i) => new(string.Create(CultureInfo.InvariantCulture, $"{name}-{i}"));

    private static string Token(string name, int i) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{name}:{i}"))))[..32];

    private static System.Collections.Immutable.ImmutableArray<PersonId> Above(string name, int i)
    {
        int? Manager(int of) => of == 0 ? null : of <= Managers ? 0 : of <= Managers + Leads ? 1 + (of - Managers - 1) % Managers : Managers + 1 + (of - Managers - Leads - 1) % Leads;
        return Manager(i) is not { } manager ? [] : Manager(manager) is { } second ? [Person(name, manager), Person(name, second)] : [Person(name, manager)];
    }

    private static string Grade(int i) => i == 0 ? "G7" : i <= Managers ? "G6" : i <= Managers + Leads ? "G5" : $"G{1 + i % 4}";
}
