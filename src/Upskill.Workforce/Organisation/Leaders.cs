using System.Collections.Immutable;

namespace Upskill.Workforce.Organisation;

/// <summary>
/// Who leads which unit: whoever has everybody else in it below them. Those are the lowest common ancestor of the unit's people in the reporting line and
/// everybody above it, so one walk over the people finds all leaders, in time that grows with people times depth.
/// </summary>
internal sealed class Leaders
{
    private readonly Dictionary<PersonId, PersonId?> managers;
    private readonly Dictionary<PersonId, int> depths = [];

    private Leaders(IReadOnlyList<Employee> people) => managers = people.ToDictionary(person => person.Id, person => person.Manager);

    /// <summary>The units that each leader leads, only the topmost of each: who leads a unit leads all inside it.</summary>
    /// <param name="people">Of all of them, nobody is above themselves.</param>
    public static IReadOnlyDictionary<PersonId, ImmutableArray<UnitId>> Of(IReadOnlyList<Employee> people)
    {
        var leaders = new Leaders(people);
        var lowest = leaders.LowestLeaderOfEach(people);
        var led = new Dictionary<PersonId, List<UnitId>>();
        foreach (var (unit, leader) in lowest)
        {
            // Who leads the unit above leads this one, too; they are exactly those on this one's way up who are not below that one's lowest leader.
            var stopAt = unit.Parent is { } parent && lowest[parent] is { } above ? leaders.Depth(above) : -1;
            for (var at = leader; at is { } here && leaders.Depth(here) > stopAt; at = leaders.ManagerOf(here))
                (led.TryGetValue(here, out var units) ? units : led[here] = []).Add(unit);
        }
        return led.ToDictionary(pair => pair.Key, pair => pair.Value.OrderBy(unit => unit.Value, StringComparer.Ordinal).ToImmutableArray());
    }

    /// <summary>For every unit the lowest of its leaders, or null where it has none.</summary>
    private Dictionary<UnitId, PersonId?> LowestLeaderOfEach(IReadOnlyList<Employee> people)
    {
        var common = new Dictionary<UnitId, (PersonId? Ancestor, int Size)>();
        foreach (var person in people)
        {
            foreach (var unit in person.Unit.SelfAndAbove())
            {
                common[unit] = common.TryGetValue(unit, out var known)
                    ? (known.Ancestor is { } ancestor ? Common(ancestor, person.Id) : null, known.Size + 1)
                    : (person.Id, 1);
            }
        }
        // Nobody leads a unit of which they are all.
        return common.ToDictionary(unit => unit.Key, unit => unit.Value is (PersonId only, 1) ? ManagerOf(only) : unit.Value.Ancestor);
    }

    private PersonId? Common(PersonId a, PersonId b)
    {
        PersonId? one = a, other = b;
        while (one != other)
        {
            if (one is not { } x || other is not { } y)
                return null;
            if (Depth(x) >= Depth(y))
                one = ManagerOf(x);
            else
                other = ManagerOf(y);
        }
        return one;
    }

    /// <summary>A manager who is not among the people is none.</summary>
    private PersonId? ManagerOf(PersonId person) => managers[person] is { } manager && managers.ContainsKey(manager) ? manager : null;

    private int Depth(PersonId person)
    {
        var way = new Stack<PersonId>();
        for (PersonId? at = person; at is { } here && !depths.ContainsKey(here); at = ManagerOf(here))
            way.Push(here);
        while (way.TryPop(out var here))
            depths[here] = ManagerOf(here) is { } manager ? depths[manager] + 1 : 0;
        return depths[person];
    }
}
