using Upskill.Simulation;
using Upskill.Simulation.Deeds;
using Upskill.Simulation.People;

namespace Upskill.Tests.Simulation;

/// <summary>The spread that is claimed in the simulator's README, for several seeds.</summary>
public sealed class PersonaTests
{
    private const int People = 1_200;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(77)]
    public void Some_never_start_some_drop_out_some_come_late_and_most_go_on(int seed)
    {
        var personas = Personas(seed);

        AssertShare(personas, 0.12, persona => persona.Perseverance is Perseverance.NeverStarts);
        AssertShare(personas, 0.18, persona => persona.Perseverance is Perseverance.DropsOut);
        AssertShare(personas, 0.15, persona => persona.Perseverance is Perseverance.ComesLate);
        AssertShare(personas, 0.12, persona => persona.GetsSlower);
        AssertShare(personas, 0.25, persona => persona.OnPhone);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Hours_saved_grow_with_modules_finished_but_for_those_who_get_slower(int seed)
    {
        var company = SimulatedPeople.Company(seed, People);
        var personas = company.People.ToDictionary(colleague => colleague.Id, company.PersonaOf);
        var claims = company.Deeds().OfType<Deed.Claim>().ToList();
        double Net(Func<Deed.Claim, bool> which) => claims.Where(which).Average(claim => claim.Saved - claim.Checking - claim.Lost);
        bool IsFirst(Deed.Claim claim) => claim.Week == WeekId.Of(company.From);
        bool IsLast(Deed.Claim claim) => claim.Week == WeekId.Of(company.From).Plus(5);

        Assert.True(Net(claim => IsLast(claim) && !personas[claim.By].GetsSlower) > 2 * Net(claim => IsFirst(claim) && !personas[claim.By].GetsSlower));
        Assert.True(Net(claim => personas[claim.By].GetsSlower) < 0);
    }

    [Fact]
    public void Whoever_never_starts_hands_in_nothing_and_claims_nothing()
    {
        var company = SimulatedPeople.Company(seed: 1, People);
        var never = company.People.Where(colleague => company.PersonaOf(colleague).Perseverance is Perseverance.NeverStarts).Select(colleague => colleague.Id).ToHashSet();

        Assert.DoesNotContain(company.Deeds(), deed => never.Contains(deed.By) && deed is not Deed.Look);
    }

    [Fact]
    public void A_chance_is_the_same_on_every_machine()
    {
        var chance = new Chance(1, "somebody");

        Assert.Equal([996, 272, 813], [chance.Below(1_000), chance.Below(1_000), chance.Below(1_000)]);
    }

    private static List<Persona> Personas(int seed)
    {
        var company = SimulatedPeople.Company(seed, People);
        return [.. company.People.Select(company.PersonaOf)];
    }

    private static void AssertShare(List<Persona> personas, double share, Func<Persona, bool> which) =>
        Assert.InRange(personas.Count(which) / (double)People, share - 0.03, share + 0.03);
}
