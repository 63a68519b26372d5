using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Upskill.Learning.Cohorts;

/// <summary>When a cohort can be made and who can be added to it: pure.</summary>
internal static class CohortRules
{
    /// <summary>More than this in one cohort are refused; who is enrolled in such numbers is enrolled by a rule.</summary>
    public const int MostMembers = 20_000;

    /// <summary>Longest name, in characters.</summary>
    public const int LongestName = 80;

    /// <summary>Says no to a cohort that cannot be.</summary>
    /// <exception cref="Refusal">With a sentence.</exception>
    public static void Check(MakeCohort command, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(command.Name) || command.Name.Length > LongestName)
            throw new Refusal("no-name", $"Give the cohort a name of at most {LongestName} characters. Nothing was changed.");
        if (command.DueOn < command.StartsOn)
            throw new Refusal("empty-range", "The cohort's last day lies before its first. Nothing was changed.");
        if (command.DueOn < today)
            throw new Refusal("past-day", "The cohort's last day cannot be over already. Nothing was changed.");
    }

    /// <summary>Who of these people is to be told: each once, by id, and nobody who is a member or is being told.</summary>
    /// <exception cref="Refusal">With a sentence.</exception>
    public static ImmutableArray<PersonId> Added(
        MakeCohort made, ImmutableArray<PersonId> members, ImmutableArray<PersonId> waiting, IEnumerable<PersonId> people, DateOnly today)
    {
        ImmutableArray<PersonId> added =
            [.. people.Except(members).Except(waiting).OrderBy(person => person.Value, StringComparer.Ordinal)];
        if (added.IsEmpty)
            return [];
        if (!waiting.IsEmpty)
            throw StillAdding();
        if (today > made.DueOn)
            throw new Refusal("cohort-over", "The cohort's last day is over; nobody can be added any more. Nothing was changed.");
        if (members.Length + added.Length > MostMembers)
            throw Full();
        return added;
    }

    /// <summary>An earlier adding is not through.</summary>
    public static Refusal StillAdding() => new("still-adding", "People are still being added to this cohort. Wait until they are. Nothing was changed.");

    /// <summary>More people than a cohort holds.</summary>
    public static Refusal Full() => new("cohort-full", $"A cohort has {MostMembers:N0} members at most. Enrol so many people by a rule. Nothing was changed.");

    /// <summary>The same step makes the same command, so that a repeat changes nothing.</summary>
    public static CommandId Command(CohortId cohort, string verb, PersonId person, long step) =>
        new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{cohort}\n{verb}\n{person}\n{step}")))[..32]);
}
