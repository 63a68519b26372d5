using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Upskill.Silo.Hosting;

/// <summary>Where other silos reach this one: <c>Cluster:Advertise</c>, an IP address, or <c>auto</c> for the one that a container's own network gave it.</summary>
internal static class AdvertisedAddress
{
    private const string Automatic = "auto";

    /// <summary>Loopback where nothing is set.</summary>
    /// <exception cref="StartRefusedException">It is no address, or this machine has none but loopback.</exception>
    public static IPAddress Of(IConfiguration configuration) => configuration["Cluster:Advertise"] switch
    {
        null or "" => IPAddress.Loopback,
        Automatic => First(Candidates()) ?? throw new StartRefusedException("Cluster:Advertise is auto, but this machine has no address that others could reach; set one."),
        var given => IPAddress.TryParse(given, out var address) ? address : throw new StartRefusedException($"Cluster:Advertise is an IP address or auto; {given} is neither."),
    };

    /// <summary>The first that leads somewhere; else the first.</summary>
    public static IPAddress? First(IEnumerable<(bool HasGateway, IPAddress Address)> candidates) => candidates
        .Where(candidate => candidate.Address.AddressFamily is AddressFamily.InterNetwork && !IPAddress.IsLoopback(candidate.Address) && !IsLinkLocal(candidate.Address))
        .OrderByDescending(candidate => candidate.HasGateway).Select(candidate => candidate.Address).FirstOrDefault();

    private static IEnumerable<(bool HasGateway, IPAddress Address)> Candidates() =>
        from network in NetworkInterface.GetAllNetworkInterfaces()
        where network.OperationalStatus is OperationalStatus.Up or OperationalStatus.Unknown
        let known = network.GetIPProperties()
        from unicast in known.UnicastAddresses
        select (known.GatewayAddresses.Count > 0, unicast.Address);

    private static bool IsLinkLocal(IPAddress address) => address.GetAddressBytes() is [169, 254, ..];
}
