using Azure;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Upskill.Kit.Ledger;

namespace Upskill.Silo.Checkpoints;

/// <summary>
/// Checkpoints in a container of Azure Storage, which all silos share. Nothing in it is ever written over, so that it may refuse that to everybody (<c>infra/checkpoints.bicep</c>); what is old goes by the container's own rules.
/// </summary>
/// <param name="container">It exists.</param>
internal sealed class CheckpointContainer(BlobContainerClient container) : ICheckpointsElsewhere
{
    private static readonly BlobUploadOptions NewOnly = new() { Conditions = new() { IfNoneMatch = ETag.All } };

    /// <summary>Its address.</summary>
    public string Place => container.Uri.GetLeftPart(UriPartial.Path);

    /// <inheritdoc/>
    public async Task Keep(KeptCheckpoint kept, string signed)
    {
        await Write(Heads(kept.Checkpoint), HeadList.Pack(kept.Heads));
        await Write(ICheckpointsElsewhere.NameOf(kept.Checkpoint.On), System.Text.Encoding.ASCII.GetBytes(signed));
    }

    /// <inheritdoc/>
    public Task<bool> Has(DateOnly on) => Asked(async () => (await container.GetBlobClient(ICheckpointsElsewhere.NameOf(on)).ExistsAsync()).Value);

    /// <inheritdoc/>
    public Task<IReadOnlyList<DateOnly>> Days() => Asked(async () =>
    {
        var names = new List<string>();
        await foreach (var blob in container.GetBlobsAsync(new GetBlobsOptions { Prefix = "ledger-" }))
            names.Add(blob.Name);
        return ICheckpointsElsewhere.DaysOf(names);
    });

    /// <inheritdoc/>
    public async Task<string?> Text(DateOnly on) => (await Read(ICheckpointsElsewhere.NameOf(on)))?.ToString();

    /// <inheritdoc/>
    public async Task<KeptCheckpoint?> Read(DateOnly on, byte[] key) =>
        await Text(on) is { } text && LedgerCheckpoint.Read(text, key) is { } checkpoint
        && await Read(Heads(checkpoint)) is { } packed && HeadList.Unpack(packed.ToArray()) is { } heads && checkpoint.IsOf(heads)
            ? new(checkpoint, heads)
            : null;

    // By their hash: a list whose text never came, as after a kill, is in nobody's way.
    private static string Heads(LedgerCheckpoint checkpoint) => $"heads/ledger-{checkpoint.On:O}-{checkpoint.Heads}.gz";

    private Task<BinaryData?> Read(string name) => Asked(async () =>
    {
        try
        {
            return (await container.GetBlobClient(name).DownloadContentAsync()).Value.Content;
        }
        catch (RequestFailedException none) when (none.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return null;
        }
    });

    private Task<bool> Write(string name, byte[] content) => Asked(async () =>
    {
        try
        {
            await container.GetBlobClient(name).UploadAsync(new BinaryData(content), NewOnly);
            return true;
        }
        catch (RequestFailedException taken) when (taken.ErrorCode == BlobErrorCode.BlobAlreadyExists || taken.ErrorCode == BlobErrorCode.BlobImmutableDueToPolicy)
        {
            return false; // by another silo, or by this one, whose answer was lost; which of the two is said is the platform's choice
        }
    });

    private async Task<T> Asked<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (Exception failed) when (failed is RequestFailedException or AuthenticationFailedException or AggregateException)
        {
            throw new IOException($"{Place} does not answer: {(failed as RequestFailedException)?.ErrorCode ?? failed.GetType().Name}", failed);
        }
    }
}
