using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;

namespace Upskill.Coaching.Observations;

/// <summary>What a task says, without its markup.</summary>
internal static partial class PlainTask
{
    /// <summary>The words of an exercise's task.</summary>
    public static string Of(string html) => WebUtility.HtmlDecode(Markup().Replace(html, " "));

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Markup();
}

internal static partial class ObservationLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Prompts of {Module} {Activity} could not be observed.")]
    public static partial void CouldNotObserve(this ILogger log, string module, string activity, Exception failed);
}
