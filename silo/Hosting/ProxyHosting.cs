using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace Upskill.Silo.Hosting;

/// <summary>Standing behind a proxy that ends TLS: what it says of the browser's request is believed, where it is one of <c>Proxy:Networks</c>; of anybody else nothing is.</summary>
internal static class ProxyHosting
{
    /// <summary>Reads the settings.</summary>
    /// <exception cref="StartRefusedException">A network cannot be read.</exception>
    public static void AddProxy(this WebApplicationBuilder builder)
    {
        string[] networks = [.. builder.Configuration.GetSection("Proxy:Networks").GetChildren().Select(network => network.Value ?? "")];
        if (networks.Length == 0)
            return;
        var known = networks.Select(Network).ToList();
        var hops = builder.Configuration.GetValue<int?>("Proxy:Hops") ?? 1;
        builder.Services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
            options.ForwardLimit = hops;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var network in known)
                options.KnownIPNetworks.Add(network);
        });
        builder.Services.AddSingleton<IStartupFilter, BelieveProxy>();
    }

    private static System.Net.IPNetwork Network(string text) => System.Net.IPNetwork.TryParse(text, out var network)
        ? network
        : throw new StartRefusedException($"Proxy:Networks holds '{text}', which is no network: write the proxy's addresses as 10.0.0.0/16 or fd00::/8.");

    /// <summary>Before everything else, for everything else goes by it.</summary>
    private sealed class BelieveProxy : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.UseForwardedHeaders();
            next(app);
        };
    }
}
