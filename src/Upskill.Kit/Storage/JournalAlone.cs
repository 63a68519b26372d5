using StackExchange.Redis;

namespace Upskill.Kit.Storage;

/// <summary>Appending entries on which nothing hangs.</summary>
public sealed partial class Journal
{
    /// <remarks>One write, so one wait for the log on the embedded engine, and nothing that a kill could cut in two.</remarks>
    private const string AloneScript = """
        local length = redis.call('LLEN', KEYS[1])
        if length ~= tonumber(ARGV[1]) then return {0, length} end
        redis.call('RPUSH', KEYS[1], ARGV[2])
        return {1, length + 1}
        """;

    /// <summary>
    /// Appends one entry that holds its command's id and on which no rows hang, for who has read every entry and so knows a repeat by itself: a fraction of what
    /// <see cref="Append"/> costs. Durable when the task has completed.
    /// </summary>
    /// <param name="name">Whose journal.</param>
    /// <param name="expectedLength">Number of entries that the writer has read.</param>
    /// <param name="entry">Everything that the command did and was answered, its id included.</param>
    /// <returns><see cref="AppendOutcome.Committed"/>, or <see cref="AppendOutcome.Stale"/>: then an entry that was not read may be this command's.</returns>
    /// <exception cref="RedisException">The store did not answer: the outcome is unknown, and only reading again tells it.</exception>
    public async Task<AppendOutcome> AppendAlone(JournalName name, long expectedLength, byte[] entry)
    {
        var reply = (RedisResult[])(await Evaluate(AloneScript, [name.List], [expectedLength, entry]))!;
        return (long)reply[0] == 1 ? new AppendOutcome.Committed((long)reply[1]) : new AppendOutcome.Stale((long)reply[1]);
    }
}
