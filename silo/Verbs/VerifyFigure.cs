using StackExchange.Redis;
using Upskill.Adoption;
using Upskill.Adoption.Releases;
using Upskill.Kit.Storage;
using Upskill.Silo.Store;

namespace Upskill.Silo.Verbs;

/// <summary>
/// <c>verify-figure FILE</c>: whether a saved statement was signed here and follows from the sealed batches in the store. Reads through the running silo's engine
/// where there is one; exit code 1 where it does not hold.
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
        if (ReleaseStatement.Read(await File.ReadAllTextAsync(path), key) is not { } statement)
        {
            Console.WriteLine("The statement does not hold: it was changed, or it was not signed here.");
            return 1;
        }
        var journals = new List<(UnitId, IReadOnlyList<byte[]>)>();
        await foreach (var name in VerifyLedger.Journals(store, ReleaseJournals.Kind))
            journals.Add((new(name.Subject), await new Journal(store).Read(name)));
        var follows = statement.Follows(journals);
        var figure = $"{statement.Figure.FourHoursOrMore} of {statement.Figure.Answered} answers of {statement.Unit} in {statement.Figure.Week}";
        Console.WriteLine(follows
            ? $"The statement holds: {figure}, as the sealed batches have it."
            : $"The statement does not hold: the sealed batches do not make {figure}.");
        return follows ? 0 : 1;
    }
}
