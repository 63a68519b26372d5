using System.Reflection;
using StackExchange.Redis;
using Upskill.Kit.Storage;

namespace Upskill.Tests.Kit;

/// <summary>A store in memory that knows what a journal asks of it, and nothing else: any other call fails the test.</summary>
internal sealed class StoreOfLists
{
    private readonly Dictionary<string, List<byte[]>> lists = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Hash, string Command), long> commands = [];
    private readonly IConnectionMultiplexer store;

    public StoreOfLists()
    {
        var database = Answering.With<IDatabase>((method, arguments) => method switch
        {
            nameof(IDatabase.ListRangeAsync) => Task.FromResult(Range((RedisKey)arguments[0]!, (long)arguments[1]!)),
            nameof(IDatabase.HashGetAllAsync) => Task.FromResult(All((RedisKey)arguments[0]!)),
            nameof(IDatabase.HashGetAsync) => Task.FromResult(Some((RedisKey)arguments[0]!, (RedisValue[])arguments[1]!)),
            nameof(IDatabase.HashSetAsync) => Task.FromResult(Put((RedisKey)arguments[0]!, (long)(RedisValue)arguments[1]!, ((byte[]?)(RedisValue)arguments[2]!)!)),
            nameof(IDatabase.ExecuteAsync) when (string)arguments[0]! == Journal.AppendCommand => Task.FromResult(Append((object[])arguments[1]!)),
            _ => throw new NotSupportedException(method),
        });
        store = Answering.With<IConnectionMultiplexer>((method, _) =>
            method == nameof(IConnectionMultiplexer.GetDatabase) ? database : throw new NotSupportedException(method));
        Journal = new(store);
    }

    public Journal Journal { get; }

    /// <summary>A journal that asks this gauge for room.</summary>
    public Journal JournalOn(StoreGauge gauge) => new(store, gauge);

    /// <summary>The stored entries themselves, for a test to tamper with.</summary>
    public List<byte[]> Entries(JournalName name) => List(name.Partition.Key($"{name.Kind}:{name.Subject}"));

    private List<byte[]> List(string key) => lists.TryGetValue(key, out var list) ? list : lists[key] = [];

    private RedisValue[] Range(RedisKey key, long from) => [.. List(key!).Skip((int)from).Select(entry => (RedisValue)entry)];

    /// <summary>A hash of entries by number is the same list: nobody writes beyond its end.</summary>
    private HashEntry[] All(RedisKey key) => [.. List(key!).Select((entry, number) => new HashEntry(number, entry))];

    private RedisValue[] Some(RedisKey key, RedisValue[] numbers) => [.. numbers.Select(number => List(key!) is var list && (int)number < list.Count ? (RedisValue)list[(int)number] : RedisValue.Null)];

    private bool Put(RedisKey key, long number, byte[] entry)
    {
        var list = List(key!);
        if (number < list.Count)
            return false;
        list.Add(entry);
        return true;
    }

    private RedisResult Append(object[] arguments)
    {
        var list = List(((RedisKey)arguments[0]).ToString());
        var command = (((RedisKey)arguments[1]).ToString(), (string)arguments[3]);
        if (commands.TryGetValue(command, out var at))
            return Reply(2, at);
        if (list.Count != (long)arguments[2])
            return Reply(0, list.Count);
        commands[command] = list.Count;
        list.Add((byte[])arguments[4]);
        return Reply(1, list.Count);
    }

    private static RedisResult Reply(long outcome, long number) =>
        RedisResult.Create([RedisResult.Create((RedisValue)outcome), RedisResult.Create((RedisValue)number)]);
}

/// <summary>
/// An interface of which a test needs a few methods out of hundreds. Public, for the type that is made at run time derives from it.
/// </summary>
public class Answering : DispatchProxy
{
    private Func<string, object?[], object?> answer = null!;

    public static T With<T>(Func<string, object?[], object?> answer) where T : class
    {
        var proxy = Create<T, Answering>();
        ((Answering)(object)proxy).answer = answer;
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => answer(targetMethod!.Name, args ?? []);
}
