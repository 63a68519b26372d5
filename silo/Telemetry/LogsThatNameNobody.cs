using OpenTelemetry;
using OpenTelemetry.Logs;

namespace Upskill.Silo.Telemetry;

/// <summary>
/// Leaves of every log record its sentence before anything was filled in, what is in <see cref="KnownAttributes.OfLogs"/>, and of an exception its type and where it came from: its message may repeat what somebody wrote.
/// Stands before the exporter; the console is not touched.
/// </summary>
internal sealed class LogsThatNameNobody : BaseProcessor<LogRecord>
{
    private const string Sentence = "{OriginalFormat}";

    /// <inheritdoc/>
    public override void OnEnd(LogRecord data)
    {
        var kept = (data.Attributes ?? []).Where(attribute => attribute.Key == Sentence || (KnownAttributes.OfLogs.Contains(attribute.Key) && KnownAttributes.IsOneWord(attribute.Value))).ToList();
        if (data.Exception is { } exception)
        {
            kept.Add(new("exception.type", exception.GetType().FullName));
            kept.Add(new("exception.stacktrace", exception.StackTrace));
        }
        data.Exception = null;
        data.FormattedMessage = null;
        data.Body = null;
        data.Attributes = kept;
    }
}
