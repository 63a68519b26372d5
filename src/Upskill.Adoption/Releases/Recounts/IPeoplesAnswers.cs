using Upskill.LiveSessions;

namespace Upskill.Adoption.Releases.Recounts;

/// <summary>
/// What people's own ledgers say, by the opaque names under which answers are sealed: for whoever has the keys and recounts what was released. Nothing of it may be shown.
/// </summary>
public interface IPeoplesAnswers
{
    /// <summary>Everybody of whom there is a ledger, those whose key was destroyed excepted.</summary>
    IReadOnlyCollection<PersonId> Everybody { get; }

    /// <summary>
    /// What somebody had answered at a moment: more than one where it was changed within seconds of it, for a seal and a correction may cross; none where nothing was answered, or their ledger
    /// cannot be read as it was written. Null where nobody of this name is left.
    /// </summary>
    Task<IReadOnlyList<AnswerRow>?> Answers(string measure, string token, WeekId week, DateTimeOffset at);

    /// <summary>What is made with the key of somebody of <see cref="Everybody"/>.</summary>
    string ProofOf(PersonId person, Func<byte[], string> make);

    /// <summary>How many minutes somebody had been at a session, as their ledger had it at a moment; null where it cannot be read as it was written.</summary>
    Task<int?> MinutesAt(LiveSessionId session, PersonId person, DateTimeOffset at);
}
