using System.Diagnostics;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Upskill.Kit.Live;

namespace Upskill.Benchmarks.Connections;

/// <summary>The least that a connection of somebody signed in costs: a hub that knows nothing and tells all connections at once. A process of its own.</summary>
internal sealed class BareConnections : Hub<ILiveClient>
{
    /// <summary>The verb by which the benchmark starts it.</summary>
    public const string Verb = "bare-hub";

    /// <summary>Answers, and remembers nothing.</summary>
    public long Watch(string topic) => topic.Length;

    /// <summary>Runs until it is killed.</summary>
    public static async Task<int> Run()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<IDataProtectionProvider, EphemeralDataProtectionProvider>();
        builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie();
        builder.Services.AddAuthorization();
        builder.Services.AddSignalR();
        await using var app = builder.Build();
        FullCollection.Map(app);
        app.MapPost("/sign-in", (string person) => TypedResults.SignIn(
            new ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, person)], "bare")), authenticationScheme: CookieAuthenticationDefaults.AuthenticationScheme));
        app.MapPost(MeasuredSilo.Push, async (long number, IHubContext<BareConnections, ILiveClient> hub) =>
        {
            var began = Stopwatch.GetTimestamp();
            await hub.Clients.All.Moved("all", number);
            return began;
        });
        app.MapHub<BareConnections>("/hubs/bare").RequireAuthorization();
        await app.StartAsync();
        Console.WriteLine($"The bare hub is ready at {app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()}");
        await app.WaitForShutdownAsync();
        return 0;
    }
}
