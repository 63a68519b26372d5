using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Upskill.Tests.Coaching.Providers;

/// <summary>Everything that is logged, at every level with its scopes, and every step of every trace, while it listens.</summary>
public sealed class Overheard : ILoggerProvider, ILogger, ISupportExternalScope
{
    private readonly ConcurrentQueue<string> lines = new();
    private readonly ActivityListener listener;
    private IExternalScopeProvider scopes = new LoggerExternalScopeProvider();

    /// <summary>Listens from now on.</summary>
    public Overheard()
    {
        listener = new()
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => lines.Enqueue(string.Join(' ',
            [
                "trace", activity.Source.Name, activity.DisplayName, activity.StatusDescription, .. activity.TagObjects.Select(tag => $"{tag.Key}={tag.Value}"),
                .. activity.Baggage.Select(item => $"{item.Key}={item.Value}"), .. activity.Events.SelectMany(happened => happened.Tags.Select(tag => $"{happened.Name} {tag.Key}={tag.Value}")),
            ])),
        };
        ActivitySource.AddActivityListener(listener);
    }

    /// <summary>All of it.</summary>
    public IReadOnlyCollection<string> Lines => lines;

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => this;

    /// <inheritdoc/>
    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => scopes.Push(state);

    /// <inheritdoc/>
    public bool IsEnabled(LogLevel logLevel) => true;

    /// <inheritdoc/>
    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => scopes = scopeProvider;

    /// <inheritdoc/>
    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var around = new List<string>();
        scopes.ForEachScope((scope, list) => list.Add(scope?.ToString() ?? ""), around);
        lines.Enqueue($"{formatter(state, exception)} {exception} [{string.Join(' ', around)}]");
    }

    /// <inheritdoc/>
    public void Dispose() => listener.Dispose();
}
