using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Upskill.Tests.Silo;

/// <summary>Sees every call of a grain before it runs: to count it, hold it up, or let it fail.</summary>
public sealed class GrainCalls : IIncomingGrainCallFilter
{
    /// <summary>Told of each call: the interface, the method, the grain's key. What it throws fails the call.</summary>
    public Func<string, string, string, Task>? Before { get; set; }

    /// <inheritdoc/>
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        if (Before is { } before)
            await before(context.InterfaceMethod.DeclaringType!.Name, context.InterfaceMethod.Name, context.TargetId.Key.ToString()!);
        await context.Invoke();
    }
}

/// <summary>A silo whose calls a test sees.</summary>
public sealed class WatchedSiloFixture : SiloFixture
{
    /// <summary>Its calls.</summary>
    public GrainCalls Calls { get; } = new();

    /// <inheritdoc/>
    protected override void Adjust(WebApplicationBuilder builder) => builder.Services.AddSingleton<IIncomingGrainCallFilter>(Calls);
}
