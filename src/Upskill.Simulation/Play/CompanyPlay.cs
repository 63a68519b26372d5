using Upskill.Simulation.Deeds;

namespace Upskill.Simulation.Play;

/// <summary>
/// Plays a company on a silo, as fast as the silo goes: a discrete-event run of the domain's clock. Deeds of a quarter of an hour are done at once, each person's in their order; the clock is moved
/// when all of them are done, and stops at every midnight on the way.
/// </summary>
public static class CompanyPlay
{
    private const int AtOnce = 24;
    private static readonly TimeSpan Tick = TimeSpan.FromMinutes(15), Day = TimeSpan.FromDays(1);

    /// <summary>Plays to the end. What is played twice, because it was cut off in the middle, counts once.</summary>
    /// <param name="company">Who does what.</param>
    /// <param name="world">The silo.</param>
    /// <param name="from">Where it was cut off, as <paramref name="note"/> was told; the beginning where nothing is said.</param>
    /// <param name="note">Told the moment of each tick, once everything before it is done.</param>
    public static async Task<Outcome> Run(Company company, IWorld world, DateTimeOffset? from = null, Func<DateTimeOffset, Task>? note = null)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = world.Address };
        await using var rooms = new LiveRooms();
        var performers = company.People.ToDictionary(colleague => colleague.Id, colleague => new Performer(company, colleague, http, rooms));
        var alarms = new AlarmClocks(world);
        var now = from ?? company.BeginsAt;
        world.MoveTo(now);
        await alarms.RingAtMidnight();
        foreach (var (at, deeds) in Ticks(company.Deeds().Where(deed => deed.At >= now)))
        {
            now = await Pass(now, at, world, alarms);
            if (note is not null)
                await note(now);
            await alarms.Ring();
            await Parallel.ForEachAsync(deeds.GroupBy(deed => deed.By), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (person, _) =>
            {
                foreach (var deed in person)
                    await performers[person.Key].Do(deed);
            });
        }
        await Pass(now, company.EndsAt, world, alarms);
        await alarms.Ring();
        return Outcome.Of(company, [.. performers.Select(performer => (performer.Key, performer.Value))]);
    }

    /// <summary>Lets the clock go on to a moment, midnight by midnight.</summary>
    private static async Task<DateTimeOffset> Pass(DateTimeOffset now, DateTimeOffset to, IWorld world, AlarmClocks alarms)
    {
        for (var midnight = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero) + Day; midnight <= to; midnight += Day)
        {
            world.MoveTo(midnight);
            await alarms.RingAtMidnight();
            await alarms.Ring();
        }
        world.MoveTo(to);
        return to;
    }

    private static IEnumerable<(DateTimeOffset At, List<Deed> Deeds)> Ticks(IEnumerable<Deed> deeds)
    {
        var tick = new List<Deed>();
        foreach (var deed in deeds)
        {
            if (tick.Count > 0 && Start(deed) != Start(tick[0]))
            {
                yield return (Start(tick[0]), tick);
                tick = [];
            }
            tick.Add(deed);
        }
        if (tick.Count > 0)
            yield return (Start(tick[0]), tick);
    }

    private static DateTimeOffset Start(Deed deed) => new(deed.At.UtcTicks - (deed.At.UtcTicks % Tick.Ticks), TimeSpan.Zero);
}
