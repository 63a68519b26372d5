using Upskill.Kit;
using Upskill.Kit.People;
using Upskill.LiveSessions.Series;

namespace Upskill.LiveSessions.Showcases;

/// <summary>A session of a series that somebody sees.</summary>
internal sealed record ShownSession(PlannedSeries Series, PlannedSession Session);

/// <summary>Finds a session for somebody who may see it, and its showcases.</summary>
internal sealed class ShowcaseDesk(IGrainFactory grains, SeriesReader reader, DomainClock clock)
{
    /// <summary>The session; null where they are not invited to it.</summary>
    public async Task<ShownSession?> Seen(CurrentPerson person, string session) =>
        LiveSessionId.Read(session) is { } id && await reader.Seen(person, id.Series) is { } series && series[id] is { } planned ? new(series, planned) : null;

    /// <summary>The session; null where they do not run its series.</summary>
    public async Task<ShownSession?> Run(CurrentPerson person, string session) =>
        await Seen(person, session) is { } seen && SeriesAccess.Runs(person, seen.Series) ? seen : null;

    /// <summary>Whether it takes place and has not begun.</summary>
    public bool TakesOffers(ShownSession seen) => seen.Session.StartsAt > clock.Now && seen.Session.Change is not SessionChange.Cancelled;

    /// <summary>The showcases of a session.</summary>
    public IShowcasesGrain Showcases(string session) => grains.GetGrain<IShowcasesGrain>(session);
}
