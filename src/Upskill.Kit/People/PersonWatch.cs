using System.Collections.Concurrent;
using System.Diagnostics;
using Upskill.Kit.Web;
using Upskill.Workforce;

namespace Upskill.Kit.People;

/// <summary>
/// Whether somebody who signed in is still who they were, and still signed in: looked up in the directory at most once in <see cref="Freshness"/> a person and silo, so that a
/// leaver and who signed out everywhere are out, and a role granted or taken counts, well within a minute, and a request costs no look-up of its own.
/// </summary>
public sealed class PersonWatch(EmployeeDirectory directory, TimeProvider time)
{
    /// <summary>How old an answer may be.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromSeconds(20);

    // While a silo is replaced, people at work are asked for nothing; with the twenty seconds of the look through open connections this is a minute.
    private static readonly TimeSpan LongestWhileAway = TimeSpan.FromSeconds(40);

    private readonly ConcurrentDictionary<PersonId, (PersonAccess? Access, long At)> known = new();

    /// <summary>The person as the workforce has them now, by the same sign-in; null where it has them no more, or the sign-in is over.</summary>
    public async ValueTask<CurrentPerson?> Now(PersonId id, SignInSession? session)
    {
        if (session is null)
            return null;
        var access = await Known(id);
        // Signed in anew elsewhere after signing out everywhere: what is known here is older than the sign-in.
        if (access is not null && session.SignOuts > access.SignOuts)
            access = await Look(id);
        return access is null || session.IsOver(access, time.GetUtcNow()) ? null : CurrentPerson.Of(access.Employee) with { Session = session };
    }

    /// <summary>What is known of a person who is in the workforce, looked up now: for somebody who signs in.</summary>
    public async Task<PersonAccess?> Look(PersonId id)
    {
        // In no trace of a request: of ten people of a peer group hardly two are in one part of the directory, which would name who wrote what.
        Activity.Current = null;
        var access = await directory.Access(id) is { Employee.LeftOn: null } found ? found : null;
        known[id] = (access, time.GetTimestamp());
        return access;
    }

    /// <summary>Ends one sign-in of a person, or all of them. Durable when it returns, and so at once on this silo.</summary>
    public async Task SignOut(PersonId id, string? session)
    {
        Activity.Current = null;
        await directory.SignOut(id, session);
        await Look(id);
    }

    /// <summary>Forgets people who were not asked for lately.</summary>
    public void Tidy()
    {
        foreach (var old in known.Where(pair => time.GetElapsedTime(pair.Value.At) > LongestWhileAway))
            known.TryRemove(old);
    }

    private async ValueTask<PersonAccess?> Known(PersonId id)
    {
        if (known.TryGetValue(id, out var answer) && time.GetElapsedTime(answer.At) < Freshness)
            return answer.Access;
        try
        {
            return await Look(id);
        }
        catch (Exception away) when (Problems.IsAway(away) && time.GetElapsedTime(answer.At) < LongestWhileAway)
        {
            return answer.Access;
        }
    }
}
