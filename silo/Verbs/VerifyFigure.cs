using StackExchange.Redis;
using Upskill.Adoption;
using Upskill.Adoption.Releases.Statements;
using Upskill.Adoption.Releases.Units;
using Upskill.Kit.Ledger;
using Upskill.Kit.Storage;
using Upskill.Silo.Store;
using Upskill.TimeSaved.Claims;

namespace Upskill.Silo.Verbs;

/// <summary>
/// <c>verify-figure FILE</c>: whether a saved statement was signed here and follows from the sealed batches in the store, and the batches from people's own ledgers;
/// says how many of the people behind it were erased since. Reads through the running silo's engine where there is one; exit code 1 where it does not hold.
/// </summary>
internal static class VerifyFigure
{
    public static async Task<int> Run(string path, string[] args)
    {
        if (!File.Exists(path))
            throw new StartRefusedException($"There is no file {path}.");
        var configuration = UpskillSilo.Configuration(args);
        using var engine = VerifyLedger.EngineFor(configuration, out var options);
        using var store = await ConnectionMultiplexer.ConnectAsync(options);
        var key = StoreConnection.KnownReleaseKey(configuration)
            ?? throw new StartRefusedException("There is no release key here: set Keys:Release, or name the store's folder with Store:Directory.");
        var text = await File.ReadAllTextAsync(path);
        if (UnitStatement.Read(text, key) is { } unit)
            return await Say(unit, store);
        if (ReleaseStatement.Read(text, key) is not { } statement)
        {
            Console.WriteLine("The statement does not hold: it was changed, or it was not signed here.");
            return 1;
        }
        var journals = (await Journals(store, measure => measure == statement.Measure)).Select(journal => (journal.Subject.Unit, journal.Entries)).ToList();
        var figure = $"{statement.Figure.FourHoursOrMore} of {statement.Figure.Answered} {(statement.Measure == ReleaseSubject.Baseline ? "baselines" : "answers")} of {statement.Unit} in {statement.Figure.Week}";
        if (!statement.Follows(journals))
        {
            Console.WriteLine($"The statement does not hold: the sealed batches do not make {figure}.");
            return 1;
        }
        Console.WriteLine($"The statement holds: {figure}, as the sealed batches have it.");
        return StoreConnection.KnownKeys(configuration) is { } keys ? Say(await Recount(statement, journals, key, store, keys)) : Say(null);
    }

    private static async Task<int> Say(UnitStatement statement, ConnectionMultiplexer store)
    {
        var (sums, wrong) = statement.Check(await Journals(store, _ => true));
        Console.WriteLine(wrong.Count > 0
            ? $"The statement does not hold: the sealed batches do not make {string.Join(", ", wrong)}."
            : $"The statement holds: all that was released of {statement.Hours.Unit} on {statement.On:O}. {sums} of its figures are sums, as the sealed batches have them; of tables, spreads, changes, calibration and attendance the signature speaks.");
        return wrong.Count > 0 ? 1 : 0;
    }

    private static async Task<List<(ReleaseSubject Subject, IReadOnlyList<byte[]> Entries)>> Journals(ConnectionMultiplexer store, Func<string, bool> isAsked)
    {
        var journals = new List<(ReleaseSubject, IReadOnlyList<byte[]>)>();
        await foreach (var name in VerifyLedger.Journals(store, ReleaseJournals.Kind))
        {
            var subject = ReleaseSubject.Parse(name.Subject);
            if (isAsked(subject.Measure))
                journals.Add((subject, await new Journal(store).Read(name)));
        }
        return journals;
    }

    private static int Say(ReleaseRecount? recount)
    {
        Console.WriteLine(recount switch
        {
            null => "There is no master key here, so that people's own ledgers could not be read: set Keys:Master.",
            { Wrong: > 0 } => $"People's own ledgers do not make it: {recount.Wrong} of {recount.Batches} batches differ.",
            _ => $"Recomputed from people's own ledgers: {recount.Recomputed} of {recount.Batches} batches. Erased since: {recount.Erased} of the people behind it.",
        });
        return recount?.Wrong > 0 ? 1 : 0;
    }

    private static async Task<ReleaseRecount> Recount(
        ReleaseStatement statement, IReadOnlyList<(UnitId, IReadOnlyList<byte[]>)> journals, ReleaseKey key, ConnectionMultiplexer store, IKeyStore keys)
    {
        var hours = new SealedHours(keys, new TrainingLedger(new Journal(store), keys));
        var people = new Dictionary<string, string>(StringComparer.Ordinal);
        await foreach (var name in VerifyLedger.Journals(store, SealedHours.JournalKind))
        {
            if (hours.TokenOf(name.Subject) is { } token)
                people[token] = name.Subject;
        }
        return await ReleaseRecount.Of(statement, journals, key,
            async (token, week, at) => !people.TryGetValue(token, out var person) ? null
                : statement.Measure == ReleaseSubject.Baseline ? await hours.BaselineOf(person, at) : await hours.MinutesOf(person, week, at));
    }
}
