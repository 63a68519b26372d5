using System.Collections.Immutable;

namespace Upskill.LiveSessions.Series;

/// <summary>
/// Where calls, recordings and captions may be: from the setting <c>LiveSessions:CallHosts</c>. A name stands for itself; <c>*.example.com</c> for everything below it.
/// </summary>
public sealed class CallHosts
{
    /// <summary>Longest link, in characters.</summary>
    public const int LongestLink = 2_000;

    private const string Below = "*.";

    /// <param name="hosts">From the settings.</param>
    /// <exception cref="FormatException">One of them is no name of a host. The message is one sentence for the operator.</exception>
    public CallHosts(IEnumerable<string> hosts)
    {
        Hosts = [.. hosts.Select(host => host.Trim().ToLowerInvariant())];
        if (Hosts.FirstOrDefault(host => Uri.CheckHostName(host.StartsWith(Below, StringComparison.Ordinal) ? host[Below.Length..] : host) is not UriHostNameType.Dns) is { } bad)
            throw new FormatException($"LiveSessions:CallHosts: '{bad}' is no name of a host, such as meet.example.com or *.example.com.");
    }

    /// <summary>As the settings say.</summary>
    public ImmutableArray<string> Hosts { get; }

    /// <summary>Why a link is not taken, in a sentence; null where it is.</summary>
    public string? FaultOf(Uri link)
    {
        if (!link.IsAbsoluteUri || link.Scheme != Uri.UriSchemeHttps || link.UserInfo.Length > 0)
            return "A link begins with https:// and goes on with a host, such as https://meet.example.com/everyday-ai.";
        if (link.OriginalString.Length > LongestLink)
            return $"A link has at most {LongestLink} characters.";
        if (Hosts.IsEmpty)
            return "No host of calls is allowed yet. Whoever runs the system names them in the setting LiveSessions:CallHosts.";
        return link.IsDefaultPort && Hosts.Any(host => IsAt(link.IdnHost.ToLowerInvariant(), host)) ? null
            : $"Links lead to {string.Join(", ", Hosts)} here, not to {link.Authority}.";
    }

    private static bool IsAt(string there, string host) => host.StartsWith(Below, StringComparison.Ordinal) ? there.EndsWith(host[1..], StringComparison.Ordinal) : there == host;
}
