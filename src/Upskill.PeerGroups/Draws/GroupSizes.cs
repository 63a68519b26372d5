using System.Collections.Immutable;

namespace Upskill.PeerGroups.Draws;

/// <summary>Into how many groups how many people go: pure, and only from the two numbers.</summary>
internal static class GroupSizes
{
    /// <summary>No group is smaller, unless the whole round is.</summary>
    public const int Smallest = 6;

    /// <summary>Sizes that a starter may ask for.</summary>
    public const int SmallestTarget = 6, LargestTarget = 14;

    /// <summary>No group that is asked for by number is larger: the order of the rules is shown for groups up to here.</summary>
    public const int LargestGroup = 16;

    /// <summary>A round of fewer people is none: everybody would know who is behind a handle.</summary>
    public const int FewestPeople = 3;

    /// <summary>The number of groups whose mean size lies nearest to <paramref name="target"/>; of two equally near, the larger number.</summary>
    /// <exception cref="Refusal"><c>group-size</c>, <c>too-few-people</c>: with a sentence.</exception>
    public static int Groups(int people, int target)
    {
        if (target is < SmallestTarget or > LargestTarget)
            throw new Refusal("group-size", $"A group has {SmallestTarget} to {LargestTarget} people. Nothing was started.");
        CheckPeople(people);
        var fewer = Math.Max(1, people / target);
        var more = fewer + 1;
        // people/fewer - target against target - people/more, without fractions.
        var nearest = (people - target * fewer) * more >= (target * more - people) * fewer ? more : fewer;
        return Math.Max(1, Math.Min(nearest, people / Smallest));
    }

    /// <summary>Says no to a number of groups that the people do not fill.</summary>
    /// <exception cref="Refusal"><c>too-many-groups</c>, <c>too-few-groups</c>, <c>too-few-people</c>: with a sentence.</exception>
    public static int Exactly(int people, int groups)
    {
        CheckPeople(people);
        var most = Math.Max(1, people / Smallest);
        if (groups >= 1 && people > groups * LargestGroup)
            throw new Refusal("too-few-groups", $"{People(people)} in {groups} groups are too many in each: a group has at most {LargestGroup}. Nothing was started.");
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

    /// <summary>One sentence for nobody, one and two: the number would say what those few chose.</summary>
    private static void CheckPeople(int people)
    {
        if (people < FewestPeople)
            throw new Refusal("too-few-people", $"Fewer than {FewestPeople} people can be placed now: everybody would know who is behind a handle. Nothing was started.");
    }

    private static string People(int people) => people == 1 ? "One person" : $"{people} people";
}
