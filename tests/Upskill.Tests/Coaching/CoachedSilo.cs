using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;
using Upskill.Coaching.Providers;
using Upskill.Learning.Publishing;
using Upskill.Silo.Checkpoints;
using Upskill.Testing;
using Upskill.Tests.Coaching.Providers;
using Upskill.Tests.Silo;

namespace Upskill.Tests.Coaching;

/// <summary>A silo whose coach asks a server in this process, and of which everything that it logs and traces is kept.</summary>
public class CoachedSilo : SiloFixture, IAsyncLifetime
{
    /// <summary>Of one learner and day.</summary>
    public const int Cap = 3_000;

    // The cost may change; and that a silo is alive is written by itself.
    private static readonly string[] Elsewhere = ["coach-token-day", "coach-cost", "upskill/members/"];

    /// <summary>What it logs and traces.</summary>
    public Overheard Overheard { get; } = new();

    internal ModelServer Model { get; private set; } = null!;

    internal ICoachModel Coach => Services.GetRequiredService<ICoachModel>();

    /// <summary>Tokens that one learner may use in a day.</summary>
    protected virtual int Tokens => Cap;

    /// <summary>Everything in the store but the cost, by key.</summary>
    internal async Task<Dictionary<string, string>> Store()
    {
        var redis = Services.GetRequiredService<IConnectionMultiplexer>();
        var (database, all) = (redis.GetDatabase(), new Dictionary<string, string>());
        foreach (var key in redis.GetServers().First().Keys().Where(key => !Elsewhere.Any(kind => key.ToString().Contains(kind, StringComparison.Ordinal))).ToList())
        {
            all[key.ToString()] = await database.KeyTypeAsync(key) switch
            {
                RedisType.String => (await database.StringGetAsync(key)).ToString(),
                RedisType.List => string.Join('\n', await database.ListRangeAsync(key)),
                RedisType.Hash => string.Join('\n', (await database.HashGetAllAsync(key)).OrderBy(entry => entry.Name.ToString(), StringComparer.Ordinal).Select(entry => $"{entry.Name}={entry.Value}")),
                var other => other.ToString(),
            };
        }
        return all;
    }

    /// <inheritdoc/>
    async Task IAsyncLifetime.InitializeAsync()
    {
        Model = await ModelServer.Start();
        await InitializeAsync();
    }

    /// <inheritdoc/>
    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeAsync();
        await Model.DisposeAsync();
        Overheard.Dispose();
    }

    /// <inheritdoc/>
    protected override void Adjust(WebApplicationBuilder builder)
    {
        builder.Services.AddModel(new CoachSettings(Model.Endpoint, "test", ProviderFixture.Key, TimeSpan.FromSeconds(20), Tokens) { RetryAfter = TimeSpan.FromMilliseconds(5) });
        builder.Services.AddSingleton(new PromptFiles(ProviderFixture.Prompts.Concat(PromptFiles.Texts()))).AddSingleton<IProgrammeSearch>(new SearchedProgramme());
        builder.Services.AddSingleton<ILoggerProvider>(Overheard);
        foreach (var writes in new[] { typeof(DailyCheckpoint), typeof(SettlementGoOn) }) // into the store, some time after the start, which is no test's doing
            builder.Services.Remove(builder.Services.Single(service => service.ImplementationType == writes));
        builder.Logging.SetMinimumLevel(LogLevel.Trace).AddFilter<Overheard>(null, LogLevel.Trace);
    }
}
