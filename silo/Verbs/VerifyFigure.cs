using System.Collections.Immutable;
using StackExchange.Redis;
using Upskill.Adoption;
using Upskill.Adoption.Releases.Recounts;
using Upskill.Adoption.Releases.Statements;
using Upskill.Kit.Storage;
using Upskill.Silo.Store;

namespace Upskill.Silo.Verbs;

/// <summary>
/// <c>verify-figure FILE</c>: whether a saved statement was signed here and follows from what was sealed in the store, and that from people's own ledgers; names what differs, and says
/// how many of the people behind it were erased since. Reads through the running silo's engine where there is one; exit code 1 where it does not hold.
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
        var (holds, said) = await Of(await File.ReadAllTextAsync(path), store, key, StoreConnection.KnownKeys(configuration));
        foreach (var sentence in said)
            Console.WriteLine(sentence);
        return holds ? 0 : 1;
    }

    /// <summary>The same of a statement's text.</summary>
    /// <param name="text">The statement.</param>
    /// <param name="store">Where it was sealed.</param>
    /// <param name="key">Of rounding.</param>
    /// <param name="keys">Of people; null where nobody has them.</param>
    /// <returns>Whether it holds, and the sentences that say so.</returns>
    public static async Task<(bool Holds, ImmutableArray<string> Said)> Of(string text, IConnectionMultiplexer store, ReleaseKey key, IKeyStore? keys)
    {
        var (unit, figure) = (UnitStatement.Read(text, key), ReleaseStatement.Read(text, key));
        if (unit is null && figure is null)
            return (false, ["The statement does not hold: it was changed, or it was not signed here."]);
        var archive = await SealedArchive.Read(store, await Subjects(store, SealedArchive.Kind), await Subjects(store, SealedArchive.SessionsKind));
        var recount = new ReleaseRecount(archive, key, keys is null ? null : await PeoplesLedgers.Read(store, keys));
        var (outcome, figures) = unit is not null ? (await recount.Of(unit), FiguresOf(unit)) : (await recount.Of(figure!), FigureOf(figure!));
        if (outcome.Holds)
        {
            return (true,
            [
                $"The statement holds: {figures}{(unit is { IsEmpty: false } ? HowMany(outcome) : "")}.",
                keys is null ? "There is no master key here, so that people's own ledgers could not be read: set Keys:Master."
                    : $"Recomputed from people's own ledgers: {outcome.Recomputed} of {outcome.Batches} batches. Erased since: {outcome.Erased} of the people behind it.",
            ]);
        }
        var differing = string.Join("; ", outcome.Differing);
        return (false, (outcome.Wrong.IsEmpty, outcome.Differing.IsEmpty) switch
        {
            (true, _) => [$"The statement does not hold: people's own ledgers do not make {differing}."],
            (_, true) => [WrongOf()],
            _ => [WrongOf(), $"People's own ledgers do not make {differing}."],
        });

        string WrongOf() => $"The statement does not hold: the sealed batches do not make {(unit is null ? FigureOf(figure!) : string.Join(", ", outcome.Wrong))}.";
    }

    private static string FigureOf(ReleaseStatement statement) =>
        $"{statement.Figure.FourHoursOrMore} of {statement.Figure.Answered} {(statement.Measure == ReleaseSubject.Baseline ? "baselines" : "answers")} of {statement.Unit} in {statement.Figure.Week}";

    private static string FiguresOf(UnitStatement statement) => statement.IsEmpty
        ? $"on {statement.On:O} nothing had been released of {statement.Hours.Unit}"
        : $"all that was released of {statement.Hours.Unit} on {statement.On:O}";

    private static string HowMany(RecountOutcome outcome) => outcome.Unknown == 0
        ? $", {outcome.Figures} figures"
        : $", {outcome.Figures} figures; of {outcome.Unknown} the signature alone speaks, for not every answer behind them can be read any more";

    private static async Task<List<string>> Subjects(IConnectionMultiplexer store, string kind)
    {
        var subjects = new List<string>();
        await foreach (var name in VerifyLedger.Journals(store, kind))
            subjects.Add(name.Subject);
        return subjects;
    }
}
