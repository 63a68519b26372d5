using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Upskill.Kit.Storage;

namespace Upskill.Silo.Store;

/// <summary>Where personal keys lie: in the table that <c>Keys:Table</c> names, or else in files.</summary>
internal static class KeyHome
{
    private const string UsualTable = "keys";

    /// <summary>Opens it; asks no network.</summary>
    /// <param name="configuration">For <c>Keys:Table</c>.</param>
    /// <param name="directory">Of the files.</param>
    /// <param name="masterKey">32 bytes.</param>
    /// <param name="checkpoints">Where files have the list of destroyed keys, for what a restore brings back; a table is never restored, and needs none.</param>
    /// <exception cref="StartRefusedException"><c>Keys:Table</c> cannot be read.</exception>
    public static IKeyStore Open(IConfiguration configuration, string directory, byte[] masterKey, string checkpoints) =>
        Table(configuration, masterKey) is { } table ? table : new KeyFiles(directory, masterKey, checkpoints);

    /// <summary>The table that <c>Keys:Table</c> names; null where keys lie in files.</summary>
    /// <inheritdoc cref="Open"/>
    public static KeyTable? Table(IConfiguration configuration, byte[] masterKey)
    {
        // Shorter than a call of a grain may take, so that its caller hears of it.
        var options = new TableClientOptions { Retry = { Mode = RetryMode.Exponential, MaxRetries = 2, Delay = TimeSpan.FromMilliseconds(100), MaxDelay = TimeSpan.FromSeconds(1), NetworkTimeout = TimeSpan.FromSeconds(2) } };
        var table = AzurePlace.Open(configuration, "Keys:Table", "https://NAME.table.core.windows.net/keys",
            address => new TableClient(new Uri(address, "./"), address.Segments[^1].Trim('/'), new DefaultAzureCredential(), options), connection => new TableClient(connection, UsualTable, options));
        return table is null ? null : new(table, masterKey);
    }
}
