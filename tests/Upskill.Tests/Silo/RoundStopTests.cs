using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Upskill.Silo;
using Upskill.Testing;

namespace Upskill.Tests.Silo;

/// <summary>A silo that is stopped while a round tells its members that it is open.</summary>
public sealed class RoundStopTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task A_silo_that_stops_while_a_round_tells_its_members_logs_a_few_lines_and_the_next_one_tells_them()
    {
        var lines = new ConcurrentQueue<string>();
        string[] settings = ["--environment=Development", "--urls=http://127.0.0.1:0", "--Sample:Enabled=false", $"--Store:Directory={folder.Path}"];
        await using (var silo = UpskillSilo.Build(settings, builder => builder.Services.AddSingleton<ILoggerProvider>(new Keeper(lines))))
        {
            await silo.StartAsync();
            await ClusterCompany.Draw(silo.Services.GetRequiredService<IGrainFactory>());
            await ClusterCompany.Open(silo.Services.GetRequiredService<IGrainFactory>());
            await silo.StopAsync();
        }
        Assert.InRange(lines.Count, 0, 30);

        await using var next = UpskillSilo.Build(settings);
        await next.StartAsync();
        var grains = next.Services.GetRequiredService<IGrainFactory>();
        await Until.True(async () => (await grains.GetGrain<Upskill.PeerGroups.IPeerGrain>("talker-499").Peer()).Rounds.Length > 0, "the last member was not told");
        await next.StopAsync();
    }

    public void Dispose() => folder.Dispose();

    private sealed class Keeper(ConcurrentQueue<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue(formatter(state, exception));

        public void Dispose() { }
    }
}
