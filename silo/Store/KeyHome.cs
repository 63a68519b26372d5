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
    public static KeyTable? Table(IConfiguration configuration, byte[] masterKey) =>
        configuration["Keys:Table"] is { Length: > 0 } table ? new KeyTable(Client(table), masterKey) : null;

    /// <summary>By an address, as the identity of this machine; by a connection string, as it says.</summary>
    private static TableClient Client(string setting)
    {
        // Shorter than a call of a grain may take, so that its caller hears of it.
        var options = new TableClientOptions { Retry = { Mode = RetryMode.Exponential, MaxRetries = 2, Delay = TimeSpan.FromMilliseconds(100), MaxDelay = TimeSpan.FromSeconds(1), NetworkTimeout = TimeSpan.FromSeconds(2) } };
        if (Uri.TryCreate(setting, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps && address.Segments is [.., var name] && name.Trim('/').Length > 0)
            return new(new Uri(address, "./"), name.Trim('/'), new DefaultAzureCredential(), options);
        try
        {
            return new(setting, UsualTable, options);
        }
        catch (Exception unreadable) when (unreadable is FormatException or ArgumentException or InvalidOperationException)
        {
            // Not what it says: it may hold a key.
            throw new StartRefusedException("Keys:Table is the address of a table, such as https://NAME.table.core.windows.net/keys, or a connection string of Azure Storage.", unreadable);
        }
    }
}
