using System.Runtime.InteropServices;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Upskill.Silo.Hosting;

/// <summary>
/// How one of several silos stops: first it is no longer ready while it goes on serving, so that whoever spreads people over the silos sends nobody here any more; a moment later it stops,
/// which closes its hub connections (they come back at another silo), ends the requests that are under way, and moves its grains.
/// </summary>
/// <remarks>In place of the host's own way, which stops at once: a request that comes in that moment would meet a closed port.</remarks>
internal sealed class HandOver(IHostApplicationLifetime lifetime, HandOverTime time) : IHostLifetime, IHealthCheck, IDisposable
{
    private readonly List<PosixSignalRegistration> signals = [];
    private readonly CancellationTokenSource requestsEnd = new();
    private int isBegun;

    /// <summary>True from the moment on that this process was asked to stop.</summary>
    public bool IsBegun => Volatile.Read(ref isBegun) != 0;

    /// <summary>Cancelled when requests that are still under way have had their time: what is left belongs to the grains.</summary>
    public CancellationToken RequestsEnd => requestsEnd.Token;

    /// <inheritdoc/>
    public Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        foreach (var signal in new[] { PosixSignal.SIGTERM, PosixSignal.SIGINT, PosixSignal.SIGQUIT })
            signals.Add(PosixSignalRegistration.Create(signal, Begin));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        IsBegun ? HealthCheckResult.Unhealthy("This process is about to stop; others take over.") : HealthCheckResult.Healthy());

    /// <inheritdoc/>
    public void Dispose()
    {
        signals.ForEach(signal => signal.Dispose());
        requestsEnd.Dispose();
    }

    private void Begin(PosixSignalContext signal)
    {
        signal.Cancel = true;
        if (Interlocked.Exchange(ref isBegun, 1) == 0)
            _ = Stop();
        else
            lifetime.StopApplication(); // asked twice: at once
    }

    private async Task Stop()
    {
        await Task.Delay(time.Unready);
        requestsEnd.CancelAfter(time.Requests);
        lifetime.StopApplication();
    }
}

/// <summary>The parts of the ten seconds within which a silo hands over.</summary>
/// <param name="Unready">How long it serves on without being ready: longer than whoever spreads people asks for it.</param>
/// <param name="Stop">How long requests, hubs and grains then have together.</param>
internal sealed record HandOverTime(TimeSpan Unready, TimeSpan Stop)
{
    /// <summary>In all, with a moment for the process itself.</summary>
    private const double Longest = 9;

    private const double LongestUnready = 5;

    /// <summary>How long requests that are under way may go on, before they are cut off and the rest is for the grains.</summary>
    public TimeSpan Requests => Stop / 2;

    /// <summary>From <c>Cluster:UnreadySeconds</c>.</summary>
    /// <exception cref="StartRefusedException">Too long: what is left would be too short to hand over in.</exception>
    public static HandOverTime Read(IConfiguration configuration)
    {
        var unready = configuration.GetValue("Cluster:UnreadySeconds", 3.0);
        return unready is >= 0 and <= LongestUnready
            ? new(TimeSpan.FromSeconds(unready), TimeSpan.FromSeconds(Longest - unready))
            : throw new StartRefusedException($"Cluster:UnreadySeconds is from 0 to {LongestUnready:0}: a silo hands over within ten seconds.");
    }
}
