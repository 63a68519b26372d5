using StackExchange.Redis;

namespace Upskill.Kit.Storage;

/// <summary>
/// An append-only list per subject, for state that grows. One step of the store checks the expected length, appends the entry of one command and writes the
/// rows that hang on it, all or nothing; so of two writers who both think they are the latest, one wins and the other is told to read again. An append costs
/// the same at any length.
/// </summary>
/// <remarks>
/// The embedded engine takes the step as its own command <see cref="AppendCommand"/>: Garnet logs what a script writes one by one, so a kill in the middle leaves
/// a beginning of it (seen), and it waits for the log at each. Redis, which does not know the command, takes it as a script and logs that as one.
/// </remarks>
public sealed partial class Journal(IConnectionMultiplexer store, StoreGauge? gauge = null)
{
    /// <summary>
    /// The command of the embedded engine. Arguments: list, hash of command ids, expected length, command id, entry, then hash, field and value of each row (an
    /// empty value removes). Answers with the outcome (1 committed, 2 repeated, 0 stale) and its number.
    /// </summary>
    public const string AppendCommand = "UPSKILL.APPEND";

    /// <summary>The same for Redis.</summary>
    private const string Script = """
        local at = redis.call('HGET', KEYS[2], ARGV[2])
        if at then return {2, tonumber(at)} end
        local length = redis.call('LLEN', KEYS[1])
        if length ~= tonumber(ARGV[1]) then return {0, length} end
        redis.call('RPUSH', KEYS[1], ARGV[3])
        redis.call('HSET', KEYS[2], ARGV[2], length)
        for k = 3, #KEYS do
          local i = 4 + (k - 3) * 2
          if ARGV[i + 1] == '' then redis.call('HDEL', KEYS[k], ARGV[i]) else redis.call('HSET', KEYS[k], ARGV[i], ARGV[i + 1]) end
          redis.call('HINCRBY', KEYS[k], '#', 1)
        end
        return {1, length + 1}
        """;

    private volatile bool isScripted;

    private IDatabase Database => store.GetDatabase();

    /// <summary>Appends one entry; durable when the task has completed.</summary>
    /// <param name="name">Whose journal.</param>
    /// <param name="expectedLength">Number of entries that the writer has read.</param>
    /// <param name="command">The client's id. Repeating a committed command writes nothing and tells where its entry is.</param>
    /// <param name="entry">Everything that the command did and was answered.</param>
    /// <param name="rows">Written in the same step; their hashes lie in the journal's partition.</param>
    /// <exception cref="RedisException">The store did not answer: the outcome is unknown, and only reading again tells it.</exception>
    /// <exception cref="StoreFullException">There is no room for it.</exception>
    public async Task<AppendOutcome> Append(
        JournalName name, long expectedLength, CommandId command, byte[] entry, params IReadOnlyList<RowWrite> rows)
    {
        gauge?.DemandRoomOfItsOwn();
        var reply = (RedisResult[])(await (isScripted ? ByScript() : ByCommand()))!;
        var number = (long)reply[1];
        return (long)reply[0] switch
        {
            1 => new AppendOutcome.Committed(number),
            2 => new AppendOutcome.Repeated(number),
            _ => new AppendOutcome.Stale(number),
        };

        async Task<RedisResult> ByCommand()
        {
            object[] arguments =
            [
                (RedisKey)name.List, (RedisKey)name.Commands, expectedLength, command.Value, entry,
                .. rows.SelectMany(row => new object[] { (RedisKey)row.Hash, row.Field, row.Value ?? "" }),
            ];
            try
            {
                return await Database.ExecuteAsync(AppendCommand, arguments);
            }
            catch (RedisServerException unknown) when (unknown.Message.StartsWith("ERR unknown command", StringComparison.Ordinal))
            {
                isScripted = true;
                return await ByScript();
            }
        }

        async Task<RedisResult> ByScript()
        {
            RedisKey[] keys = [name.List, name.Commands, .. rows.Select(row => (RedisKey)row.Hash)];
            RedisValue[] values = [expectedLength, command.Value, entry, .. rows.SelectMany(row => new RedisValue[] { row.Field, row.Value ?? "" })];
            try
            {
                return await Database.ScriptEvaluateAsync(Script, keys, values);
            }
            catch (RedisServerException forgotten) when (forgotten.Message.StartsWith("NOSCRIPT", StringComparison.Ordinal))
            {
                // A store that was restarted says so before it has done anything, so asking again is safe.
                return await Database.ScriptEvaluateAsync(Script, keys, values);
            }
        }
    }

    /// <summary>The entries from number <paramref name="from"/> (0 is the first) to number <paramref name="to"/> (or to the end).</summary>
    public async Task<IReadOnlyList<byte[]>> Read(JournalName name, long from = 0, long to = -1) =>
        [.. (await Database.ListRangeAsync(name.List, from, to)).Select(value => (byte[])value!)];

    /// <summary>Deletes the journal and removes <paramref name="rows"/>. Only for what is no record: the sample organisation. That it was, and how long it was, is kept: a checkpoint may know it.</summary>
    public async Task Delete(JournalName name, params IReadOnlyList<RowWrite> rows)
    {
        if (await Database.ListLengthAsync(name.List) is > 0 and var length)
            await Database.HashSetAsync(Removed(name.Partition), RemovedField(name.Kind, DestroyedKeys.HashOf(name.Subject)), length);
        foreach (var row in rows)
            await Write(row with { Value = null });
        await Database.KeyDeleteAsync([name.List, name.Commands]);
    }

    /// <summary>How long the journals were that were deleted in a partition, by kind and SHA-256 of the subject.</summary>
    public async Task<IReadOnlyDictionary<string, long>> Deleted(Partition partition) =>
        (await Database.HashGetAllAsync(Removed(partition))).ToDictionary(field => (string)field.Name!, field => (long)field.Value, StringComparer.Ordinal);

    /// <summary>The name of a journal in <see cref="Deleted"/>.</summary>
    public static string RemovedField(string kind, byte[] subject) => $"{kind} {Convert.ToHexStringLower(subject)}";

    private static string Removed(Partition partition) => partition.Key("removed");

    private async Task Write(RowWrite row)
    {
        if (row.Value is { } value)
            await Database.HashSetAsync(row.Hash, row.Field, value);
        else
            await Database.HashDeleteAsync(row.Hash, row.Field);
        await Database.HashIncrementAsync(row.Hash, RowWrite.Changes);
    }
}

/// <summary>The keys of one journal: <c>{p07}learner:E0042</c>.</summary>
/// <param name="Kind">What the subject is: <c>learner</c>.</param>
/// <param name="Subject">Whose journal: an id, never a name.</param>
public readonly record struct JournalName(string Kind, string Subject)
{
    /// <summary>By hash of the subject.</summary>
    public Partition Partition => Partition.Of(Subject);

    /// <summary>Whose journal's entries lie under this key of the store; null where it is no journal's.</summary>
    public static JournalName? Of(string key) =>
        key is ['{', 'p', _, _, '}', ..] && key.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && new JournalName(key[TagLength..colon], key[(colon + 1)..]) is var name && name.List == key
            ? name : null;

    private const int TagLength = 5;

    internal string List => Partition.Key($"{Kind}:{Subject}");

    internal string Alone => Partition.Key($"{Kind}-alone:{Subject}");

    internal string Commands => Partition.Key($"{Kind}-commands:{Subject}");
}

/// <summary>Sets (or with a null value removes) one field of a hash and counts the change in its field <see cref="Changes"/>.</summary>
public sealed record RowWrite(string Hash, string Field, string? Value)
{
    /// <summary>The field that counts every change of the hash.</summary>
    public const string Changes = "#";
}

/// <summary>What became of an append.</summary>
public abstract record AppendOutcome
{
    private AppendOutcome() { }

    /// <summary>Stored; the journal now has <paramref name="Length"/> entries.</summary>
    public sealed record Committed(long Length) : AppendOutcome;

    /// <summary>The command had been committed before, as entry number <paramref name="At"/>; nothing was written.</summary>
    public sealed record Repeated(long At) : AppendOutcome;

    /// <summary>Somebody else wrote first: there are <paramref name="Length"/> entries; nothing was written.</summary>
    public sealed record Stale(long Length) : AppendOutcome;
}
