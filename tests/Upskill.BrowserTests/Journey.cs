namespace Upskill.BrowserTests;

/// <summary>
/// Base of all journeys: hands out devices, and fails where one of their pages had a console error, a page error or a policy violation.
/// </summary>
[Collection(nameof(RunningProduct))]
public abstract class Journey(RunningProduct product) : IAsyncLifetime
{
    private readonly List<Device> devices = [];

    /// <summary>Where the silo listens.</summary>
    protected Uri Address => product.Address;

    /// <inheritdoc/>
    public Task InitializeAsync() => Task.CompletedTask;

    /// <summary>What the silo has printed, its log among it.</summary>
    private protected string Printed => product.Output;

    /// <summary>A device on which nobody is signed in.</summary>
    private protected async Task<Device> Device(Action<BrowserNewContextOptions>? adjust = null, Uri? address = null)
    {
        var device = await BrowserTests.Device.Make(product.Browser, address ?? Address, adjust);
        devices.Add(device);
        return device;
    }

    /// <summary>A device on which <paramref name="person"/> is signed in.</summary>
    private protected async Task<Device> DeviceOf(string person, Action<BrowserNewContextOptions>? adjust = null, Uri? address = null)
    {
        var device = await Device(adjust, address);
        await device.SignIn(person);
        return device;
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        foreach (var device in devices)
            await device.Close();
        var troubles = devices.SelectMany(device => device.Troubles).ToList();
        Assert.True(troubles.Count == 0, string.Join("\n", troubles));
    }
}
