using Upskill.Kit.Storage;
using Upskill.Testing;

namespace Upskill.Tests.Kit;

/// <summary>A key that was destroyed stays destroyed, whichever copy of the files comes back.</summary>
public sealed class DestroyedKeysTests : IDisposable
{
    private static readonly byte[] Master = new byte[32];
    private readonly TemporaryFolder folder = new();

    private string Keys => Path.Combine(folder.Path, "keys");

    private string Elsewhere => Path.Combine(folder.Path, "elsewhere");

    [Fact]
    public void What_was_destroyed_after_the_files_were_copied_is_destroyed_again_when_the_copy_comes_back()
    {
        var keys = new KeyFiles(Keys, Master, Elsewhere);
        var kept = keys.KeyOf("kept");
        keys.KeyOf("gone");
        var copy = Directory.CreateDirectory(Path.Combine(folder.Path, "copy")).FullName;
        foreach (var file in Directory.GetFiles(Keys))
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        keys.Destroy("gone");
        keys.Destroy("never-was");

        var back = new KeyFiles(copy, Master, Elsewhere);
        Assert.NotNull(back.Find("gone"));
        Assert.Equal(2, back.DestroyAgain());

        Assert.True(back.IsDestroyed("gone"));
        Assert.Throws<KeyDestroyedException>(() => back.KeyOf("gone"));
        Assert.Throws<KeyDestroyedException>(() => back.KeyOf("never-was"));
        Assert.Equal(kept, back.KeyOf("kept"));
        Assert.Equal(2, back.DestroyAgain()); // a repeat changes nothing
    }

    [Fact]
    public void The_list_names_nobody_and_a_repeat_adds_nothing_to_it()
    {
        var keys = new KeyFiles(Keys, Master, Elsewhere);
        keys.Destroy("E0042");
        keys.Destroy("E0042");

        var list = File.ReadAllBytes(Path.Combine(Elsewhere, "destroyed"));
        Assert.Equal(DestroyedKeys.HashOf("E0042"), list);
        Assert.Equal(list, File.ReadAllBytes(Path.Combine(Keys, "destroyed")));
    }

    public void Dispose() => folder.Dispose();
}
