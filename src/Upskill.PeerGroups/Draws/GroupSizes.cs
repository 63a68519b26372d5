using System.Collections.Immutable;

namespace Upskill.PeerGroups.Draws;

/// <summary>Into how many groups how many people go: pure, and only from the two numbers.</summary>
internal static class GroupSizes
{
    /// <summary>No group is smaller, unless the whole round is.</summary>
    public const int Smallest = 6;

    /// <summary>Sizes that a starter may ask for.</summary>
    public const int SmallestTarget = 6, LargestTarget = 14;

    /// <summary>A round of fewer people is none: everybody would know who is behind a handle.</summary>
    public const int FewestPeople = 3;

    /// <summary>The number of groups whose mean size lies nearest to <paramref name="target"/>; of two equally near, the larger number.</summary>
    /// <exception cref="Refusal"><c>group-size</c>, <c>too-few-people</c>: with a sentence.</exception>
    public static int Groups(int people, int target)
    {
        if (target is < SmallestTarget or > LargestTarget)
            throw new Refusal("group-size", $"A group has {SmallestTarget} to {LargestTarget} people. Nothing was started.");
        if (people < FewestPeople)
            throw new Refusal("too-few-people", people switch
            {
                0 => "Nobody is in this round. Nothing was started.",
                1 => "One person alone is no group. Nothing was started.",
                _ => $"{people} people would know who is behind each handle. A round needs at least {FewestPeople}. Nothing was started.",
            });
        var fewer = Math.Max(1, people / target);
        var more = fewer + 1;
        // people/fewer - target against target - people/more, without fractions.
        var nearest = (people - target * fewer) * more >= (target * more - people) * fewer ? more : fewer;
        return Math.Max(1, Math.Min(nearest, people / Smallest));
    }

    /// <summary>Says no to a number of groups that the people do not fill.</summary>
    /// <exception cref="Refusal"><c>too-many-groups</c>: with a sentence.</exception>
    public static int Exactly(int people, int groups)
    {
        var most = Math.Max(1, people / Smallest);
        if (groups < 1 || groups > most)
            throw new Refusal("too-many-groups",
                $"{People(people)} cannot be put in {groups} groups: a group has at least {Smallest} people. The most is {most}. Nothing was started.");
        return groups;
    }

    /// <summary>Sizes of the groups in order: the first are larger by one where it does not come out even.</summary>
    public static ImmutableArray<int> Of(int people, int groups)
    {
        var (size, larger) = Math.DivRem(people, groups);
        return [.. Enumerable.Range(0, groups).Select(group => group < larger ? size + 1 : size)];
    }

    private static string People(int people) => people == 1 ? "One person" : $"{people} people";
}
