using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Upskill.Coaching.Providers;
using Upskill.Testing;
using Upskill.Tests.Coaching.Providers;
using Upskill.Tests.Silo;

namespace Upskill.Tests.Coaching;

/// <summary>A silo whose coach asks a server in this process, and of which everything that it logs and traces is kept.</summary>
public class CoachedSilo : SiloFixture, IAsyncLifetime
{
    /// <summary>Of one learner and day.</summary>
    public const int Cap = 3_000;

    /// <summary>What it logs and traces.</summary>
    public Overheard Overheard { get; } = new();

    internal ModelServer Model { get; private set; } = null!;

    internal ICoachModel Coach => Services.GetRequiredService<ICoachModel>();

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
        builder.Services.AddModel(new CoachSettings(Model.Endpoint, "test", ProviderFixture.Key, TimeSpan.FromSeconds(20), Cap) { RetryAfter = TimeSpan.FromMilliseconds(5) });
        builder.Services.AddSingleton(new PromptFiles(ProviderFixture.Prompts)).AddSingleton<IProgrammeSearch>(new SearchedProgramme());
        builder.Services.AddSingleton<ILoggerProvider>(Overheard);
        builder.Logging.SetMinimumLevel(LogLevel.Trace).AddFilter<Overheard>(null, LogLevel.Trace);
    }
}
