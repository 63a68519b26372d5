using System.Collections.Immutable;
using Upskill.Kit.Live;
using Upskill.LiveSessions.Sessions.Questions;

namespace Upskill.LiveSessions.Sessions;

/// <summary>What attendees do, each at their pace.</summary>
internal sealed partial class LiveSessionGrain
{
    private readonly Pace<AttendeeToken> pace = new();

    public Task<long> Ask(AskQuestion command) => Commit(command.Id, session =>
    {
        session.Demand();
        var asked = session.Board.Ask(command);
        pace.Take(command.By, QuestionBoard.MostInAMinute, clock.Now);
        return asked;
    });

    public Task Withdraw(CommandId id, AttendeeToken by, long question) => Commit(id, session =>
    {
        session.Demand();
        return session.Board.Withdraw(by, question);
    });

    public async Task<ImmutableArray<Refusal?>> Vote(ImmutableArray<CastVote> votes)
    {
        var answers = new Refusal?[votes.Length];
        await Commit(null, session =>
        {
            var facts = ImmutableArray.CreateBuilder<SessionFact>();
            var number = stored.Number;
            foreach (var (index, vote) in votes.Index())
            {
                if ((answers[index] = Cast(session, vote, out var fact)) is not null || fact is null)
                    continue;
                facts.Add(fact);
                session = session.With(++number, Minute, fact);
            }
            return facts.ToImmutable();
        });
        return [.. answers];
    }

    public Task React(AttendeeToken by, LiveReaction reaction)
    {
        Session.Demand();
        if (!Enum.IsDefined(reaction))
            throw new Refusal("no-such-reaction", "There is no such reaction. Nothing was sent.");
        pace.Take(by, Pace<AttendeeToken>.MostReactions, clock.Now);
        pushes.React(reaction);
        return Task.CompletedTask;
    }

    /// <summary>Counted only where something comes of it, so that a repeat costs nothing.</summary>
    private Refusal? Cast(LiveSession session, CastVote vote, out SessionFact? fact)
    {
        fact = null;
        try
        {
            fact = session.Cast(vote);
            if (fact is not null)
                pace.Take(vote.By, Pace<AttendeeToken>.MostReactions, clock.Now);
            return null;
        }
        catch (Refusal no)
        {
            return no;
        }
    }
}
