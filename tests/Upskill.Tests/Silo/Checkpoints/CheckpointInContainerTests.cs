using Azure.Storage.Blobs;
using Upskill.Tests.Kit.Storage;

namespace Upskill.Tests.Silo.Checkpoints;

/// <summary>Beside the store is a container of Azure Storage.</summary>
[Trait("Tier", "Long")]
public sealed class CheckpointInContainerTests : CheckpointContract, IClassFixture<Azurite>
{
    private readonly BlobContainerClient container;

    public CheckpointInContainerTests(Azurite azurite)
    {
        container = new(azurite.ConnectionString, "checkpoints");
        container.CreateIfNotExists();
        Setting = ("Checkpoints:Container", azurite.ConnectionString);
        Clear();
    }

    /// <inheritdoc/>
    protected override (string Name, string Value) Setting { get; }

    /// <inheritdoc/>
    protected override void Clear()
    {
        foreach (var blob in container.GetBlobs())
            container.DeleteBlob(blob.Name);
    }
}
