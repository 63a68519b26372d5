using Microsoft.Extensions.Configuration;
using StackExchange.Redis;
using Upskill.Adoption;
using Upskill.Kit.Ledger;
using Upskill.Kit.Storage;
using Upskill.Silo.Checkpoints;
using Upskill.Silo.Store;
using Upskill.Testing;
using Upskill.Tests.Kit;

namespace Upskill.Tests.Silo.Checkpoints;

/// <summary>The daily checkpoint of a real store, kept beside it, and what the verb says of a store that somebody cut.</summary>
public abstract class CheckpointContract : IDisposable
{
    private const int People = 40, Each = 3;
    private readonly TemporaryFolder folder = new();
    private readonly MovableClock clock = new();

    private ICheckpointsElsewhere Elsewhere => CheckpointHome.Open(new ConfigurationBuilder().AddInMemoryCollection([new(Setting.Name, Setting.Value)]).Build());

    /// <summary>By which the silo and the verb find the place.</summary>
    protected abstract (string Name, string Value) Setting { get; }

    /// <summary>A folder of this test alone.</summary>
    protected string Folder => folder.Path;

    /// <summary>Takes everything from the place.</summary>
    protected abstract void Clear();

    private static JournalName Of(int person) => new("learner", $"person-{person}");

    [Fact]
    public async Task A_cut_a_missing_and_a_rolled_back_chain_are_named_and_people_who_go_on_are_not()
    {
        Directory.CreateDirectory(Path.Combine(folder.Path, "keys"));
        await File.WriteAllBytesAsync(Path.Combine(folder.Path, "keys", "release"), new byte[32]);
        await On(async store =>
        {
            for (var person = 0; person < People; person++)
                await Write(store, Of(person), Each);
            var note = await Take(store);
            Assert.Equal((People, People * Each), ((int)note!.Chains, (int)note.Records));
            Assert.Null(await Take(store)); // one a day
            Assert.Equal(note, await CheckpointNote.Last(store));
            Clear(); // as if whoever took it had been killed before it stood there, or had another folder
            Assert.Null(await Take(store));
            Assert.Equal(note.Records, (await Elsewhere.Newest(new byte[32]))!.Checkpoint.Records);
            await Write(store, Of(0), 2); // somebody goes on
            await Write(store, new("learner", "newcomer"), 1);
        });
        var (exitCode, said) = await Verify();
        Assert.Equal((0, $"The ledger holds: {(People * Each) + 3} records in {People + 1} chains checked."), (exitCode, said.Split('\n')[0]));
        Assert.DoesNotContain("put back", said, StringComparison.Ordinal);

        await On(async store =>
        {
            await store.GetDatabase().ListRightPopAsync(Key(Of(1)));
            await store.GetDatabase().KeyDeleteAsync(Key(Of(2)));
            await store.GetDatabase().KeyDeleteAsync(Key(Of(3)));
            await Write(store, Of(3), Each);
            await new Journal(store).Delete(Of(4)); // as the removal of the sample does
        });
        (exitCode, said) = await Verify();
        Assert.Equal(1, exitCode);
        Assert.Contains("learner person-1: has 2 entries and had 3", said, StringComparison.Ordinal);
        Assert.Contains($"learner with the hash {ChainHead.SubjectOf("person-2")}: had 3 entries and has gone", said, StringComparison.Ordinal);
        Assert.Contains("learner person-3: had another entry 2", said, StringComparison.Ordinal);
        Assert.Contains("does not hold: 3 faults", said, StringComparison.Ordinal);
    }

    [Fact]
    public Task Of_several_silos_that_look_at_once_one_takes_it_and_the_store_has_the_one_that_is_kept_beside_it() => On(async store =>
    {
        for (var day = 1; day <= 5; day++)
        {
            clock.GoOnFrom(clock.Now.AddDays(1));
            await Write(store, Of(day), 1);

            var notes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Take(store)));

            Assert.Single(notes, note => note is not null);
            Assert.Equal((await new CheckpointsInStore(store).Newest(new byte[32]))!.Checkpoint, (await Elsewhere.Newest(new byte[32]))!.Checkpoint);
        }
    });

    [Fact]
    public async Task A_store_that_was_put_back_to_yesterday_is_shown_by_the_checkpoint_beside_it()
    {
        Directory.CreateDirectory(Path.Combine(folder.Path, "keys"));
        await File.WriteAllBytesAsync(Path.Combine(folder.Path, "keys", "release"), new byte[32]);
        await On(store => Write(store, Of(1), 1));
        var yesterday = Directory.CreateDirectory(Path.Combine(folder.Path, "yesterday")).FullName;
        CopyFolder(Path.Combine(folder.Path, "store"), yesterday);
        await On(async store =>
        {
            await Write(store, Of(1), 1);
            await Take(store);
        });
        Assert.Equal(0, (await Verify()).ExitCode);

        Directory.Delete(Path.Combine(folder.Path, "store"), recursive: true);
        CopyFolder(yesterday, Path.Combine(folder.Path, "store"));
        var (exitCode, said) = await Verify();

        Assert.Equal(1, exitCode);
        Assert.Contains("The store was put back", said, StringComparison.Ordinal);
        Assert.Contains("learner person-1: has 1 entries and had 2", said, StringComparison.Ordinal);

        await On(Take); // whoever put it back lets it run
        (exitCode, said) = await Verify();
        Assert.Equal(0, exitCode);
        Assert.Contains($"it has not the checkpoints that are kept beside it of {clock.Today:O}.", said, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private static string Key(JournalName name) => name.Partition.Key($"{name.Kind}:{name.Subject}");

    private Task<CheckpointNote?> Take(IConnectionMultiplexer store) => new CheckpointTaker(store, new ReleaseKey(new byte[32]), Elsewhere, clock).Take();

    private static async Task Write(IConnectionMultiplexer store, JournalName name, int entries)
    {
        var ledger = new TrainingLedger(new Journal(store), new KeysInMemory());
        var head = LedgerHead.Empty;
        foreach (var stored in await new Journal(store).Read(name))
            head = head.After(stored);
        for (var i = 0; i < entries; i++)
            head = Assert.IsType<LedgerOutcome.Committed>(await ledger.Append(name, head, Diary.Entry($"entry {i}"))).Head;
    }

    private async Task On(Func<IConnectionMultiplexer, Task> work)
    {
        using var engine = EmbeddedStore.Start(new StoreFolder(folder.Path));
        await using var store = await ConnectionMultiplexer.ConnectAsync(engine.Address.ConnectionString);
        await work(store);
    }

    private async Task<(int ExitCode, string Said)> Verify()
    {
        var (exitCode, output) = await SiloProcess.Run(new Dictionary<string, string> { [Setting.Name.Replace(":", "__", StringComparison.Ordinal)] = Setting.Value }, "verify-ledger", $"--Store:Directory={folder.Path}");
        return (exitCode, output.Trim());
    }

    private static void CopyFolder(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(to, Path.GetRelativePath(from, file)))!);
            File.Copy(file, Path.Combine(to, Path.GetRelativePath(from, file)));
        }
    }
}
