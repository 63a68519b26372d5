using Azure.Identity;
using Azure.Storage.Blobs;
using Upskill.Silo.Store;

namespace Upskill.Silo.Checkpoints;

/// <summary>Where checkpoints lie beside the store: in the container that <c>Checkpoints:Container</c> names, or else in the folder <c>Checkpoints:Directory</c>.</summary>
internal static class CheckpointHome
{
    private const string UsualContainer = "checkpoints";

    /// <summary>Opens it; asks no network.</summary>
    /// <exception cref="StartRefusedException"><c>Checkpoints:Container</c> cannot be read.</exception>
    public static ICheckpointsElsewhere Open(IConfiguration configuration) =>
        AzurePlace.Open(configuration, "Checkpoints:Container", "https://NAME.blob.core.windows.net/checkpoints",
            address => new BlobContainerClient(address, new DefaultAzureCredential()), connection => new BlobContainerClient(connection, UsualContainer)) is { } container
            ? new CheckpointContainer(container)
            : new CheckpointFolder(StoreConnection.CheckpointsDirectory(configuration));
}
