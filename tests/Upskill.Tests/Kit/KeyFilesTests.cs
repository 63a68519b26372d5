using System.Collections.Concurrent;
using System.Security.Cryptography;
using Upskill.Kit.Storage;
using Upskill.Testing;

namespace Upskill.Tests.Kit;

public sealed class KeyFilesTests : IDisposable
{
    private const int SlotBytes = 92;
    private readonly TemporaryFolder folder = new();
    private readonly byte[] masterKey = RandomNumberGenerator.GetBytes(32);
    private readonly string subject = NewSubject();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_key_has_32_bytes_and_no_two_subjects_share_one()
    {
        var keys = Open();

        Assert.Equal(32, keys.KeyOf(subject).Length);
        Assert.NotEqual(keys.KeyOf(subject), keys.KeyOf(NewSubject()));
    }

    [Fact]
    public void A_key_survives_reopening()
    {
        var subjects = Enumerable.Range(0, 200).Select(_ => NewSubject()).ToList();
        var keys = Open();
        var made = subjects.ConvertAll(keys.KeyOf);

        Assert.Equal(made, subjects.ConvertAll(keys.KeyOf));
        Assert.Equal(made, subjects.ConvertAll(Open().KeyOf));
    }

    [Fact]
    public void Keys_of_many_are_those_that_each_alone_has_and_survive_reopening()
    {
        var subjects = Enumerable.Range(0, 200).Select(_ => NewSubject()).ToList();
        var before = subjects.Take(50).Select(Open().KeyOf).ToList();

        var together = Open().KeysOf(subjects);

        Assert.Equal(before, together.Take(50));
        Assert.Equal(together, subjects.Select(Open().KeyOf));
        Assert.Equal(200, together.Select(Convert.ToHexString).Distinct().Count());
    }

    [Fact]
    public void Of_many_keys_one_that_was_destroyed_elsewhere_is_not_made_again()
    {
        var (one, other) = (Open(), Open());
        one.KeyOf(subject);
        other.Destroy(subject);

        Assert.Throws<KeyDestroyedException>(() => one.KeysOf([NewSubject(), subject]));
    }

    [Fact]
    public void A_key_that_another_instance_made_is_found()
    {
        var (one, other) = (Open(), Open());
        other.KeyOf(NewSubjectBeside(subject));

        var made = one.KeyOf(subject);

        Assert.Equal(made, other.KeyOf(subject));
    }

    [Fact]
    public async Task Many_threads_over_several_instances_never_make_two_keys_for_one_subject()
    {
        var subjects = Enumerable.Range(0, 40).Select(_ => NewSubject()).ToList();
        var seen = new ConcurrentDictionary<string, ConcurrentBag<string>>();
        var instances = Enumerable.Range(0, 4).Select(_ => Open()).ToList();

        // Threads of their own, so that all sixteen are under way at once on any machine.
        await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Factory.StartNew(
            () =>
            {
                foreach (var one in subjects)
                    seen.GetOrAdd(one, _ => []).Add(Convert.ToHexString(instances[i % instances.Count].KeyOf(one)));
            },
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));

        Assert.All(subjects, one => Assert.Equal(16, seen[one].Count));
        Assert.All(subjects, one => Assert.Single(seen[one].Distinct()));
        Assert.All(subjects, one => Assert.Equal(seen[one].First(), Convert.ToHexString(Open().KeyOf(one))));
    }

    [Fact]
    public void No_file_holds_a_key_or_a_subject_in_clear()
    {
        var keys = Open();
        var key = keys.KeyOf(subject);

        foreach (var file in Directory.EnumerateFiles(folder.Path))
        {
            var bytes = File.ReadAllBytes(file);
            Assert.Equal(-1, bytes.AsSpan().IndexOf(key));
            Assert.Equal(-1, bytes.AsSpan().IndexOf(masterKey));
            Assert.Equal(-1, bytes.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(subject)));
        }
    }

    [Fact]
    public void A_slot_that_a_crash_cut_short_costs_no_earlier_key_and_the_next_key_is_written()
    {
        for (var kept = 1; kept < SlotBytes; kept++)
        {
            var (cut, next) = (NewSubjectBeside(subject), NewSubjectBeside(subject));
            var earlier = Open().KeyOf(subject);
            var whole = new FileInfo(FileOf(subject)).Length;
            Open().KeyOf(cut);
            Truncate(FileOf(subject), whole + kept);

            Assert.Equal(earlier, Open().KeyOf(subject));
            var made = Open().KeyOf(next);
            Assert.Equal(whole + SlotBytes, new FileInfo(FileOf(subject)).Length);
            Assert.Equal(made, Open().KeyOf(next));
            Assert.Equal(earlier, Open().KeyOf(subject));
        }
    }

    [Fact]
    public void With_another_master_key_no_key_is_read_and_none_is_made_in_its_place()
    {
        var key = Open().KeyOf(subject);
        var other = new KeyFiles(folder.Path, RandomNumberGenerator.GetBytes(32));

        Assert.ThrowsAny<CryptographicException>(() => other.KeyOf(subject));
        Assert.Equal(key, Open().KeyOf(subject));
    }

    [Fact]
    public void The_folder_is_its_owners_alone()
    {
        if (OperatingSystem.IsWindows())
            return;
        var path = Path.Combine(folder.Path, "keys");
        new KeyFiles(path, masterKey).KeyOf(subject);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(path));
    }

    private KeyFiles Open() => new(folder.Path, masterKey);

    private string FileOf(string one) => Path.Combine(folder.Path, $"{Partition.Of(one)}.keys");

    private static string NewSubject() => Guid.NewGuid().ToString("N");

    /// <summary>A subject whose key lies in the same file.</summary>
    private static string NewSubjectBeside(string one)
    {
        while (true)
        {
            if (NewSubject() is var other && Partition.Of(other) == Partition.Of(one))
                return other;
        }
    }

    private static void Truncate(string path, long length)
    {
        using var stream = new FileStream(path, FileMode.Open);
        stream.SetLength(length);
    }
}
