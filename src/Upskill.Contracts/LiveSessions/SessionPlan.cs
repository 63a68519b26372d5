using System.Collections.Immutable;
using Upskill.Learning;

namespace Upskill.LiveSessions;

/// <summary>What was planned for one live session: the series' own words, with what was changed for this one.</summary>
/// <param name="Id">Of the session.</param>
/// <param name="Unit">The function that it is for: everybody in it and below is invited.</param>
/// <param name="Title">As the series is called.</param>
/// <param name="Host">The champion who planned it.</param>
/// <param name="CoHosts">Who may host it, too; at most five.</param>
/// <param name="StartsAt">Planned start.</param>
/// <param name="EndsAt">Planned end.</param>
/// <param name="CallLink">Where the call is: https, at a host that the organisation allows.</param>
/// <param name="Module">The module of which it is a live version, if it is: then attendance is evidence, and mandatory status follows from it.</param>
/// <param name="IsCancelled">Whether it does not take place.</param>
[GenerateSerializer, Immutable, Alias("Upskill.SessionPlan")]
public sealed record SessionPlan(
    [property: Id(0)] LiveSessionId Id, [property: Id(1)] UnitId Unit, [property: Id(2)] string Title, [property: Id(3)] PersonId Host,
    [property: Id(4)] ImmutableArray<PersonId> CoHosts, [property: Id(5)] DateTimeOffset StartsAt, [property: Id(6)] DateTimeOffset EndsAt,
    [property: Id(7)] Uri CallLink, [property: Id(8)] ModuleId? Module, [property: Id(9)] bool IsCancelled)
{
    /// <summary>Whether <paramref name="person"/> hosts it.</summary>
    public bool IsHostedBy(PersonId person) => Host == person || CoHosts.Contains(person);
}
