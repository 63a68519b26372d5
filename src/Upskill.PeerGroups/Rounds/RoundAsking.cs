using System.Collections.Immutable;
using Upskill.Kit.Storage;
using Upskill.LiveSessions;

namespace Upskill.PeerGroups.Rounds;

/// <summary>A round among those at a live session: they are asked there, and it is for who says yes. How many do not is known to nobody.</summary>
internal sealed partial class RoundGrain
{
    private const int CountedIn = 10;

    /// <summary>Said, and not written yet: what is said while a write is on its way goes with the next one, for thousands answer in the same minute.</summary>
    private readonly Dictionary<PersonId, bool> saying = [];

    private long said, written;

    public async Task Answer(PersonId person, bool takesPart)
    {
        State.CheckAnswer(takesPart);
        if (takesPart && (await preparation.Unwilling(State.Asked!.Audience, [person])).Count > 0)
            throw new Refusal("not-placed", "You opted out of peer groups, paused them, or are away today. Change that on the page of your peer groups, then say yes again. Nothing was changed.");
        var number = ++said;
        saying[person] = takesPart;
        await writing.WaitAsync();
        try
        {
            if (written < number)
                await KeepAnswers(person, takesPart);
        }
        finally
        {
            writing.Release();
        }
    }

    public Task<RoundCall?> Call(PersonId person)
    {
        var takesPart = TakesPart(person);
        return Task.FromResult(State.Asked is { } asked && State is { OpenedAt: null, ForgottenAt: null } && (State.Stage is RoundStage.Asking || (takesPart && State.EndedAt is null))
            ? new RoundCall(State.Stage is RoundStage.Asking, takesPart, asked.TargetSize, asked.Length) : null);
    }

    public async Task Prepare(CommandId id, PersonId by)
    {
        await Rounds.Begins(Id);
        await Commit(id, log => log.EndAsking(by), (_, _) => true);
        GoOnOrAsk();
    }

    /// <summary>People who said yes, in tens: the next one is nobody whom the starter could name.</summary>
    private int About => willing.State.People.Length / CountedIn * CountedIn;

    private bool TakesPart(PersonId person) => willing.State.People.Contains(person);

    private bool HasTakenBack(PersonId person) => State.Asked!.Audience.Session is not null && !TakesPart(person);

    /// <summary>Who said yes, with every answer that was acknowledged.</summary>
    private async Task<ImmutableArray<PersonId>> Willing()
    {
        await writing.WaitAsync();
        writing.Release();
        return willing.State.People;
    }

    private async Task KeepAnswers(PersonId person, bool takesPart)
    {
        try
        {
            State.CheckAnswer(takesPart); // it may have moved on meanwhile
        }
        catch (Refusal)
        {
            saying.Remove(person);
            throw;
        }
        var (before, upTo, answers) = (About, said, saying.ToList());
        var people = answers.Aggregate(willing.State.People.ToImmutableHashSet(), (all, answer) => answer.Value ? all.Add(answer.Key) : all.Remove(answer.Key));
        await this.Keep(willing, new() { People = [.. people.OrderBy(one => one.Value, StringComparer.Ordinal)] });
        written = upTo;
        foreach (var (who, answer) in answers)
        {
            if (saying.TryGetValue(who, out var now) && now == answer)
                saying.Remove(who);
        }
        if (State.Stage is not RoundStage.Asking || About == before)
            return;
        progress.Moved();
        Tell();
    }

    /// <summary>Tells the session, which tells its attendees to look; what they are asked they read here. Ends the asking where its time is over.</summary>
    private async Task LookAfterAsking()
    {
        if (State is not { Asked.Audience.Session: { } session, ForgottenAt: null })
            return;
        await Commit(Step($"asked/{State.Preparations}"), log => log.EndAsking(Clock.Now), (_, _) => true);
        await GrainFactory.GetGrain<ILiveSessionGrain>(session.Value).AskForPeers(State.Stage is RoundStage.Asking);
    }

    /// <summary>At once where it can be, and by the alarm clock else.</summary>
    private void GoOnOrAsk()
    {
        GoOn();
        if (State.Asked?.Audience.Session is not null)
            this.AsReference<IRoundGrain>().LookThrough().Ignore();
    }
}
