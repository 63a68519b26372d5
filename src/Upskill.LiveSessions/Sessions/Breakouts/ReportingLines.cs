using System.Collections.Immutable;
using System.Diagnostics;
using Upskill.Kit.People;
using Upskill.Workforce;

namespace Upskill.LiveSessions.Sessions.Breakouts;

/// <summary>Who is to be apart from whom in groups: everybody from their manager and their manager's manager.</summary>
internal sealed class ReportingLines(EmployeeDirectory directory)
{
    private const int AtOnce = 64;

    /// <summary>For each of these people, in their order, the places of those they should not be with.</summary>
    public async Task<ImmutableArray<ImmutableArray<int>>> Apart(ImmutableArray<PersonId> people)
    {
        Activity.Current = null; // in no trace of a request: it asks for everybody who is here
        var known = new Dictionary<PersonId, Employee?>();
        await Look(people, known);
        await Look([.. people.Select(person => known[person]?.Manager).OfType<PersonId>().Distinct().Where(manager => !known.ContainsKey(manager))], known);
        var places = people.Index().ToDictionary(person => person.Item, person => person.Index);
        return [.. people.Select(person => Above(known, person).Where(places.ContainsKey).Select(above => places[above]).Where(place => place != places[person]).ToImmutableArray())];
    }

    private static IEnumerable<PersonId> Above(Dictionary<PersonId, Employee?> known, PersonId person)
    {
        if (known[person]?.Manager is not { } manager)
            yield break;
        yield return manager;
        if (known.GetValueOrDefault(manager)?.Manager is { } second)
            yield return second;
    }

    private async Task Look(IReadOnlyCollection<PersonId> people, Dictionary<PersonId, Employee?> known)
    {
        foreach (var some in people.Chunk(AtOnce))
            foreach (var (person, employee) in some.Zip(await Task.WhenAll(some.Select(directory.Employee))))
                known[person] = employee;
    }
}
