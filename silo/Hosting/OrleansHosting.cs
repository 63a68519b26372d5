using System.Net;
using Newtonsoft.Json;
using Orleans.Configuration;
using Orleans.Runtime;
using Orleans.Serialization;
using StackExchange.Redis;
using Upskill.Silo.Store;

namespace Upskill.Silo.Hosting;

/// <summary>Orleans on its Redis providers, the same ones in both modes.</summary>
internal static class OrleansHosting
{
    private const string ServiceId = "upskill";

    /// <summary>Clustering, persistence and reminders on the store.</summary>
    public static void AddOrleans(this WebApplicationBuilder builder, StoreConnection store)
    {
        // A dead silo's entry must not delay a start: an embedded silo is a cluster of its own at every start.
        var clusterId = store.IsEmbedded ? $"embedded-{Guid.NewGuid():N}" : builder.Configuration["Cluster:Id"] ?? "upskill";
        if (store.IsEmbedded)
            DeleteOldMemberships(store);

        var address = AdvertisedAddress.Of(builder.Configuration);
        builder.UseOrleans(silo =>
        {
            silo.Configure<ClusterOptions>(options => (options.ServiceId, options.ClusterId) = (ServiceId, clusterId));
            silo.UseRedisClustering(options => options.ConfigurationOptions = store.Options.Clone());
            // Made anew when read: the serialiser's own way is to fill the value that a property begins with, which all grains of a kind share.
            silo.Services.Configure<OrleansJsonSerializerOptions>(options => options.JsonSerializerSettings.ObjectCreationHandling = ObjectCreationHandling.Replace);
            silo.AddRedisGrainStorageAsDefault(options => options.ConfigurationOptions = store.Options.Clone());
            silo.UseRedisReminderService(options => options.ConfigurationOptions = store.Options.Clone());
            // From another silo an exception of the store, or of the socket within it, came as one that nothing knows, and people were told of a fault instead of a restart.
            silo.Services.Configure<ExceptionSerializationOptions>(options => options.SupportedNamespacePrefixes.UnionWith(["StackExchange.Redis", "Pipelines.Sockets.Unofficial", "Upskill"]));
            silo.Configure<SiloMessagingOptions>(options => options.ResponseTimeout = TimeSpan.FromSeconds(10));
            silo.Services.Insert(0, ServiceDescriptor.Singleton<IGrainInterfaceTypeProvider, KnownGrainInterfaces>());
            silo.Configure<EndpointOptions>(options => Listen(options, address, builder.Configuration));
            silo.Configure<ClusterMembershipOptions>(options => WatchMembers(options, builder.Configuration));
        });
    }

    private static void Listen(EndpointOptions options, IPAddress address, IConfiguration configuration)
    {
        options.AdvertisedIPAddress = address;
        options.SiloPort = configuration.GetValue<int?>("Cluster:SiloPort") ?? FreePort.Any();
        options.GatewayPort = configuration.GetValue<int?>("Cluster:GatewayPort") ?? FreePort.Any();
        options.SiloListeningEndpoint = new(options.AdvertisedIPAddress, options.SiloPort);
        options.GatewayListeningEndpoint = new(options.AdvertisedIPAddress, options.GatewayPort);
    }

    /// <summary>A killed silo is gone in about two seconds. With two silos the other alone must be able to declare it dead.</summary>
    private static void WatchMembers(ClusterMembershipOptions options, IConfiguration configuration)
    {
        options.ProbeTimeout = TimeSpan.FromSeconds(1);
        options.NumMissedProbesLimit = 2;
        options.TableRefreshTimeout = TimeSpan.FromSeconds(5);
        options.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(5);
        options.NumVotesForDeathDeclaration = configuration.GetValue("Cluster:Silos", 2) > 2 ? 2 : 1;
    }

    private static void DeleteOldMemberships(StoreConnection store)
    {
        using var connection = store.Connect();
        RedisKey[] old = [.. connection.GetServers()[0].Keys(pattern: $"{ServiceId}/members/embedded-*")];
        connection.GetDatabase().KeyDelete(old);
    }
}
