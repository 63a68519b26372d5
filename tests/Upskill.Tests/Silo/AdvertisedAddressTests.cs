using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;
using Upskill.Silo;
using Upskill.Silo.Hosting;

namespace Upskill.Tests.Silo;

/// <summary>Where other silos are told to reach this one.</summary>
public sealed class AdvertisedAddressTests
{
    [Fact]
    public void Without_a_setting_it_is_loopback_and_a_given_address_is_taken()
    {
        Assert.Equal(IPAddress.Loopback, AdvertisedAddress.Of(Settings(null)));
        Assert.Equal(IPAddress.Parse("10.1.2.3"), AdvertisedAddress.Of(Settings("10.1.2.3")));
    }

    [Fact]
    public void Auto_is_the_address_of_a_network_that_leads_somewhere_never_loopback_and_never_one_that_a_machine_gave_itself()
    {
        (bool, IPAddress)[] all = [(true, IPAddress.Loopback), (false, IPAddress.Parse("172.17.0.1")), (true, IPAddress.Parse("fe80::1")), (true, IPAddress.Parse("169.254.7.7")), (true, IPAddress.Parse("10.1.2.3")), (true, IPAddress.Parse("10.9.9.9"))];

        Assert.Equal(IPAddress.Parse("10.1.2.3"), AdvertisedAddress.First(all));
        Assert.Equal(IPAddress.Parse("172.17.0.1"), AdvertisedAddress.First(all[..4]));
        Assert.Null(AdvertisedAddress.First(all[..1]));
    }

    [Fact]
    public void Auto_is_an_address_of_this_machine_that_others_can_connect_to()
    {
        IPAddress own;
        try
        {
            own = AdvertisedAddress.Of(Settings("auto"));
        }
        catch (StartRefusedException refused)
        {
            Assert.Contains("no address that others could reach", refused.Message, StringComparison.Ordinal); // a machine without a network
            return;
        }
        using var listener = new TcpListener(own, 0);
        listener.Start();
        using var other = new TcpClient();
        other.Connect((IPEndPoint)listener.LocalEndpoint);
        Assert.False(IPAddress.IsLoopback(own));
        Assert.True(other.Connected);
    }

    [Fact]
    public void What_is_no_address_is_refused_in_one_sentence() =>
        Assert.Equal("Cluster:Advertise is an IP address or auto; my-host is neither.", Assert.Throws<StartRefusedException>(() => AdvertisedAddress.Of(Settings("my-host"))).Message);

    private static IConfiguration Settings(string? advertise) => new ConfigurationBuilder().AddInMemoryCollection([new("Cluster:Advertise", advertise)]).Build();
}
