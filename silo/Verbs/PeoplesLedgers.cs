using System.Security.Cryptography;
using System.Text.Json;
using StackExchange.Redis;
using Upskill.Adoption;
using Upskill.Adoption.Releases.Recounts;
using Upskill.Kit.Ledger;
using Upskill.Kit.Storage;
using Upskill.LiveSessions;
using Upskill.LiveSessions.Sessions.Attendances;
using Upskill.TimeSaved;

namespace Upskill.Silo.Verbs;

/// <summary>People's own ledgers of hours, attitudes, calibration and attendance, by the names under which their answers are sealed.</summary>
internal sealed class PeoplesLedgers : IPeoplesAnswers
{
    /// <summary>Everybody whom the workforce knows has such a chain.</summary>
    private const string Learners = "learner";

    private readonly Dictionary<(string Kind, string Token), string> people = [];
    private readonly HashSet<PersonId> everybody = [];
    private readonly SealedAnswers answers;
    private readonly SealedAttendances attendances;

    private readonly IKeyStore keys;

    private PeoplesLedgers(SealedAnswers answers, SealedAttendances attendances, IKeyStore keys) => (this.answers, this.attendances, this.keys) = (answers, attendances, keys);

    /// <inheritdoc/>
    public IReadOnlyCollection<PersonId> Everybody => everybody;

    /// <summary>Finds who there is.</summary>
    public static async Task<PeoplesLedgers> Read(IConnectionMultiplexer store, IKeyStore keys)
    {
        var ledger = new TrainingLedger(new Journal(store), keys);
        var found = new PeoplesLedgers(new(keys, ledger), new(ledger), keys);
        foreach (var kind in SealedAnswers.JournalKinds)
        {
            await foreach (var name in VerifyLedger.Journals(store, kind))
            {
                if (found.answers.TokenOf(kind, name.Subject) is { } token)
                    found.people[(kind, token)] = name.Subject;
            }
        }
        foreach (var kind in new[] { Learners, SealedAttendances.JournalKind })
        {
            await foreach (var name in VerifyLedger.Journals(store, kind))
            {
                if (keys.Find(name.Subject) is not null)
                    found.everybody.Add(new(name.Subject));
            }
        }
        return found;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<AnswerRow>?> Answers(string measure, string token, WeekId week, DateTimeOffset at) =>
        people.TryGetValue((SealedAnswers.KindOf(measure), token), out var person) ? await Unchanged(() => answers.Of(person, measure, week, at)) ?? [] : null;

    /// <inheritdoc/>
    public string ProofOf(PersonId person, Func<byte[], string> make) => make(keys.Find(person.Value)!);

    /// <inheritdoc/>
    public async Task<int?> MinutesAt(LiveSessionId session, PersonId person, DateTimeOffset at) => await Unchanged(async () => (int?)await attendances.MinutesAt(session, person, at));

    /// <summary>Null where a chain does not hold, or an entry of it does not open.</summary>
    private static async Task<T?> Unchanged<T>(Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (Exception changed) when (changed is InvalidDataException or JsonException or CryptographicException)
        {
            return default;
        }
    }
}
