using Upskill.Kit.Storage;
using Upskill.Testing;

namespace Upskill.Tests.Kit;

/// <summary>Keys in files.</summary>
public sealed class KeyFilesTests : KeyStoreContract, IDisposable
{
    private const int SlotBytes = 92;
    private readonly TemporaryFolder folder = new();
    private readonly string subject = NewSubject();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void No_file_holds_a_key_or_a_subject_in_clear()
    {
        var keys = Open();
        var key = keys.KeyOf(subject);

        foreach (var file in Directory.EnumerateFiles(folder.Path))
        {
            var bytes = File.ReadAllBytes(file);
            Assert.Equal(-1, bytes.AsSpan().IndexOf(key));
            Assert.Equal(-1, bytes.AsSpan().IndexOf(MasterKey));
            Assert.Equal(-1, bytes.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(subject)));
        }
    }

    [Fact]
    public void A_slot_that_a_crash_cut_short_costs_no_earlier_key_and_the_next_key_is_written()
    {
        for (var kept = 1; kept < SlotBytes; kept++)
        {
            var (cut, next) = (Beside(subject), Beside(subject));
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
    public void The_folder_is_its_owners_alone()
    {
        if (OperatingSystem.IsWindows())
            return;
        var path = Path.Combine(folder.Path, "keys");
        new KeyFiles(path, MasterKey).KeyOf(subject);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(path));
    }

    /// <inheritdoc/>
    protected override IKeyStore Open(byte[] masterKey) => new KeyFiles(folder.Path, masterKey);

    private string FileOf(string one) => Path.Combine(folder.Path, $"{Partition.Of(one)}.keys");

    private static void Truncate(string path, long length)
    {
        using var stream = new FileStream(path, FileMode.Open);
        stream.SetLength(length);
    }
}
