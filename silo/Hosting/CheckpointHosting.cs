using Upskill.Silo.Checkpoints;

namespace Upskill.Silo.Hosting;

/// <summary>The daily checkpoint of the ledger.</summary>
internal static class CheckpointHosting
{
    /// <summary>Registers it.</summary>
    public static void AddCheckpoints(this WebApplicationBuilder builder) => builder.Services
        .AddSingleton(CheckpointHome.Open(builder.Configuration))
        .AddSingleton<CheckpointTaker>()
        .AddHostedService<DailyCheckpoint>();
}
