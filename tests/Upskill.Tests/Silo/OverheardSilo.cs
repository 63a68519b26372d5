using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Hosting;

namespace Upskill.Tests.Silo;

/// <summary>
/// A silo in which people talk and of which everything that it logs and traces is kept: at all levels and as it is shipped, calls of grains included, as an operator could switch on.
/// </summary>
public sealed class OverheardSilo : TalkFixture, IDisposable
{
    private readonly ConcurrentQueue<string> everything = new(), shipped = new();
    private readonly ConcurrentQueue<Traced> traces = new();
    private readonly ActivityListener listener;

    /// <summary>Listens before anything starts.</summary>
    public OverheardSilo()
    {
        listener = new()
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => traces.Enqueue(new(activity.TraceId, Text(activity))),
        };
        ActivitySource.AddActivityListener(listener);
    }

    /// <summary>Lines of the log at every level, each with its scopes and its exception.</summary>
    public IReadOnlyCollection<string> Logged => everything;

    /// <summary>Lines that are logged as the product is shipped.</summary>
    public IReadOnlyCollection<string> LoggedAsShipped => shipped;

    /// <summary>All that was traced.</summary>
    public IReadOnlyCollection<Traced> Traces => traces;

    /// <inheritdoc/>
    public void Dispose() => listener.Dispose();

    /// <inheritdoc/>
    protected override void Adjust(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ILoggerProvider>(new All(everything)).AddSingleton<ILoggerProvider>(new Shipped(shipped));
        builder.Logging.SetMinimumLevel(LogLevel.Trace).AddFilter<All>(null, LogLevel.Trace);
        builder.UseOrleans(silo => silo.AddActivityPropagation());
    }

    private static string Text(Activity activity) => string.Join(' ',
    [
        activity.Source.Name, activity.DisplayName, .. activity.TagObjects.Select(tag => $"{tag.Key}={tag.Value}"), .. activity.Baggage.Select(item => $"{item.Key}={item.Value}"),
        .. activity.Events.SelectMany(happened => happened.Tags.Select(tag => $"{tag.Key}={tag.Value}")),
    ]);

    /// <summary>One step of a trace.</summary>
    public sealed record Traced(ActivityTraceId Trace, string Text);

    // Two kinds, since filters are set by kind.
    private sealed class All(ConcurrentQueue<string> lines) : Keeper(lines);

    private sealed class Shipped(ConcurrentQueue<string> lines) : Keeper(lines);

    private abstract class Keeper(ConcurrentQueue<string> lines) : ILoggerProvider, ILogger, ISupportExternalScope
    {
        private IExternalScopeProvider scopes = new LoggerExternalScopeProvider();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => scopes.Push(state);

        public bool IsEnabled(LogLevel logLevel) => true;

        public void SetScopeProvider(IExternalScopeProvider scopeProvider) => scopes = scopeProvider;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var around = new List<string>();
            scopes.ForEachScope((scope, list) => list.Add(scope?.ToString() ?? ""), around);
            lines.Enqueue($"{formatter(state, exception)} {exception} [{string.Join(' ', around)}]");
        }

        public void Dispose() { }
    }
}
