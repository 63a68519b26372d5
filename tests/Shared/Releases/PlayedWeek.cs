using System.Globalization;
using Upskill.Adoption;
using Upskill.Adoption.Releases;
using Upskill.Adoption.Releases.Weeks;

namespace Upskill.Testing;

/// <summary>Plays one week of a simulated company on the product's rules, from its Monday to its final close.</summary>
internal static class PlayedWeek
{
    /// <summary>The week that a company's minutes begin in.</summary>
    public static readonly WeekId First = new("2026-W36");

    /// <summary>Before anything has happened.</summary>
    public static ReleasedWeek Of(AttackCompany company, int number, ReleaseKey key, int liveFrom = ReleaseRules.LiveFrom) =>
        new(First.Plus(number), Roster.OfUnits(company.Rosters[number].OfType<UnitId>()), key, liveFrom);

    /// <summary>Lets it happen.</summary>
    /// <param name="week">From <see cref="Of"/>.</param>
    /// <param name="number">Which week of the company.</param>
    /// <param name="places">Who is where on its Monday.</param>
    /// <param name="events">In order; those of other weeks are left out.</param>
    /// <param name="afterMinute">Called after every minute in which something happened.</param>
    /// <param name="afterClose">Called after each close, with whether it is the final one.</param>
    public static void Play(ReleasedWeek week, int number, UnitId?[] places, IEnumerable<AttackEvent> events, Action? afterMinute = null, Action<bool>? afterClose = null)
    {
        var (close, finalClose) = AttackCompany.ClosesOf(number);
        var byMinute = events.Where(one => one.Week == number || one.Week < 0).ToLookup(one => one.Minute);
        foreach (var minute in byMinute.Select(group => group.Key).Append(close).Append(finalClose).Distinct().Order())
        {
            if (minute == close || minute == finalClose)
            {
                week.Close(minute == finalClose, At(minute));
                afterClose?.Invoke(minute == finalClose);
            }
            foreach (var one in byMinute[minute])
                Tell(week, places, one);
            afterMinute?.Invoke();
        }
    }

    private static void Tell(ReleasedWeek week, UnitId?[] places, AttackEvent one)
    {
        var token = one.Person.ToString(CultureInfo.InvariantCulture);
        if (one.Week < 0)
            week.Withdraw(token);
        else if (one.Person < places.Length && places[one.Person] is { } unit)
            week.Put(unit, Answer.Of(new(token, week.Week, one.Minute, At(one.First), one.NetMinutes) { Cells = ServedTables.CellsOf(token) }));
    }

    private static DateTimeOffset At(int minute) => First.BeginsAt.AddMinutes(minute);
}
