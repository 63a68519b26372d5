using System.Collections.Immutable;
using Upskill.Simulation.Lessons;
using Upskill.Simulation.People;

namespace Upskill.Simulation.Deeds;

/// <summary>All that one person does in the weeks that are played, in order. Pure: the same for the same seed.</summary>
internal sealed class Lifeline(Company company, Colleague colleague, IReadOnlyList<RoundToCome> rounds, SeriesToCome? series)
{
    private const int MostSittings = 3, ClaimFromHour = 15;
    private static readonly TimeSpan Between = TimeSpan.FromMinutes(5);

    private readonly Persona persona = company.PersonaOf(colleague);
    private readonly Chance chance = new(company.Seed, $"life/{colleague.Id}");
    private readonly List<DateTimeOffset> finished = [];
    private readonly List<Deed> deeds = [];

    private PersonId By => colleague.Id;

    private WorkCalendar Calendar => field ??= new(colleague, persona, company.From);

    /// <summary>In the order of time; none after the end.</summary>
    public ImmutableArray<Deed> Deeds()
    {
        if (persona.Perseverance is not Perseverance.NeverStarts)
        {
            Begin();
            Learn();
            Claim();
        }
        Watch();
        deeds.AddRange(new RoundLife(company, colleague, persona, Calendar, new(company.Seed, $"rounds/{By}"), rounds).Deeds());
        if (series is not null)
            deeds.AddRange(new SessionLife(company, colleague, persona, Calendar, new(company.Seed, $"sessions/{By}"), series).Deeds());
        return [.. deeds.Where(deed => company.BeginsAt <= deed.At && deed.At < company.EndsAt).OrderBy(deed => deed.At)];
    }

    private void Begin()
    {
        var at = Calendar.On(company.From.AddDays(persona.BeginsAfterDays), chance);
        deeds.Add(new Deed.Look(at, By, ["/", "/modules"]));
        deeds.Add(persona.GivesBaseline
            ? new Deed.GiveBaseline(at + Between, By, Hours(), persona.SavedAtFirst)
            : new Deed.SkipBaseline(at + Between, By));
        if (persona.AnswersPulse)
            deeds.Add(new Deed.AnswerPulse(at + (2 * Between), By, IsAfter: false, Attitude(lift: 0)));
    }

    private ImmutableSortedDictionary<string, int> Hours() => Curriculum.WorkTasks
        .Where(_ => chance.Is(0.5)).Take(3).DefaultIfEmpty(Curriculum.WorkTasks[0])
        .ToImmutableSortedDictionary(task => task, _ => chance.Between(2, 12));

    /// <summary>Module by module, in one sitting at a desk and in several on a phone; whoever drops out leaves the next module begun.</summary>
    private void Learn()
    {
        var day = company.From.AddDays(persona.BeginsAfterDays);
        for (var module = 0; module < company.Curriculum.Modules.Length; module++)
        {
            if (module >= persona.Modules)
            {
                Sit(module, day, sittings: 3, attended: 1);
                return;
            }
            var sittings = persona.OnPhone ? MostSittings : chance.Between(1, 2);
            var until = Sit(module, day, sittings, sittings);
            finished.Add(until);
            day = DateOnly.FromDateTime(until.UtcDateTime).AddDays(persona.DaysPerModule);
        }
        if (persona.AnswersPulse)
            deeds.Add(new Deed.AnswerPulse(Calendar.On(DateOnly.FromDateTime(finished[^1].UtcDateTime).AddDays(1), chance), By, IsAfter: true, Attitude(lift: 1)));
    }

    /// <returns>When the last sitting is over.</returns>
    private DateTimeOffset Sit(int module, DateOnly day, int sittings, int attended)
    {
        var exercises = company.Curriculum.Modules[module].Exercises;
        var each = (exercises.Length + sittings - 1) / sittings;
        var over = company.BeginsAt;
        foreach (var from in Enumerable.Range(0, attended).Select(sitting => sitting * each).Where(from => from < exercises.Length))
        {
            var at = Later(Calendar.On(day, chance), (deeds.Count == 0 ? over : deeds[^1].At) + Between);
            deeds.Add(new Deed.Study(at, By, module, from, Math.Min(each, exercises.Length - from)));
            over = at + exercises.Skip(from).Take(each).Aggregate(TimeSpan.Zero, (sum, exercise) => sum + exercise.Takes);
            day = DateOnly.FromDateTime(over.UtcDateTime).AddDays(1);
        }
        return over;
    }

    /// <summary>At the end of a working week, or at the beginning of the next: more with each module that they finished by then.</summary>
    private void Claim()
    {
        var begins = WeekId.Of(company.From.AddDays(persona.BeginsAfterDays));
        for (var week = begins; week.BeginsAt < company.EndsAt; week = week.Next)
        {
            if (!Enumerable.Range(0, 5).Any(day => Calendar.IsAtWork(week.Monday.AddDays(day))) || !chance.Is(persona.Claims))
                continue;
            var late = chance.Is(0.25);
            var at = Calendar.At(week.Monday.AddDays(late ? 7 : 4), new(ClaimFromHour + chance.Below(3), chance.Below(60)));
            var saved = persona.SavedAtFirst + (persona.SavedPerModule * finished.Count(end => end < at)) + chance.Between(0, 20);
            var checking = saved * chance.Between(10, 35) / 100;
            deeds.Add(new Deed.Claim(at, By, week, chance.OneOf(Curriculum.WorkTasks), saved, checking,
                persona.GetsSlower ? saved - checking + chance.Between(10, 60) : 0));
        }
    }

    /// <summary>Who leads looks at their people and figures once a week, champions twice.</summary>
    private void Watch()
    {
        if (!colleague.Leads && colleague.ChampionOf is null)
            return;
        ImmutableArray<string> pages = [.. colleague.Leads ? ["/team"] : (string[])[], $"/adoption"];
        for (var day = company.From.AddDays(1); day < DateOnly.FromDateTime(company.EndsAt.UtcDateTime); day = day.AddDays(colleague.ChampionOf is null ? 7 : 3))
            deeds.Add(new Deed.Look(Calendar.On(day, chance), By, pages));
    }

    /// <summary>Answers from 1 to 5, higher after the programme but for those who get slower.</summary>
    private ImmutableArray<int> Attitude(int lift) =>
        [.. Adoption.Attitude.Items.Select(_ => Math.Clamp(chance.Between(2, 4) + (persona.GetsSlower ? -lift : lift), 1, 5))];

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
