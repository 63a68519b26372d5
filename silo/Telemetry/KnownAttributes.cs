using System.Text.RegularExpressions;

namespace Upskill.Silo.Telemetry;

/// <summary>
/// What telemetry may say: attributes whose values come from the program, never from people. A list of what is allowed, since libraries add attributes with every version (<c>url.path</c>, a grain's id,
/// an exception's message), and each of them can name a person beside what they said.
/// </summary>
internal static partial class KnownAttributes
{
    /// <summary>Of spans. A route is its pattern; a call is its interface and method, never the grain's id, which may be a person's.</summary>
    public static readonly IReadOnlySet<string> OfSpans = new HashSet<string>(StringComparer.Ordinal)
    {
        "http.request.method", "http.route", "http.response.status_code", "network.protocol.version", "url.scheme", "error.type",
        "rpc.system", "rpc.system.name", "rpc.service", "rpc.method", "orleans.rpc.service", "exception.type", "status",
    };

    /// <summary>Of metrics: as above, and the handfuls of words by which the runtime, Orleans and the slices split their counters.</summary>
    public static readonly string[] OfMetrics =
    [
        "http.request.method", "http.route", "http.response.status_code", "network.protocol.version", "network.transport", "network.type", "url.scheme", "error.type",
        "signalr.connection.status", "signalr.transport", "aspnetcore.rate_limiting.policy", "aspnetcore.rate_limiting.result",
        "gc.heap.generation", "cpu.mode", "type", "outcome", "estimated",
    ];

    /// <summary>Of log records: ids of what is nobody, numbers, and words of the program.</summary>
    public static readonly IReadOnlySet<string> OfLogs = new HashSet<string>(StringComparer.Ordinal)
    {
        "Method", "Route", "Failure", "Work", "Queue", "Kind", "Series", "Session", "Round", "List", "Group", "Import", "People", "Cohort", "Module", "Activity", "Deeds", "Refused",
        "Records", "Chains", "Took", "Percent", "Used", "Budget", "Limit", "Claim", "Missing", "Week",
    };

    /// <summary>An id, a number, a pattern or a type's name: one word without an @, so that no sentence and no address passes where an id is expected.</summary>
    public static bool IsOneWord(object? value) => value is not null && OneWord().IsMatch(Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? "");

    [GeneratedRegex(@"^[\w.~:/{}?*`+-]{1,128}\z")]
    private static partial Regex OneWord();
}
