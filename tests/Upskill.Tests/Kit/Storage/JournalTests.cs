using System.Text;
using Upskill.Kit.Storage;

namespace Upskill.Tests.Kit.Storage;

public sealed class JournalTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    private readonly Journal journal = new(fixture.Store);
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
        var journals = stores.Select(store => new Journal(store)).ToList();

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
    public async Task Of_many_journals_that_begin_in_one_call_those_that_had_begun_are_left_as_they_are()
    {
        var names = Enumerable.Range(0, 200).Select(_ => new JournalName("test", Guid.NewGuid().ToString("N"))).Where(other => other.Partition == name.Partition).ToList();
        var hash = name.Partition.Key($"rows:{name.Subject}");
        await journal.Append(names[0], 0, CommandId.New(), [1]);

        var begun = await journal.Begin([.. names.Select(each => new JournalBeginning(each, [2], [new(hash, each.Subject, "row")]))]);

        Assert.Equal(names.Select((_, i) => i > 0), begun);
        Assert.Equal(new byte[] { 1 }, Assert.Single(await journal.Read(names[0])));
        Assert.Equal(new byte[] { 2 }, Assert.Single(await journal.Read(names[^1])));
        var rows = await fixture.Store.GetDatabase().HashGetAllAsync(hash);
        Assert.Equal(names.Skip(1).Select(each => each.Subject).Append("#").Order(), rows.Select(row => (string)row.Name!).Order());
        Assert.Equal(names.Count - 1, (long)rows.Single(row => row.Name == "#").Value);
        Assert.Empty((await journal.Unfinished("test")).Intersect(names.Select(each => each.Subject)));
        Assert.DoesNotContain(true, await journal.Begin([.. names.Select(each => new JournalBeginning(each, [3], []))]));
        Assert.Equal(new AppendOutcome.Committed(2), await journal.Append(names[^1], 1, CommandId.New(), [3]));
    }

    [Fact]
    public async Task Journals_of_two_partitions_do_not_begin_in_one_call()
    {
        var other = Enumerable.Range(0, 100).Select(i => new JournalName("test", $"other-{i}")).First(each => each.Partition != name.Partition);

        await Assert.ThrowsAsync<ArgumentException>(() => journal.Begin([new(name, [1], []), new(other, [1], [])]));
    }

    [Fact]
    public async Task A_store_that_forgot_the_script_is_told_it_again()
    {
        await Append("one", 0);
        await fixture.Store.GetDatabase().ExecuteAsync("SCRIPT", "FLUSH");

        Assert.Equal(new AppendOutcome.Committed(2), await Append("two", 1));
    }

    [Fact]
    public async Task A_write_that_was_cut_short_is_found_and_mended()
    {
        var hash = name.Partition.Key($"rows:{name.Subject}");
        await Append("entry whose rows are missing", 0);
        // As a kill leaves it: the mark was set, the entry written, the row not.
        await fixture.Store.GetDatabase().HashSetAsync(name.Partition.Key("test-open"), name.Subject, "1");
        Assert.Contains(name.Subject, await journal.Unfinished("test"));

        await journal.Mend(name, new RowWrite(hash, "a", "mended"));

        Assert.DoesNotContain(name.Subject, await journal.Unfinished("test"));
        Assert.Equal("mended", (string?)await fixture.Store.GetDatabase().HashGetAsync(hash, "a"));
    }

    [Fact]
    public async Task A_write_that_was_finished_leaves_no_mark()
    {
        await Append("one", 0);

        Assert.DoesNotContain(name.Subject, await journal.Unfinished("test"));
    }

    private Task<AppendOutcome> Append(string text, long expectedLength) =>
        journal.Append(name, expectedLength, CommandId.New(), Encoding.UTF8.GetBytes(text));

    private async Task<IEnumerable<string>> Texts() => (await journal.Read(name)).Select(Encoding.UTF8.GetString);
}
