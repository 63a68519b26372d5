using System.Net;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;

namespace Upskill.Testing;

/// <summary>A hub connection as pages make it: a web socket at once, without negotiating; silos of a cluster take nothing else.</summary>
internal static class HubSocket
{
    /// <summary>Not started yet.</summary>
    /// <param name="silo">Where.</param>
    /// <param name="hub">Its path.</param>
    /// <param name="cookies">Who.</param>
    public static HubConnection To(Uri silo, string hub, CookieContainer cookies) => new HubConnectionBuilder()
        .WithUrl(new Uri(silo, hub), options => (options.SkipNegotiation, options.Transports, options.Cookies) = (true, HttpTransportType.WebSockets, cookies))
        .Build();
}
