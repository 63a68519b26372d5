using Upskill.Simulation;
using Upskill.Simulation.Deeds;
using Upskill.Simulation.People;

namespace Upskill.Tests.Simulation;

/// <summary>What a simulated company does: the same for the same seed, in the order of time, and nobody does what they could not.</summary>
public sealed class CompanyTests
{
    private static readonly Company One = SimulatedPeople.Company(seed: 1);
    private static readonly List<Deed> Deeds = [.. One.Deeds()];

    [Fact]
    public void The_same_seed_is_the_same_company()
    {
        Assert.Equal(Text(Deeds), Text(SimulatedPeople.Company(seed: 1).Deeds()));
        Assert.NotEqual(Text(Deeds), Text(SimulatedPeople.Company(seed: 2).Deeds()));
    }

    [Fact]
    public void What_one_person_does_hangs_on_nobody_who_is_played_beside_them()
    {
        var few = SimulatedPeople.Company(seed: 1, people: 40);

        static bool IsAlone(Deed deed) => deed.By.Value == "P0007" && deed is not Deed.Talk; // whether there is a round hangs on how many want one
        Assert.Equal(Text(few.Deeds().Where(IsAlone)), Text(Deeds.Where(IsAlone)));
    }

    [Fact]
    public void Deeds_come_in_the_order_of_time_and_within_the_weeks_that_are_played()
    {
        Assert.Equal(Deeds.Select(deed => deed.At).Order(), Deeds.Select(deed => deed.At));
        Assert.All(Deeds, deed => Assert.InRange(deed.At, One.BeginsAt, One.EndsAt.AddTicks(-1)));
    }

    [Fact]
    public void Nobody_acts_on_a_weekend_or_while_they_are_away_or_at_night()
    {
        var people = One.People.ToDictionary(colleague => colleague.Id);

        Assert.All(Deeds, deed =>
        {
            var colleague = people[deed.By];
            var local = TimeZoneInfo.ConvertTime(deed.At, TimeZoneInfo.FindSystemTimeZoneById(colleague.Zone));
            Assert.DoesNotContain(local.DayOfWeek, new[] { DayOfWeek.Saturday, DayOfWeek.Sunday });
            Assert.InRange(local.Hour, 8, 21);
            if (colleague.Leave is { } leave)
                Assert.False(leave.From <= DateOnly.FromDateTime(local.Date) && DateOnly.FromDateTime(local.Date) <= leave.To, $"{deed} is on leave");
        });
    }

    [Fact]
    public void Somebody_learns_activity_after_activity_and_module_after_module()
    {
        foreach (var person in Deeds.OfType<Deed.Study>().GroupBy(deed => deed.By))
        {
            var walked = person.SelectMany(study => Enumerable.Range(study.From, study.Count).Select(at => (study.Module, At: at))).ToList();
            var way = SimulatedPeople.Lessons.Modules.Index().SelectMany(module => Enumerable.Range(0, module.Item.Exercises.Length).Select(at => (Module: module.Index, At: at)));

            Assert.Equal(way.Take(walked.Count), walked);
        }
    }

    [Fact]
    public void A_week_is_claimed_once_and_not_before_it_begins()
    {
        var claims = Deeds.OfType<Deed.Claim>().ToList();

        Assert.Equal(claims.Count, claims.DistinctBy(claim => (claim.By, claim.Week)).Count());
        Assert.All(claims, claim => Assert.True(claim.At >= claim.Week.BeginsAt && claim.At < claim.Week.FinallyClosesAt));
    }

    [Fact]
    public void A_round_is_started_by_a_champion_of_the_function_and_nobody_talks_before()
    {
        var starts = Deeds.OfType<Deed.StartRound>().ToList();

        Assert.Equal(12, starts.Count); // three each in four functions
        Assert.All(starts, start => Assert.Equal(start.Function, One.People.Single(colleague => colleague.Id == start.By).ChampionOf));
        Assert.All(Deeds.OfType<Deed.Talk>(), talk =>
        {
            var start = starts.Single(start => start.Round == talk.Round);
            Assert.InRange(talk.At, start.At, start.At + start.Length);
        });
    }

    [Fact]
    public void Somebody_comes_to_a_live_session_while_it_runs_and_its_champion_hosts_it()
    {
        var (begun, ended) = (Deeds.OfType<Deed.BeginSession>().ToDictionary(begin => begin.Session), Deeds.OfType<Deed.EndSession>().ToDictionary(end => end.Session));

        Assert.NotEmpty(begun);
        Assert.All(begun.Values, begin => Assert.NotNull(One.People.Single(colleague => colleague.Id == begin.By).ChampionOf));
        Assert.NotEmpty(Deeds.OfType<Deed.Attend>());
        Assert.All(Deeds.OfType<Deed.Attend>(), attend => Assert.InRange(attend.At, begun[attend.Session].At, ended[attend.Session].At));
    }

    private static IEnumerable<string> Text(IEnumerable<Deed> deeds) => deeds.Select(deed => deed switch
    {
        Deed.Look look => $"{look.At:O} {look.By} {string.Join(' ', look.Pages)}",
        Deed.AnswerPulse pulse => $"{pulse.At:O} {pulse.By} {pulse.IsAfter} {string.Join(' ', pulse.Choices)}",
        Deed.GiveBaseline given => $"{given.At:O} {given.By} {string.Join(' ', given.Hours)} {given.AlreadySaved}",
        _ => deed.ToString(),
    });
}
