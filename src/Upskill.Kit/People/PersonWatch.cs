using System.Collections.Concurrent;
using System.Diagnostics;
using Upskill.Kit.Web;

namespace Upskill.Kit.People;

/// <summary>
/// Whether somebody who signed in is still who they were: looked up in the directory at most once in <see cref="Freshness"/> a person and silo, so that a
/// leaver is out, and a role granted or taken counts, well within a minute, and a request costs no look-up of its own.
/// </summary>
public sealed class PersonWatch(EmployeeDirectory directory, TimeProvider time)
{
    /// <summary>How old an answer may be.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromSeconds(20);

    // While a silo is replaced, people at work are asked for nothing; with the twenty seconds of the look through open connections this is a minute.
    private static readonly TimeSpan LongestWhileAway = TimeSpan.FromSeconds(40);

    private readonly ConcurrentDictionary<PersonId, (CurrentPerson? Person, long At)> known = new();

    /// <summary>The person as the workforce has them now, or null where it has them no more.</summary>
    public async ValueTask<CurrentPerson?> Now(PersonId id)
    {
        if (known.TryGetValue(id, out var answer) && time.GetElapsedTime(answer.At) < Freshness)
            return answer.Person;
        try
        {
            return await Look(id);
        }
        catch (Exception away) when (Problems.IsAway(away) && time.GetElapsedTime(answer.At) < LongestWhileAway)
        {
            return answer.Person;
        }
    }

    /// <summary>The same, looked up now: for somebody who signs in.</summary>
    public async Task<CurrentPerson?> Look(PersonId id)
    {
        // In no trace of a request: of ten people of a peer group hardly two are in one part of the directory, which would name who wrote what.
        Activity.Current = null;
        var person = await directory.Employee(id) is { LeftOn: null } employee ? CurrentPerson.Of(employee) : null;
        known[id] = (person, time.GetTimestamp());
        return person;
    }

    /// <summary>Forgets people who were not asked for lately.</summary>
    public void Tidy()
    {
        foreach (var old in known.Where(pair => time.GetElapsedTime(pair.Value.At) > LongestWhileAway))
            known.TryRemove(old);
    }
}
