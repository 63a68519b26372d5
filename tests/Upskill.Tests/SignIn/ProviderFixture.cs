using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;
using Upskill.Kit.People;
using Upskill.Silo;
using Upskill.Testing;
using Upskill.Tests.Silo;
using Upskill.Workforce.FirstOwner;

namespace Upskill.Tests.SignIn;

/// <summary>A silo as in production: HTTPS, and a real provider to sign in with. In groups of the provider are an auditor and an operator.</summary>
public sealed class ProviderFixture : IAsyncLifetime, IOutgoingGrainCallFilter
{
    /// <summary>Groups as Entra ID names them: by object id.</summary>
    public const string Auditors = "9a3f1c2e-0000-4000-8000-00000000a0d1", Operators = "9a3f1c2e-0000-4000-8000-00000000a0d2", Owners = "9a3f1c2e-0000-4000-8000-00000000a0d3";

    private const string Organisation = """
        id,name,email,function,department,team,country,grade,manager_id,time_zone,language,start_date,leave_from,leave_to,roles
        anna,Anna Above,,Board,,,CH,G5,,Europe/Zurich,en,2020-01-01,,,
        olga,Olga Owner,,Board,,,CH,G3,anna,Europe/Zurich,en,2020-01-01,,,owner
        mia,Mia Member,,Alpha,Main,One,CH,G2,anna,Europe/Zurich,en,2020-01-01,,,
        max,Max Member,,Alpha,Main,One,DE,G2,anna,Europe/Berlin,en,2020-01-01,,,
        kim,Kim Member,,Alpha,Main,One,DE,G2,anna,Europe/Berlin,en,2020-01-01,,,
        tom,Tom Two,,Alpha,Side,,GB,G2,anna,Europe/London,en,2020-01-01,,,
        zoe,Zoe Beta,,Beta,,,GB,G2,anna,Europe/London,en,2020-01-01,,,
        eva,Eva Beta,,Beta,,,GB,G2,anna,Europe/London,en,2020-01-01,,,
        """;

    private readonly TemporaryFolder folder = new();
    private WebApplication app = null!;

    internal TestCertificate Certificate { get; } = new();

    internal OpenIdProvider Provider { get; private set; } = null!;

    /// <summary>The method of a grain whose next call from the edge finds the store away; null from the moment on that it did.</summary>
    public string? Away { get; set; }

    /// <summary>Where the silo listens.</summary>
    public Uri Address { get; } = new($"https://127.0.0.1:{SiloProcess.FreePort()}");

    /// <summary>Everything that is registered in it.</summary>
    public IServiceProvider Services => app.Services;

    /// <summary>Its grains.</summary>
    public IGrainFactory Grains => Services.GetRequiredService<IGrainFactory>();

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        Provider = await OpenIdProvider.Start(Certificate, Address);
        app = await Start();
        await Workforces.Load(Grains, "organisation", Organisation);
    }

    /// <summary>Stops the silo and starts another one on the same store.</summary>
    public async Task Restart()
    {
        await Stop();
        app = await Start();
    }

    /// <summary>A device of somebody's.</summary>
    internal ProviderVisitor Device() => new(Address, Certificate);

    /// <summary>A device on which somebody has signed in.</summary>
    internal async Task<ProviderVisitor> DeviceOf(string person, TimeSpan ago = default)
    {
        var device = Device();
        var answer = await device.SignIn(person, "/", ago);
        return answer.Address.Authority == Address.Authority && answer.Status is System.Net.HttpStatusCode.OK ? device
            : throw new InvalidOperationException($"{person} could not sign in: {answer.Status} at {answer.Address}: {answer.Heading}\n{Provider.Output}");
    }

    /// <summary>What is known of somebody here is known anew, as after twenty seconds.</summary>
    internal Task LookAnew(string person) => Services.GetRequiredService<PersonWatch>().Look(new(person));

    /// <inheritdoc/>
    Task IOutgoingGrainCallFilter.Invoke(IOutgoingGrainCallContext context)
    {
        if (Away is null || context.MethodName != Away)
            return context.Invoke();
        Away = null;
        throw new RedisConnectionException(ConnectionFailureType.SocketClosed, "cut off by the test");
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        await Stop();
        await Provider.DisposeAsync();
        Certificate.Dispose();
        folder.Dispose();
    }

    private async Task<WebApplication> Start()
    {
        var silo = UpskillSilo.Build(
        [
            "--environment=Production", $"--Store:Directory={folder.Path}", $"--urls={Address}", .. Certificate.Settings, .. Provider.Settings,
            $"--Oidc:Groups:0:Group={Auditors}", "--Oidc:Groups:0:Role=Auditor", $"--Oidc:Groups:1:Group={Operators}", "--Oidc:Groups:1:Role=operator",
            $"--Oidc:Groups:2:Group={Owners}", "--Oidc:Groups:2:Role=Owner",
        ], builder =>
        {
            builder.Services.Remove(builder.Services.Single(service => service.ImplementationType == typeof(FirstOwnerNotice)));
            builder.Services.AddSingleton<IOutgoingGrainCallFilter>(this);
        });
        await silo.StartAsync();
        return silo;
    }

    private async Task Stop()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }
}

/// <summary>Shared by all tests that sign in with the provider, each with people of its own.</summary>
[CollectionDefinition(Name)]
public sealed class ProviderCollection : ICollectionFixture<ProviderFixture>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "provider";
}
