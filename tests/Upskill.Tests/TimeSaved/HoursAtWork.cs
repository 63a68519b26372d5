using System.Collections.Immutable;
using Upskill.Kit.Storage;
using Upskill.TimeSaved;
using Upskill.TimeSaved.Claims;

namespace Upskill.Tests.TimeSaved;

/// <summary>Somebody who types their hours, as in the grain: decide, then fold. Keeps all that happened.</summary>
internal sealed class HoursAtWork
{
    /// <summary>Thursday of week 45: 2 to 8 November.</summary>
    public static readonly DateTimeOffset Thursday = new(2026, 11, 5, 10, 0, 0, TimeSpan.Zero);

    public static readonly WeekId Week = new("2026-W45");

    public PersonalHours Hours { get; private set; } = PersonalHours.Nothing;

    public List<HoursFact> History { get; } = [];

    public DateTimeOffset Now { get; set; } = Thursday;

    /// <summary>Where a first answer of a week goes.</summary>
    public AnswerHome? Home { get; set; } = new(new UnitId("alpha"), "country:CH");

    public HoursStanding Standing => Hours.Standing(History.Count);

    public static ImmutableArray<TaskMinutes> Minutes(int saved, int checking = 0, int lost = 0, string task = "drafting") => [new(new(task), saved, checking, lost)];

    public ImmutableArray<HoursFact> Claim(WeekId week, params ImmutableArray<TaskMinutes> tasks) => Happen(Hours.Claim(new(CommandId.New(), week, tasks), Home, Now));

    public ImmutableArray<HoursFact> Repeat(WeekId week) => Happen(Hours.Repeat(new(CommandId.New(), week), Home, Now));

    public ImmutableArray<HoursFact> Give(int saved, params ImmutableArray<BaselineTask> tasks) => Happen(Hours.Give(new(CommandId.New(), tasks, saved), WeekId.Of(Now), Home));

    public ImmutableArray<HoursFact> Skip() => Happen(Hours.Skip());

    public ImmutableArray<HoursFact> Choose(NudgeTime? time) => Happen(Hours.Choose(new(CommandId.New(), time)));

    public ImmutableArray<HoursFact> Dismiss(WeekId week) => Happen(Hours.Dismiss(new(CommandId.New(), week), Now));

    public ImmutableArray<HoursFact> Leave() => Happen(Hours.Leave(Now));

    /// <summary>The code of the refusal that this meets; nothing has changed.</summary>
    public string Refused(Action<HoursAtWork> attempt)
    {
        var before = Hours;
        var refusal = Assert.Throws<Refusal>(() => attempt(this));
        Assert.Same(before, Hours);
        Assert.DoesNotMatch("[1-9][0-9]{3}", refusal.Message); // it may be logged
        return refusal.Code;
    }

    private ImmutableArray<HoursFact> Happen(ImmutableArray<HoursFact> facts)
    {
        foreach (var fact in facts)
        {
            History.Add(fact);
            Hours = Hours.With(fact, Now);
        }
        return facts;
    }
}
