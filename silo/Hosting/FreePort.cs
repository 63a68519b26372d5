using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Upskill.Silo.Hosting;

/// <summary>A port for whoever must name it before they listen on it.</summary>
internal static class FreePort
{
    // Below those that systems give to outgoing connections (from 32768, or from 49152): one of these may be in use by the time that it is listened on (seen, with many connections beside).
    private const int First = 15_000, End = 32_000, MostTries = 100;

    /// <summary>One on which nobody listens on this machine's loopback.</summary>
    public static int Any()
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            if (Probe(RandomNumberGenerator.GetInt32(First, End)) is { } port)
                return port;
        }
        return Probe(0) ?? throw new StartRefusedException("No port is free on this machine.");
    }

    private static int? Probe(int port)
    {
        using var probe = new TcpListener(IPAddress.Loopback, port);
        try
        {
            probe.Start();
            return ((IPEndPoint)probe.LocalEndpoint).Port;
        }
        catch (SocketException)
        {
            return null;
        }
    }
}
