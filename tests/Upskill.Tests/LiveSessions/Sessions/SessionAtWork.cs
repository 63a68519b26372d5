using System.Collections.Immutable;
using Upskill.LiveSessions;
using Upskill.LiveSessions.Sessions;

namespace Upskill.Tests.LiveSessions.Sessions;

/// <summary>A session to test with, as its grain would hold it.</summary>
internal sealed class SessionAtWork
{
    public static readonly AttendeeToken Ann = new("a"), Bob = new("b"), Cy = new("c");

    public static readonly DateTimeOffset Noon = new(2026, 12, 1, 12, 0, 0, TimeSpan.Zero);

    public static readonly SessionPlan Plan = new(
        new("everyday.20261201"), new("alpha"), "Everyday AI", new("chris"), [new("mia"), new("tom")], Noon, Noon.AddMinutes(45), new("https://meet.example.com/x"), null, false);

    /// <summary>That runs since noon.</summary>
    public static SessionAtWork Running()
    {
        var work = new SessionAtWork();
        work.Do(session => session.Start(Plan, 0, Noon));
        return work;
    }

    public LiveSession Session { get; private set; } = LiveSession.Waiting;

    /// <summary>Of its last fact.</summary>
    public long Number { get; private set; }

    /// <summary>Decides and folds.</summary>
    /// <returns>The number of what happened; null where nothing did.</returns>
    public long? Do(Func<LiveSession, SessionFact?> decide)
    {
        if (decide(Session) is not { } fact)
            return null;
        Session = Session.With(++Number, Noon, fact);
        return Number;
    }

    public long Ask(AttendeeToken by, string text) => Do(session => session.Board.Ask(new(CommandId.New(), by, text)))!.Value;

    public long Open(params string[] options) => Do(session => session.Polls.Open(new(CommandId.New(), "Would you use this?", [.. options])))!.Value;

    public static string Refused(Action act) => Assert.Throws<Refusal>(act).Code;

    public static ImmutableArray<AttendeeToken> Many(int count) => [.. Enumerable.Range(0, count).Select(i => new AttendeeToken($"t{i}"))];
}
