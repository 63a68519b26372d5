using Microsoft.AspNetCore.DataProtection;
using StackExchange.Redis;
using Upskill.Silo.Copies;
using Upskill.Silo.Store;

namespace Upskill.Silo.Hosting;

/// <summary>The store and what is kept in it beside the slices' state.</summary>
internal static class StoreHosting
{
    /// <summary>Where the keys of cookies and of forms' tokens are kept.</summary>
    public const string CookieKeys = "upskill:data-protection";

    /// <summary>The connection, the keys, and cookies' keys that every silo and every start shares.</summary>
    public static void AddStore(this WebApplicationBuilder builder, StoreConnection store)
    {
        var connection = store.Connect();
        DemandFinished(connection);
        StoreWatch.Asked(builder.Configuration);
        var isBegun = !connection.IsConnected || KeyProof.Demand(connection, builder.Configuration); // first: it makes no key that is missing
        builder.Services.AddSingleton(connection);
        builder.Services.AddSingleton(store);
        builder.Services.AddSingleton(store.OpenKeys(builder.Configuration));
        builder.Services.AddSingleton(store.OpenReleaseKey(builder.Configuration));
        if (!isBegun)
            KeyProof.Keep(connection, builder.Configuration);
        builder.Services.AddDataProtection().SetApplicationName("upskill").PersistKeysToStackExchangeRedis(connection, CookieKeys);
        if (store.Engine is { } engine)
        {
            builder.Services.AddSingleton(engine);
            // First in, last out: everything that writes has stopped when the engine takes its checkpoint.
            builder.Services.AddHostedService<EmbeddedStoreService>();
        }
        builder.Services.AddHostedService<StoreWatch>();
    }

    /// <summary>A store whose filling was cut off looks like a smaller one.</summary>
    /// <exception cref="StartRefusedException">It is one.</exception>
    private static void DemandFinished(IConnectionMultiplexer connection)
    {
        if (connection.IsConnected && connection.GetDatabase().KeyExists(StoreWriter.Unfinished))
            throw new StartRefusedException("A restore or a move into this store was cut off: it holds only a part. Empty it, and restore or move again.");
    }

    /// <summary>SignalR; in a cluster on a backplane with a connection of its own.</summary>
    public static void AddPush(this WebApplicationBuilder builder, StoreConnection store)
    {
        var signalR = builder.Services.AddSignalR();
        if (store.IsEmbedded)
            return;
        signalR.AddStackExchangeRedis(options =>
        {
            options.Configuration = store.Options.Clone();
            options.Configuration.ChannelPrefix = RedisChannel.Literal("upskill");
        });
    }
}
