using Upskill.LiveSessions;
using Upskill.Simulation.People;

namespace Upskill.Simulation.Deeds;

/// <summary>What one person does about the live sessions of their function: its champion plans and hosts them, others come. Pure.</summary>
internal sealed class SessionLife(Company company, Colleague colleague, Persona persona, WorkCalendar calendar, Chance chance, SeriesToCome series)
{
    private const int LatestMinute = 14;

    /// <summary>In no particular order.</summary>
    public IEnumerable<Deed> Deeds()
    {
        if (series.By == colleague.Id)
            yield return new Deed.PlanSeries(calendar.At(company.From.AddDays(1), new(10, 30)), colleague.Id, series.Id, colleague.Function, series.Sessions[0], SeriesToCome.Planned);
        foreach (var at in series.Sessions)
        {
            var session = LiveSessionId.Of(new($"series-{series.Id}"), DateOnly.FromDateTime(at.UtcDateTime));
            if (series.By == colleague.Id)
            {
                yield return new Deed.BeginSession(at, colleague.Id, session);
                yield return new Deed.EndSession(at + SeriesToCome.Length, colleague.Id, session);
            }
            else if (persona.ComesToSessions && calendar.IsAtWorkAt(at) && chance.Is(0.7))
            {
                // In the quarter of an hour after the beginning, so that it runs when they come.
                yield return new Deed.Attend(at + SeriesToCome.Welcome + TimeSpan.FromMinutes(chance.Between(0, LatestMinute)), colleague.Id, session,
                    chance.Is(0.2) ? chance.Below(Phrases.Count) : null);
            }
        }
    }
}

/// <summary>A series of live sessions that will be: hosted by a champion, at one hour UTC for all functions, which most of them are at work at.</summary>
/// <param name="Id">The command's id that plans it.</param>
/// <param name="By">The champion.</param>
/// <param name="Sessions">When those begin that are held.</param>
internal sealed record SeriesToCome(string Id, PersonId By, IReadOnlyList<DateTimeOffset> Sessions)
{
    /// <summary>Sessions that are planned, those after the play among them.</summary>
    public const int Planned = 13;

    /// <summary>A session lasts so long.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(45);

    /// <summary>From its beginning until the first come.</summary>
    public static readonly TimeSpan Welcome = TimeSpan.FromMinutes(15);
}
