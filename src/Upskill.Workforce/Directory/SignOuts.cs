using System.Collections.Immutable;
using Upskill.Kit.People;

namespace Upskill.Workforce.Directory;

/// <summary>Which sign-ins of one person are over. Kept as long as the person is; what no cookie can belong to any more is dropped.</summary>
/// <param name="Count">How often they signed out everywhere.</param>
/// <param name="Sessions">Single sign-ins that ended, and when.</param>
/// <param name="At">When they last signed out everywhere.</param>
internal sealed record SignOuts(int Count, ImmutableArray<EndedSession> Sessions, DateTimeOffset? At = null)
{
    /// <summary>More than this at one time end as one: everywhere.</summary>
    public const int MostSessions = 32;

    /// <summary>Before anything ended.</summary>
    public static readonly SignOuts None = new(0, []);

    /// <summary>All of them are over.</summary>
    /// <param name="now">When they end.</param>
    public SignOuts Everywhere(DateTimeOffset now) => new(Count + 1, [], now);

    /// <summary>One is over.</summary>
    /// <param name="session">Its id, the product's own or the provider's.</param>
    /// <param name="now">When it ends.</param>
    public SignOuts Of(string session, DateTimeOffset now)
    {
        ImmutableArray<EndedSession> after = [.. Sessions.Where(ended => ended.Id != session && now - ended.At < SignInSession.Longest), new(session, now)];
        return after.Length > MostSessions ? Everywhere(now) : this with { Sessions = after };
    }

    /// <summary>What a cookie of the person is judged by.</summary>
    public PersonAccess AccessOf(Employee employee) => new(employee, Count, [.. Sessions.Select(ended => ended.Id)], At);
}

/// <summary>A sign-in that ended.</summary>
internal sealed record EndedSession(string Id, DateTimeOffset At);
