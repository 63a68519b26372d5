using System.Globalization;
using System.Text;
using CsCheck;
using StackExchange.Redis;
using Upskill.Silo;
using Upskill.Silo.Copies;
using Upskill.Silo.Store;
using Upskill.Testing;

namespace Upskill.Tests.Silo.Copies;

/// <summary>All that a store holds, in one file and back.</summary>
public sealed class CopyFileTests : IDisposable
{
    private static readonly CopyHeader Header = new(new(2026, 11, 29, 12, 0, 0, TimeSpan.Zero), "embedded");
    private static readonly StoreRecord[] Records =
    [
        new("{p00}text", RecordKind.Text, null, [[0, 255, 10]]),
        new("{p00}list", RecordKind.List, null, [[1], [], [1], [2]]),
        new("{p01}hash", RecordKind.Hash, null, [Bytes("b"), [2], Bytes("a"), [1]]),
    ];

    private readonly TemporaryFolder folder = new();

    private string Path => System.IO.Path.Combine(folder.Path, "backup");

    [Fact]
    public async Task Every_kind_of_value_comes_back_as_it_was_on_another_engine()
    {
        using (var engine = EmbeddedStore.Start(new StoreFolder(System.IO.Path.Combine(folder.Path, "from"))))
        {
            await using var store = await ConnectionMultiplexer.ConnectAsync(engine.Address.ConnectionString);
            await Fill(store.GetDatabase());
            Assert.Equal(6, await CopyFile.Write(Path, Header, StoreReader.All(store)));
        }
        Assert.Equal(Header, CopyFile.Check(Path));

        using var other = EmbeddedStore.Start(new StoreFolder(System.IO.Path.Combine(folder.Path, "to")));
        await using var filled = await ConnectionMultiplexer.ConnectAsync(other.Address.ConnectionString);
        var (_, keys) = await CopyTarget.Fill(filled, CopyFile.Records(Path).ToAsyncEnumerable());

        Assert.Equal(5, keys); // and one that goes by itself
        await AssertFilled(filled.GetDatabase());
        Assert.False(await StoreWriter.IsUnfinished(filled));
        await Assert.ThrowsAsync<StartRefusedException>(() => CopyTarget.DemandEmpty(filled, "This store"));
    }

    [Fact]
    public async Task A_copy_that_was_cut_off_says_so_until_it_is_finished()
    {
        using var engine = EmbeddedStore.Start(new StoreFolder(folder.Path));
        await using var store = await ConnectionMultiplexer.ConnectAsync(engine.Address.ConnectionString);

        await Assert.ThrowsAsync<InvalidOperationException>(() => CopyTarget.Fill(store, Cut()));

        Assert.True(await StoreWriter.IsUnfinished(store));

        static async IAsyncEnumerable<StoreRecord> Cut()
        {
            yield return Records[0];
            await Task.Yield();
            throw new InvalidOperationException("cut off");
        }
    }

    [Fact]
    public async Task A_file_with_any_byte_changed_or_missing_is_refused()
    {
        await CopyFile.Write(Path, Header, Records.ToAsyncEnumerable());
        Assert.Equal(Records.Select(record => record.Digest()), CopyFile.Records(Path).Select(record => record.Digest()));
        var whole = File.ReadAllBytes(Path);
        var damaged = System.IO.Path.Combine(folder.Path, "damaged");

        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte[1, 255]).Sample((at, change) =>
        {
            var changed = whole.ToArray();
            changed[at] ^= change;
            File.WriteAllBytes(damaged, changed);
            Assert.Throws<StartRefusedException>(() => CopyFile.Check(damaged));
            File.WriteAllBytes(damaged, whole[..at]);
            Assert.Throws<StartRefusedException>(() => CopyFile.Check(damaged));
        }, iter: 300, threads: 1);
    }

    [Fact]
    public async Task A_backup_is_readable_by_its_owner_alone_and_takes_the_place_of_an_older_one_only_once_it_is_complete()
    {
        await CopyFile.Write(Path, Header, Records.ToAsyncEnumerable());
        var before = File.ReadAllBytes(Path);

        await Assert.ThrowsAsync<InvalidOperationException>(() => CopyFile.Write(Path, Header, Records.ToAsyncEnumerable().Select(record =>
            record.Key == "{p01}hash" ? throw new InvalidOperationException("cut off") : record)));

        Assert.Equal(before, File.ReadAllBytes(Path));
        Assert.Single(Directory.GetFiles(folder.Path));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path));
    }

    [Fact]
    public void The_same_content_has_the_same_digest_whatever_the_order_of_an_engine_but_a_list_has_its_order()
    {
        var hash = Records[2];
        var list = Records[1];

        Assert.Equal(hash.Digest(), (hash with { Parts = [hash.Parts[2], hash.Parts[3], hash.Parts[0], hash.Parts[1]] }).Digest());
        Assert.NotEqual(hash.Digest(), (hash with { Parts = [hash.Parts[0], hash.Parts[3], hash.Parts[2], hash.Parts[1]] }).Digest());
        Assert.NotEqual(list.Digest(), (list with { Parts = [.. list.Parts.Reverse()] }).Digest());
        Assert.NotEqual(list.Digest(), (list with { Parts = [[1, 1], [], [2]] }).Digest());
    }

    public void Dispose() => folder.Dispose();

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static async Task Fill(IDatabase store)
    {
        await store.StringSetAsync("text", new byte[] { 0, 255, 10 });
        await store.StringSetAsync("going", "soon", TimeSpan.FromHours(1));
        for (var from = 0; from < 1_500; from += 500)
            await store.ListRightPushAsync("list", [.. Enumerable.Range(from, 500).Select(i => (RedisValue)i)]);
        await store.HashSetAsync("hash", [.. Enumerable.Range(0, 1_200).Select(i => new HashEntry($"f{i}", i))]);
        await store.SortedSetAddAsync("sorted", [new("one", 1.5), new("other", -2e9), new("third", 0.1)]);
        await store.SetAddAsync("set", ["a", "b"]);
        await store.HashSetAsync("upskill/members/embedded-1", "row", "of a process that is gone");
    }

    private static async Task AssertFilled(IDatabase store)
    {
        Assert.Equal(new byte[] { 0, 255, 10 }, (byte[]?)await store.StringGetAsync("text"));
        Assert.InRange((await store.KeyTimeToLiveAsync("going"))!.Value, TimeSpan.FromMinutes(50), TimeSpan.FromHours(1));
        Assert.Equal(Enumerable.Range(0, 1_500).Select(i => i.ToString(CultureInfo.InvariantCulture)), (await store.ListRangeAsync("list")).Select(value => (string)value!));
        Assert.Equal(1_200, await store.HashLengthAsync("hash"));
        Assert.Equal([("other", -2e9), ("third", 0.1), ("one", 1.5)], (await store.SortedSetRangeByRankWithScoresAsync("sorted")).Select(entry => ((string)entry.Element!, entry.Score)));
        Assert.Equal(["a", "b"], (await store.SetMembersAsync("set")).Select(value => (string)value!).Order(StringComparer.Ordinal));
        Assert.False(await store.KeyExistsAsync("upskill/members/embedded-1"));
    }
}
