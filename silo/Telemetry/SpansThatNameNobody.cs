using System.Diagnostics;
using OpenTelemetry;

namespace Upskill.Silo.Telemetry;

/// <summary>
/// Takes from every span what is not in <see cref="KnownAttributes.OfSpans"/>, its description and what the caller's own tracing put beside it. What cannot be taken off, events and links, keeps a span from being sent.
/// Stands before the exporter.
/// </summary>
internal sealed class SpansThatNameNobody : BaseProcessor<Activity>
{
    /// <inheritdoc/>
    public override void OnEnd(Activity data)
    {
        foreach (var name in data.TagObjects.Select(tag => tag.Key).Where(name => !KnownAttributes.OfSpans.Contains(name)).ToList())
            data.SetTag(name, null);
        data.TraceStateString = null;
        data.SetStatus(data.Status);
        // A request's span is called by its path until its route is known; where it has none, the path is whatever somebody typed.
        if (data.GetTagItem("http.request.method") is string method)
            data.DisplayName = $"{method} {data.GetTagItem("http.route")}".TrimEnd();
        if (data.Events.Any() || data.Links.Any())
            data.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
    }
}
