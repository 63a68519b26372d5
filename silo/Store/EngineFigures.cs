using System.Globalization;
using StackExchange.Redis;
using Upskill.Kit.Storage;

namespace Upskill.Silo.Store;

/// <summary>What an engine says of itself, in bytes.</summary>
/// <param name="Memory">Its data in memory.</param>
/// <param name="Limit">What it holds at most; null where it is not bounded.</param>
/// <param name="Log">What a start would have to read of its append-only log; null where it does not say.</param>
/// <param name="LogBegins">Where in that log a start begins: a checkpoint moves it.</param>
internal sealed record EngineFigures(long Memory, long? Limit, long? Log, long? LogBegins)
{
    private const string ReadOn = "Log.TailAddress", Head = "Log.HeadAddress", Heap = "Log.CurrentHeapSizeBytes", Most = "Log.MaxMemorySizeBytes";

    /// <summary>Asks the engine, whichever it is: Garnet counts records and what they hold, Redis everything.</summary>
    public static async Task<EngineFigures> Ask(IConnectionMultiplexer store)
    {
        var said = await StoreInfo.Ask(store, "STORE");
        if (said.Count > 0)
        {
            var log = await StoreInfo.Ask(store, "PERSISTENCE");
            return new(Number(said, ReadOn) - Number(said, Head) + Number(said, Heap), Number(said, Most), Number(log, "TailAddress") - Number(log, "BeginAddress"), Number(log, "BeginAddress"));
        }
        said = await StoreInfo.Ask(store, "MEMORY");
        return new(Number(said, "used_memory"), Number(said, "maxmemory") is > 0 and var bound ? bound : null, null, null);
    }

    private static long Number(IReadOnlyDictionary<string, string> said, string name) =>
        said.TryGetValue(name, out var text) && long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
