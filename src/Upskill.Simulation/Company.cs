using System.Collections.Immutable;
using System.Globalization;
using Upskill.Simulation.Deeds;
using Upskill.Simulation.Lessons;
using Upskill.Simulation.People;

namespace Upskill.Simulation;

/// <summary>
/// A company over some weeks: who is in it, what each of them is like, and what they do, one after the other by the domain's clock. Pure: the same seed, people, lessons and beginning
/// make the same company.
/// </summary>
/// <param name="Seed">What everything that falls out by chance comes from.</param>
/// <param name="From">The Monday that it begins on.</param>
/// <param name="EndsAt">Nothing is done from here on.</param>
/// <param name="People">Who is played.</param>
/// <param name="Curriculum">What there is to learn.</param>
public sealed record Company(int Seed, DateOnly From, DateTimeOffset EndsAt, ImmutableArray<Colleague> People, Curriculum Curriculum)
{
    /// <summary>Every round lasts so long.</summary>
    public static readonly TimeSpan LengthOfRound = TimeSpan.FromDays(14);

    /// <summary>Before a round's end: nobody writes into a group that closes in that hour.</summary>
    internal static readonly TimeSpan Margin = TimeSpan.FromHours(2);

    private const int DaysInWeek = 7, WeeksBetweenRounds = 2, FewestForRound = 16, FirstSession = DaysInWeek + 2, HourOfSessions = 13;

    /// <summary>The moment that it begins.</summary>
    public DateTimeOffset BeginsAt => new(From, TimeOnly.MinValue, TimeSpan.Zero);

    /// <summary>Whole weeks, begun ones included.</summary>
    public int Weeks => (int)Math.Ceiling((EndsAt - BeginsAt) / TimeSpan.FromDays(DaysInWeek));

    /// <summary>Whoever wants to be in peer groups says so in these days, before the first round.</summary>
    internal const int DaysToJoin = DaysInWeek;

    /// <summary>What somebody is like.</summary>
    public Persona PersonaOf(Colleague colleague) => Persona.Of(Seed, colleague, Curriculum, Weeks);

    /// <summary>Everything that is done, in the order of time; at the same moment in the order of ids.</summary>
    public IEnumerable<Deed> Deeds()
    {
        var next = new PriorityQueue<(ImmutableArray<Deed> Life, int At), (DateTimeOffset, string)>(Comparer<(DateTimeOffset At, string By)>.Create(static (one, other) =>
            one.At != other.At ? one.At.CompareTo(other.At) : string.CompareOrdinal(one.By, other.By)));
        void Queue(ImmutableArray<Deed> life, int at)
        {
            if (at < life.Length)
                next.Enqueue((life, at), (life[at].At, life[at].By.Value));
        }
        var rounds = People.Select(colleague => colleague.Function).Distinct().ToDictionary(function => function, function => RoundsOf(function).ToList());
        var series = rounds.Keys.ToDictionary(function => function, SeriesOf);
        foreach (var colleague in People)
            Queue(new Lifeline(this, colleague, rounds[colleague.Function], series[colleague.Function]).Deeds(), 0);
        while (next.TryDequeue(out var due, out _))
        {
            yield return due.Life[due.At];
            Queue(due.Life, due.At + 1);
        }
    }

    /// <summary>Rounds of a function: from its second Tuesday on every two weeks, started by the first of its champions who is played; none where no champion is, or too few want to be in a group.</summary>
    private IEnumerable<RoundToCome> RoundsOf(UnitId function)
    {
        var champion = ChampionOf(function);
        if (champion is null || People.Count(colleague => colleague.Function == function && PersonaOf(colleague).WantsPeers) < FewestForRound)
            yield break;
        var calendar = new WorkCalendar(champion, PersonaOf(champion), From);
        for (var (number, day) = (1, From.AddDays(DaysInWeek + 1)); day < DateOnly.FromDateTime(EndsAt.UtcDateTime); day = day.AddDays(WeeksBetweenRounds * DaysInWeek))
        {
            yield return new(string.Create(CultureInfo.InvariantCulture, $"{function}-{number++}"), calendar.At(day, new(10, 0)), champion.Id);
        }
    }

    /// <summary>The live sessions of a function: from its second Wednesday on one a fortnight; null where no champion is at work at all of them.</summary>
    private SeriesToCome? SeriesOf(UnitId function)
    {
        if (ChampionOf(function) is not { } champion)
            return null;
        var calendar = new WorkCalendar(champion, PersonaOf(champion), From);
        var held = Enumerable.Range(0, SeriesToCome.Planned).Select(number => BeginsAt.AddDays(FirstSession + (2 * DaysInWeek * number)).AddHours(HourOfSessions))
            .TakeWhile(at => at + SeriesToCome.Length < EndsAt).ToList();
        return held.Count > 0 && held.TrueForAll(calendar.IsAtWorkAt) ? new(function.Value, champion.Id, held) : null;
    }

    private Colleague? ChampionOf(UnitId function) =>
        People.Where(colleague => colleague.ChampionOf == function).MinBy(colleague => colleague.Id.Value, StringComparer.Ordinal);
}
