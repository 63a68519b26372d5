using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
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
using Upskill.Kit.Web;
using Upskill.PeerGroups;
using Upskill.PeerGroups.Messages;

namespace Upskill.Benchmarks.Chat;

/// <summary>
/// What the least possible chat costs: takes the same posts under the same kind of cookie, pushes the same facts to the same SignalR groups, and stores nothing. A process of its own.
/// </summary>
internal static class BareChat
{
    /// <summary>The verb by which the benchmark starts it.</summary>
    public const string Verb = "bare-chat";

    /// <summary>Runs until it is killed.</summary>
    public static async Task<int> Run()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<IDataProtectionProvider, EphemeralDataProtectionProvider>();
        builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie();
        builder.Services.AddAuthorization();
        builder.Services.AddSingleton<BareGroups>();
        builder.Services.AddSignalR();
        await using var app = builder.Build();
        app.MapPost("/sign-in", (string person, string group) => TypedResults.SignIn(new ClaimsPrincipal(new ClaimsIdentity(
            [new(ClaimTypes.NameIdentifier, person), new(BareHub.GroupClaim, group)], "bare")), authenticationScheme: CookieAuthenticationDefaults.AuthenticationScheme));
        app.MapPost("/api/peer-groups/rounds/{round}/messages", Say).RequireAuthorization();
        app.MapHub<BareHub>("/hubs/peer-groups").RequireAuthorization();
        await app.StartAsync();
        Console.WriteLine($"The bare chat is ready at {app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()}");
        await app.WaitForShutdownAsync();
        return 0;
    }

    private static async Task<IResult> Say(string round, HttpRequest request, ClaimsPrincipal person, BareGroups groups, IHubContext<BareHub, IPeerGroupClient> hub)
    {
        var form = await request.ReadFormAsync();
        var group = person.FindFirstValue(BareHub.GroupClaim)!;
        var (members, number) = groups.Next(group);
        var message = new ShownMessage(number, number, "Teal Heron", null, form["text"], DateTimeOffset.UtcNow, false, [0, 0, 0, 0, 0], null);
        await hub.Clients.Groups(members).Changed(new(round, number, message, null, members.Length, members.Length, false));
        return request.GoOnAt(string.Create(CultureInfo.InvariantCulture, $"/peer-groups/{round}#m{number}"));
    }
}

/// <summary>Who is in which group, and the newest number of each: in memory, so that pushes are alike.</summary>
internal sealed class BareGroups
{
    private readonly ConcurrentDictionary<string, (ImmutableArray<string> Members, long Number)> groups = new(StringComparer.Ordinal);

    /// <summary>One member more.</summary>
    public void Join(string group, string member) => groups.AddOrUpdate(group, ([member], 0), (_, known) => (known.Members.Add(member), known.Number));

    /// <summary>The number of what is said next, and who hears it.</summary>
    public (ImmutableArray<string> Members, long Number) Next(string group) => groups.AddOrUpdate(group, ([], 1), (_, known) => (known.Members, known.Number + 1));
}

/// <summary>A connection hears its group by a SignalR group of its person, as in the product.</summary>
internal sealed class BareHub(BareGroups groups) : Hub<IPeerGroupClient>
{
    /// <summary>Which group a person is in.</summary>
    public const string GroupClaim = "group";

    /// <summary>Hears the group.</summary>
    public async Task<long> Watch(string round)
    {
        await Groups.AddToGroupAsync(Context.ConnectionId, Context.UserIdentifier!);
        groups.Join(Context.User!.FindFirstValue(GroupClaim)!, Context.UserIdentifier!);
        return round.Length;
    }
}
