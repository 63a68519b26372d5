using Upskill.Silo.Store;

namespace Upskill.Silo.Hosting;

/// <summary>What is otherwise where this silo is one of several.</summary>
internal static class ClusterHosting
{
    /// <summary>It hands over before it stops.</summary>
    /// <exception cref="StartRefusedException">A setting cannot be used.</exception>
    public static void AddHandOver(this WebApplicationBuilder builder, StoreConnection store)
    {
        if (store.IsEmbedded)
            return;
        var time = HandOverTime.Read(builder.Configuration);
        builder.Services.AddSingleton(time);
        builder.Services.AddSingleton<HandOver>();
        builder.Services.AddSingleton<IHostLifetime>(services => services.GetRequiredService<HandOver>());
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = time.Stop);
        builder.Services.AddHealthChecks().AddCheck<HandOver>("hand-over");
    }

    /// <summary>
    /// Sockets only: what is negotiated with one silo is unknown to the next, and there are no sticky sessions. Where a network blocks sockets every page works and every form is sent; what is lost is the push.
    /// </summary>
    public static void UseSocketsOnly(this IApplicationBuilder app, StoreConnection store)
    {
        if (store.IsEmbedded)
            return;
        app.Use((context, next) =>
        {
            if (context.Request.Path.StartsWithSegments("/hubs") && context.Request.Path.Value!.EndsWith("/negotiate", StringComparison.Ordinal))
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            }
            return next(context);
        });
    }
}
