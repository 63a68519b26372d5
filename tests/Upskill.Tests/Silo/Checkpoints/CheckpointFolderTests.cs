using Upskill.Silo.Checkpoints;
using Upskill.Testing;

namespace Upskill.Tests.Silo.Checkpoints;

/// <summary>Checkpoints in a folder.</summary>
public sealed class CheckpointFolderTests : ElsewhereContract, IDisposable
{
    private readonly TemporaryFolder folder = new();

    private protected override ICheckpointsElsewhere Elsewhere => new CheckpointFolder(Path.Combine(folder.Path, "checkpoints"));

    [Fact]
    public async Task Texts_stay_for_ever_and_lists_for_a_week_of_days()
    {
        for (var day = 0; day < 10; day++)
            await Keep(new DateTimeOffset(2026, 3, 1 + day, 12, 0, 0, TimeSpan.Zero), 2);

        Assert.Equal(10, (await Elsewhere.Days()).Count);
        Assert.Equal(7, Lists().Length);
        Assert.Null(await Elsewhere.Read(new(2026, 3, 3), Key));
        Assert.NotNull(await Elsewhere.Read(new(2026, 3, 4), Key));
    }

    public void Dispose() => folder.Dispose();

    private protected override void Spoil(byte[]? list)
    {
        var file = Assert.Single(Lists());
        if (list is null)
            File.Delete(file);
        else
            File.WriteAllBytes(file, list);
    }

    private string[] Lists() => Directory.GetFiles(Elsewhere.Place, "*.heads.gz");
}
