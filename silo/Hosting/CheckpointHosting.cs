using Upskill.Silo.Checkpoints;
using Upskill.Silo.Store;

namespace Upskill.Silo.Hosting;

/// <summary>The daily checkpoint of the ledger.</summary>
internal static class CheckpointHosting
{
    /// <summary>Registers it.</summary>
    public static void AddCheckpoints(this WebApplicationBuilder builder) => builder.Services
        .AddSingleton(new CheckpointFolder(StoreConnection.CheckpointsDirectory(builder.Configuration)))
        .AddSingleton<CheckpointTaker>()
        .AddHostedService<DailyCheckpoint>();
}
