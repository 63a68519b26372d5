using Azure.Core;
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
    public static ICheckpointsElsewhere Open(IConfiguration configuration)
    {
        // A day's list of heads is some ten megabytes. Who waits for an answer is the operator's verb, or nobody.
        var options = new BlobClientOptions { Retry = { Mode = RetryMode.Exponential, MaxRetries = 2, Delay = TimeSpan.FromMilliseconds(500), MaxDelay = TimeSpan.FromSeconds(2), NetworkTimeout = TimeSpan.FromSeconds(20) } };
        return AzurePlace.Open(configuration, "Checkpoints:Container", "https://NAME.blob.core.windows.net/checkpoints",
            address => new BlobContainerClient(address, new DefaultAzureCredential(), options), connection => new BlobContainerClient(connection, UsualContainer, options)) is { } container
            ? new CheckpointContainer(container)
            : new CheckpointFolder(StoreConnection.CheckpointsDirectory(configuration));
    }
}
