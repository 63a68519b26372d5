using Upskill.Simulation.People;

namespace Upskill.Simulation.Deeds;

/// <summary>What one person does in the rounds of their function: a champion starts each, those who want to be in groups talk. Pure.</summary>
internal sealed class RoundLife(Company company, Colleague colleague, Persona persona, WorkCalendar calendar, Chance chance, IReadOnlyList<RoundToCome> rounds)
{
    private const int DaysOfTalk = 12;

    /// <summary>In no particular order.</summary>
    public IEnumerable<Deed> Deeds()
    {
        if (!persona.WantsPeers)
            yield break;
        yield return new Deed.JoinPeers(calendar.On(company.From.AddDays(chance.Below(Company.DaysToJoin)), chance), colleague.Id);
        foreach (var round in rounds)
        {
            if (round.By == colleague.Id)
                yield return new Deed.StartRound(round.At, colleague.Id, round.Id, colleague.Function, Company.LengthOfRound);
            for (var message = 0; message < persona.Talks; message++)
            {
                var day = DateOnly.FromDateTime(round.At.UtcDateTime).AddDays(1 + chance.Below(DaysOfTalk));
                var at = calendar.On(day, chance);
                if (at < round.At + Company.LengthOfRound - Company.Margin)
                    yield return new Deed.Talk(at, colleague.Id, round.Id, Asks: message == 0 && chance.Is(0.5), chance.Below(Phrases.Count));
            }
        }
    }
}

/// <summary>A round that will be.</summary>
/// <param name="Id">The command's id that asks for it.</param>
/// <param name="At">When its starter begins.</param>
/// <param name="By">The champion who starts it.</param>
internal sealed record RoundToCome(string Id, DateTimeOffset At, PersonId By);
