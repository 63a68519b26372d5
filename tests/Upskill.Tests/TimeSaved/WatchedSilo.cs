using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Upskill.Tests.Silo;

namespace Upskill.Tests.TimeSaved;

/// <summary>A silo of which everything that it logs and traces is kept.</summary>
public class WatchedSilo : SiloFixture
{
    private readonly ConcurrentQueue<string> said = new();
    private readonly ActivityListener listener;

    /// <summary>Listens before anything starts.</summary>
    public WatchedSilo()
    {
        listener = new()
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => said.Enqueue(string.Join(' ', activity.TagObjects.Select(tag => $"{tag.Key}={tag.Value}")
                .Concat(activity.Events.SelectMany(happened => happened.Tags.Select(tag => $"{tag.Key}={tag.Value}"))).Prepend(activity.DisplayName))),
        };
        ActivitySource.AddActivityListener(listener);
    }

    /// <summary>All lines of the log, at every level, and all traces.</summary>
    public IReadOnlyCollection<string> Said => said;

    /// <inheritdoc/>
    protected override void Adjust(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ILoggerProvider>(new Keeper(said));
        builder.Logging.SetMinimumLevel(LogLevel.Trace).AddFilter<Keeper>(null, LogLevel.Trace);
    }

    private sealed class Keeper(ConcurrentQueue<string> said) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            said.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose() { }
    }
}
