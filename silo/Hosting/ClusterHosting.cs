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
    /// A silo that is about to stop takes no new ones, or they would hold up its stop: whoever asks comes back in a moment, to another.
    /// </summary>
    public static void UseSocketsOnly(this WebApplication app, StoreConnection store)
    {
        if (store.IsEmbedded)
            return;
        var handOver = app.Services.GetRequiredService<HandOver>();
        app.Use(async (context, next) =>
        {
            var refused = !context.Request.Path.StartsWithSegments("/hubs") ? 0
                : context.Request.Path.Value!.EndsWith("/negotiate", StringComparison.Ordinal) ? StatusCodes.Status404NotFound
                : handOver.IsBegun ? StatusCodes.Status503ServiceUnavailable
                : 0;
            if (refused != 0)
            {
                context.Response.StatusCode = refused;
                return;
            }
            await using var end = handOver.RequestsEnd.Register(context.Abort);
            await next();
        });
    }
}
