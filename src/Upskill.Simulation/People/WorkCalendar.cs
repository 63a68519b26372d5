namespace Upskill.Simulation.People;

/// <summary>When somebody is at work: by their own clock, on weekdays, and not while they are away. Pure.</summary>
internal sealed class WorkCalendar(Colleague colleague, Persona persona, DateOnly from)
{
    private const int FirstHour = 8, LastHour = 17, Evening = 20, MinutesInHour = 60, DaysInWeek = 7;
    private readonly TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(colleague.Zone);

    /// <summary>A moment of the first working day from <paramref name="day"/> on; in the evening, now and then, of who learns on a phone.</summary>
    public DateTimeOffset On(DateOnly day, Chance chance)
    {
        var evening = persona.OnPhone && chance.Is(0.3);
        return At(day, new(evening ? Evening : chance.Between(FirstHour, LastHour), chance.Below(MinutesInHour)));
    }

    /// <summary>This time by their own clock, of the first working day from <paramref name="day"/> on.</summary>
    public DateTimeOffset At(DateOnly day, TimeOnly time)
    {
        while (!IsAtWork(day))
            day = day.AddDays(1);
        var local = day.ToDateTime(time);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }

    /// <summary>Whether they work on a day.</summary>
    public bool IsAtWork(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
        && !(colleague.Leave is { } leave && leave.From <= day && day <= leave.To)
        && WeekOf(day) != persona.HolidayWeek;

    /// <summary>Whether they are at work at a moment.</summary>
    public bool IsAtWorkAt(DateTimeOffset moment)
    {
        var local = TimeZoneInfo.ConvertTime(moment, zone).DateTime;
        return local.Hour is >= FirstHour and <= LastHour && IsAtWork(DateOnly.FromDateTime(local));
    }

    private int? WeekOf(DateOnly day) => day < from ? null : (day.DayNumber - from.DayNumber) / DaysInWeek;
}
