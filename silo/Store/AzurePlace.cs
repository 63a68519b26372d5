namespace Upskill.Silo.Store;

/// <summary>A place in Azure Storage as a setting names it: by an address, opened as the identity of this machine, or by a connection string, as it says.</summary>
internal static class AzurePlace
{
    /// <summary>Opens it; asks no network.</summary>
    /// <param name="configuration">Of the process.</param>
    /// <param name="setting">Its name.</param>
    /// <param name="example">An address as it could be.</param>
    /// <param name="byAddress">Opens an address over HTTPS that names something in the account.</param>
    /// <param name="byConnectionString">Opens what the connection string leads to.</param>
    /// <returns>Null where nothing is set.</returns>
    /// <exception cref="StartRefusedException">It is neither. What it is is not said: it may hold a key.</exception>
    public static T? Open<T>(IConfiguration configuration, string setting, string example, Func<Uri, T> byAddress, Func<string, T> byConnectionString)
        where T : class
    {
        if (configuration[setting] is not { Length: > 0 } text)
            return null;
        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps && address.Segments is [.., var name] && name.Trim('/').Length > 0)
            return byAddress(address);
        try
        {
            return byConnectionString(text);
        }
        catch (Exception unreadable) when (unreadable is FormatException or ArgumentException or InvalidOperationException)
        {
            throw new StartRefusedException($"{setting} is an address, such as {example}, or a connection string of Azure Storage.", unreadable);
        }
    }
}
