using System.Reflection;
using System.Text;
using StackExchange.Redis;
using Upskill.Kit.Storage;
using Upskill.Silo.Store;
using Upskill.Testing;

namespace Upskill.Tests.Kit.Storage;

/// <summary>By the command of the embedded engine.</summary>
public sealed class JournalByCommandTests(StoreFixture fixture) : JournalTests(fixture, store => store)
{
    [Fact]
    public async Task What_the_log_plays_again_after_a_checkpoint_is_there_once()
    {
        using var folder = new TemporaryFolder();
        var (own, command) = (new JournalName("test", "own"), CommandId.New());
        var hash = own.Partition.Key("rows:own");
        using (var engine = EmbeddedStore.Start(new StoreFolder(folder.Path)))
        {
            await using var store = await ConnectionMultiplexer.ConnectAsync(engine.Address.ConnectionString + ",allowAdmin=true");
            var before = new Journal(store);
            for (var length = 0; length < 40; length++)
            {
                if (length == 20)
                    await store.GetDatabase().ExecuteAsync("SAVE");
                Assert.Equal(new AppendOutcome.Committed(length + 1), await before.Append(own, length, length == 19 ? command : CommandId.New(), [(byte)length], new RowWrite(hash, $"f{length % 3}", $"v{length}")));
            }
        }

        using var again = EmbeddedStore.Start(new StoreFolder(folder.Path));
        await using var opened = await ConnectionMultiplexer.ConnectAsync(again.Address.ConnectionString);
        var after = new Journal(opened);
        Assert.Equal(Enumerable.Range(0, 40).Select(i => (byte)i), (await after.Read(own)).Select(entry => entry.Single()));
        var rows = (await opened.GetDatabase().HashGetAllAsync(hash)).ToDictionary(field => (string)field.Name!, field => (string)field.Value!);
        Assert.Equal(new Dictionary<string, string> { ["f0"] = "v39", ["f1"] = "v37", ["f2"] = "v38", ["#"] = "40" }, rows);
        Assert.Equal(new AppendOutcome.Repeated(19), await after.Append(own, 40, command, [1]));
    }
}

/// <summary>By the script, as with Redis: a store that does not know the command.</summary>
public sealed class JournalByScriptTests(StoreFixture fixture) : JournalTests(fixture, Unknowing)
{
    [Fact]
    public async Task A_store_that_forgot_the_script_is_told_it_again()
    {
        await Append("one", 0);
        await Fixture.Store.GetDatabase().ExecuteAsync("SCRIPT", "FLUSH");

        Assert.Equal(new AppendOutcome.Committed(2), await Append("two", 1));
    }

    private static IConnectionMultiplexer Unknowing(IConnectionMultiplexer store)
    {
        var database = Answering.With<IDatabase>((method, arguments) => method == nameof(IDatabase.ExecuteAsync)
            ? Task.FromException<RedisResult>(new RedisServerException($"ERR unknown command '{arguments[0]}', with args beginning with: "))
            : typeof(IDatabaseAsync).GetMethods().Single(each => each.Name == method && Fits(each, arguments)).Invoke(store.GetDatabase(), arguments));
        return Answering.With<IConnectionMultiplexer>((_, _) => database);
    }

    private static bool Fits(MethodInfo method, object?[] arguments) => method.GetParameters() is var parameters && parameters.Length == arguments.Length
        && parameters.Zip(arguments).All(pair => pair.Second is null || pair.First.ParameterType.IsInstanceOfType(pair.Second));
}

/// <summary>What a journal promises, whatever the store.</summary>
public abstract class JournalTests(StoreFixture fixture, Func<IConnectionMultiplexer, IConnectionMultiplexer> seenAs) : IClassFixture<StoreFixture>
{
    private readonly Journal journal = new(seenAs(fixture.Store));
    private readonly JournalName name = new("test", Guid.NewGuid().ToString("N"));

    [Fact]
    public async Task What_was_appended_is_read_in_its_order()
    {
        foreach (var (text, length) in new[] { ("one", 0), ("two", 1), ("three", 2) })
            Assert.Equal(new AppendOutcome.Committed(length + 1), await Append(text, length));

        Assert.Equal(["one", "two", "three"], await Texts());
        Assert.Equal(["two"], (await journal.Read(name, 1, 1)).Select(Encoding.UTF8.GetString));
    }

    [Fact]
    public async Task A_writer_who_has_not_read_everything_is_told_so_and_writes_nothing()
    {
        await Append("one", 0);

        Assert.Equal(new AppendOutcome.Stale(1), await Append("late", 0));
        Assert.Equal(["one"], await Texts());
    }

    [Fact]
    public async Task A_repeated_command_writes_nothing_and_learns_where_its_entry_is()
    {
        var command = CommandId.New();
        await Append("zero", 0);
        await journal.Append(name, 1, command, "first"u8.ToArray());
        await Append("next", 2);

        Assert.Equal(new AppendOutcome.Repeated(1), await journal.Append(name, 3, command, "first again"u8.ToArray()));
        Assert.Equal(["zero", "first", "next"], await Texts());
    }

    [Fact]
    public async Task Of_writers_who_race_for_one_place_exactly_one_wins()
    {
        var stores = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => fixture.Connect()));
        var journals = stores.Select(store => new Journal(seenAs(store))).ToList();

        for (var length = 0; length < 200; length++)
        {
            var outcomes = await Task.WhenAll(journals.Select(racer => racer.Append(name, length, CommandId.New(), [1])));
            Assert.Single(outcomes.OfType<AppendOutcome.Committed>());
            Assert.Equal(3, outcomes.OfType<AppendOutcome.Stale>().Count());
        }

        Assert.Equal(200, (await journal.Read(name)).Count);
        foreach (var store in stores)
            await store.DisposeAsync();
    }

    [Fact]
    public async Task Of_writers_who_race_with_an_entry_alone_exactly_one_wins_and_what_it_wrote_is_read()
    {
        var won = new List<byte>();
        for (var length = 0; length < 150; length++)
        {
            var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(racer => journal.AppendAlone(name, length, [(byte)racer])));
            won.Add((byte)Assert.Single(Enumerable.Range(0, 4), racer => outcomes[racer]));
        }

        Assert.Equal(won, (await journal.ReadAlone(name)).Select(entry => entry.Single()));
        Assert.Equal(won.Skip(3), (await journal.ReadAlone(name, from: 3)).Select(entry => entry.Single()));
        Assert.Empty(await journal.ReadAlone(name, from: 150));
        await journal.DeleteAlone(name);
        Assert.Empty(await journal.ReadAlone(name));
    }

    [Fact]
    public async Task Rows_are_written_with_the_entry_and_their_change_is_counted()
    {
        var hash = name.Partition.Key($"rows:{name.Subject}");
        await journal.Append(name, 0, CommandId.New(), [1], new RowWrite(hash, "a", "1"), new RowWrite(hash, "b", "2"));
        await journal.Append(name, 1, CommandId.New(), [2], new RowWrite(hash, "a", null));
        await journal.Append(name, 0, CommandId.New(), [3], new RowWrite(hash, "c", "stale"));

        var fields = (await fixture.Store.GetDatabase().HashGetAllAsync(hash)).ToDictionary(field => (string)field.Name!, field => (string)field.Value!);
        Assert.Equal(new Dictionary<string, string> { ["b"] = "2", ["#"] = "3" }, fields);
    }

    [Fact]
    public async Task Of_appends_all_at_once_each_is_whole()
    {
        var names = Enumerable.Range(0, 300).Select(_ => new JournalName("test", Guid.NewGuid().ToString("N"))).ToList();
        var hash = names.ToDictionary(each => each, each => each.Partition.Key($"rows:{name.Subject}"));

        var outcomes = await Task.WhenAll(names.Select(each => journal.Append(each, 0, CommandId.New(), [2], new RowWrite(hash[each], each.Subject, "row"))));

        Assert.All(outcomes, outcome => Assert.Equal(new AppendOutcome.Committed(1), outcome));
        foreach (var some in names.GroupBy(each => each.Partition))
        {
            var rows = await fixture.Store.GetDatabase().HashGetAllAsync(hash[some.First()]);
            Assert.Equal(some.Select(each => each.Subject).Append("#").Order(), rows.Select(row => (string)row.Name!).Order());
            Assert.Equal(some.Count(), (long)rows.Single(row => row.Name == "#").Value);
        }
    }

    [Fact]
    public async Task A_large_entry_and_bytes_of_every_kind_come_back_as_they_were()
    {
        byte[] entry = [.. Enumerable.Range(0, 600_000).Select(i => (byte)(i * 31))];
        await journal.Append(name, 0, CommandId.New(), entry);

        Assert.Equal(entry, Assert.Single(await journal.Read(name)));
    }

    protected StoreFixture Fixture => fixture;

    protected Task<AppendOutcome> Append(string text, long expectedLength) =>
        journal.Append(name, expectedLength, CommandId.New(), Encoding.UTF8.GetBytes(text));

    private async Task<IEnumerable<string>> Texts() => (await journal.Read(name)).Select(Encoding.UTF8.GetString);
}
