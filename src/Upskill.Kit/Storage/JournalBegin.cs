using StackExchange.Redis;

namespace Upskill.Kit.Storage;

/// <summary>Beginning many journals at once.</summary>
public sealed partial class Journal
{
    /// <remarks>
    /// The same order as of one append: mark, entries, rows, marks away. On the embedded engine each write of a script waits for the log, so there are as few
    /// as there can be: an entry each, and one for each hash of rows. The command's id is not noted beside the entry, which holds it: a repeat finds that the
    /// journal has begun, and its owner reads by which command.
    /// </remarks>
    private const string BeginScript = """
        local count, hashes = tonumber(ARGV[1]), tonumber(ARGV[2])
        local begun, marks, subjects = {}, {}, {}
        for i = 1, count do
          if redis.call('LLEN', KEYS[i + 1]) == 0 then
            begun[i] = 1
            marks[#marks + 1] = ARGV[i * 2 + 1]
            marks[#marks + 1] = '1'
            subjects[#subjects + 1] = ARGV[i * 2 + 1]
          else begun[i] = 0 end
        end
        if #subjects == 0 then return begun end
        redis.call('HSET', KEYS[1], unpack(marks))
        for i = 1, count do
          if begun[i] == 1 then redis.call('RPUSH', KEYS[i + 1], ARGV[i * 2 + 2]) end
        end
        local a = count * 2 + 3
        for h = 1, hashes do
          local fields, changes = {}, 0
          for row = 1, tonumber(ARGV[a]) do
            if begun[tonumber(ARGV[a + 1])] == 1 then
              fields[#fields + 1] = ARGV[a + 2]
              fields[#fields + 1] = ARGV[a + 3]
              changes = changes + 1
            end
            a = a + 3
          end
          a = a + 1
          if changes > 0 then
            redis.call('HSET', KEYS[count + 1 + h], unpack(fields))
            redis.call('HINCRBY', KEYS[count + 1 + h], '#', changes)
          end
        end
        redis.call('HDEL', KEYS[1], unpack(subjects))
        return begun
        """;

    /// <summary>More in one call would be more than a script can hand on at once.</summary>
    public const int MostBegun = 1_000;

    /// <summary>
    /// Writes the first entry of each of several journals of one kind and partition, at the price of one round trip: for an import, where thousands begin.
    /// Those that were begun are durable when the task has completed.
    /// </summary>
    /// <returns>For each, in order, whether this call began it; false where it had begun before, perhaps by an earlier try.</returns>
    /// <exception cref="RedisException">The store did not answer: the outcome of each is unknown.</exception>
    public async Task<IReadOnlyList<bool>> Begin(IReadOnlyList<JournalBeginning> beginnings)
    {
        if (beginnings.Count == 0)
            return [];
        ArgumentOutOfRangeException.ThrowIfGreaterThan(beginnings.Count, MostBegun);
        var marks = OpenMarks(beginnings[0].Name);
        if (beginnings.Any(beginning => OpenMarks(beginning.Name) != marks))
            throw new ArgumentException("One call takes journals of one kind and partition.", nameof(beginnings));
        var rows = beginnings.SelectMany((beginning, i) => beginning.Rows.Select(row => (Row: row, Owner: i + 1)))
            .GroupBy(pair => pair.Row.Hash, StringComparer.Ordinal).ToList();
        RedisKey[] keys = [marks, .. beginnings.Select(beginning => (RedisKey)beginning.Name.List), .. rows.Select(hash => (RedisKey)hash.Key)];
        RedisValue[] values =
        [
            beginnings.Count, rows.Count, .. beginnings.SelectMany(beginning => new RedisValue[] { beginning.Name.Subject, beginning.Entry }),
            .. rows.SelectMany(hash => new RedisValue[] { hash.Count() }
                .Concat(hash.SelectMany(pair => new RedisValue[] { pair.Owner, pair.Row.Field, pair.Row.Value }))),
        ];
        return [.. ((long[])(await Evaluate(BeginScript, keys, values))!).Select(begun => begun == 1)];
    }
}

/// <summary>The first entry of one journal.</summary>
/// <param name="Name">Whose journal.</param>
/// <param name="Entry">Everything that the command did and was answered, its id included.</param>
/// <param name="Rows">Written in the same step, none removed; their hashes lie in the journal's partition.</param>
public sealed record JournalBeginning(JournalName Name, byte[] Entry, IReadOnlyList<RowWrite> Rows);
