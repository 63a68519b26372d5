using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;

namespace Upskill.Kit.Live;

/// <summary>Registers what a slice's hub needs.</summary>
public static class LiveServices
{
    /// <summary>The hub's watchers, its topics and its announcements.</summary>
    public static IServiceCollection AddLive<THub, TTopics>(this IServiceCollection services)
        where THub : Hub<ILiveClient> where TTopics : class, ILiveTopics =>
        services
            .AddSingleton<LiveWatchers<THub>>()
            .AddSingleton<TTopics>()
            .AddSingleton<LiveAnnouncements<THub, TTopics>>()
            .AddHostedService(provider => provider.GetRequiredService<LiveAnnouncements<THub, TTopics>>());
}
