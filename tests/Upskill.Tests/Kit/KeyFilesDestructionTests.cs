using System.Security.Cryptography;
using Upskill.Kit.Storage;
using Upskill.Testing;

namespace Upskill.Tests.Kit;

/// <summary>A key that was destroyed is gone from its file for everybody, at once and for ever.</summary>
public sealed class KeyFilesDestructionTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly byte[] masterKey = RandomNumberGenerator.GetBytes(32);
    private readonly string subject = Guid.NewGuid().ToString("N");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void One_that_was_read_long_after_the_file_was_written_is_destroyed_for_its_reader_too()
    {
        var (one, other) = (Open(), Open());
        var key = other.KeyOf(subject);
        File.SetLastWriteTimeUtc(FileOf(subject), DateTime.UtcNow.AddMinutes(-1));
        Assert.Equal(key, other.KeyOf(subject));
        Assert.Equal(key, other.KeyOf(subject)); // from what was read

        one.Destroy(subject);

        Assert.Throws<KeyDestroyedException>(() => other.KeyOf(subject));
        Assert.True(other.IsDestroyed(subject));
    }

    [Fact]
    public void One_that_was_read_in_the_moment_of_a_write_is_read_again_even_where_the_files_time_stays_the_same()
    {
        var (one, other) = (Open(), Open());
        other.KeyOf(subject);
        var moment = DateTime.UtcNow;
        File.SetLastWriteTimeUtc(FileOf(subject), moment);
        other.KeyOf(subject);

        one.Destroy(subject);
        File.SetLastWriteTimeUtc(FileOf(subject), moment); // as a coarse clock would have it

        Assert.Throws<KeyDestroyedException>(() => other.KeyOf(subject));
    }

    [Fact]
    public void Destroying_rewrites_the_key_in_place()
    {
        var keys = Open();
        keys.KeyOf(subject);
        var sealedKey = File.ReadAllBytes(FileOf(subject)).AsSpan(32).ToArray();

        keys.Destroy(subject);

        Assert.Equal(92, new FileInfo(FileOf(subject)).Length);
        Assert.Equal(-1, File.ReadAllBytes(FileOf(subject)).AsSpan().IndexOf(sealedKey.AsSpan(0, 16)));
        Assert.All(File.ReadAllBytes(FileOf(subject)).Skip(32), left => Assert.Equal(0, left));
    }

    [Fact]
    public void Who_destroys_a_key_while_another_process_is_just_making_it_destroys_it()
    {
        using var elsewhere = new TemporaryFolder();
        new KeyFiles(elsewhere.Path, masterKey).KeyOf(subject);
        var slot = File.ReadAllBytes(Path.Combine(elsewhere.Path, Path.GetFileName(FileOf(subject))));

        // The test is the other process: it holds the file, so that the destroyer has looked (and found nothing) and waits to write.
        Thread destroyer;
        Exception? failed = null;
        using (var file = new FileStream(FileOf(subject), FileMode.Create, FileAccess.ReadWrite, FileShare.ReadWrite))
        {
            destroyer = new Thread(() => failed = Record.Exception(() => Open().Destroy(subject)));
            destroyer.Start();
            Assert.True(
                SpinWait.SpinUntil(() => (destroyer.ThreadState & ThreadState.WaitSleepJoin) != 0, TimeSpan.FromSeconds(4)),
                "Destroy did not wait for the process that holds the file.");
            file.Write(slot);
        }
        destroyer.Join();

        Assert.Null(failed);
        Assert.True(Open().IsDestroyed(subject));
    }

    private KeyFiles Open() => new(folder.Path, masterKey);

    private string FileOf(string one) => Path.Combine(folder.Path, $"{Partition.Of(one)}.keys");
}
