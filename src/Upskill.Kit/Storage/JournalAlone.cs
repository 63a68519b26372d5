using StackExchange.Redis;

namespace Upskill.Kit.Storage;

/// <summary>Journals of entries on which nothing hangs.</summary>
/// <remarks>
/// Kept as a hash of entries by number, since one plain command then both checks and writes. A script on the embedded engine waits for the log at each of its writes while all behind it on the
/// connection wait, too; of plain commands the engine takes as many as have come and waits once for all.
/// </remarks>
public sealed partial class Journal
{
    private const int ReadAtOnce = 64;

    /// <summary>
    /// Appends one entry that holds its command's id and on which no rows hang, for who has read every entry and so knows a repeat by itself: a fraction of what
    /// <see cref="Append"/> costs. Durable when the task has completed.
    /// </summary>
    /// <param name="name">Whose journal: one that is written in this way only.</param>
    /// <param name="expectedLength">Number of entries that the writer has read.</param>
    /// <param name="entry">Everything that the command did and was answered, its id included.</param>
    /// <returns>False where somebody wrote first: then an entry that was not read may be this command's.</returns>
    /// <exception cref="RedisException">The store did not answer: the outcome is unknown, and only reading again tells it.</exception>
    /// <exception cref="StoreFullException">There is no room for it.</exception>
    public Task<bool> AppendAlone(JournalName name, long expectedLength, byte[] entry)
    {
        gauge?.DemandRoomOfItsOwn();
        return Database.HashSetAsync(name.Alone, expectedLength, entry, When.NotExists);
    }

    /// <summary>The entries from number <paramref name="from"/> on (0 is the first) of a journal that <see cref="AppendAlone"/> writes.</summary>
    public async Task<IReadOnlyList<byte[]>> ReadAlone(JournalName name, long from = 0)
    {
        if (from == 0)
            return [.. (await Database.HashGetAllAsync(name.Alone)).OrderBy(entry => (long)entry.Name).Select(entry => (byte[])entry.Value!)];
        List<byte[]> entries = [];
        while (true)
        {
            var next = await Database.HashGetAsync(name.Alone, [.. Enumerable.Range(0, ReadAtOnce).Select(i => (RedisValue)(from + entries.Count + i))]);
            entries.AddRange(next.TakeWhile(entry => entry.HasValue).Select(entry => (byte[])entry!));
            if (!next[^1].HasValue)
                return entries;
        }
    }

    /// <summary>Deletes a journal that <see cref="AppendAlone"/> wrote. A repeat changes nothing.</summary>
    public Task DeleteAlone(JournalName name) => Database.KeyDeleteAsync(name.Alone);
}
