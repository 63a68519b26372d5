namespace Upskill.Tests.Silo.Checkpoints;

/// <summary>Beside the store is a folder.</summary>
public sealed class CheckpointTests : CheckpointContract
{
    /// <inheritdoc/>
    protected override (string Name, string Value) Setting => ("Checkpoints:Directory", Path.Combine(Folder, "checkpoints"));

    /// <inheritdoc/>
    protected override void Clear() => Directory.Delete(Setting.Value, recursive: true);
}
