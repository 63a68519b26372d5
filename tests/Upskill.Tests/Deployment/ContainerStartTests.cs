using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using Upskill.Testing;

namespace Upskill.Tests.Deployment;

/// <summary>A silo that is given exactly the environment of the container in <c>infra/silo.bicep</c>, on a real Redis server.</summary>
[Trait("Tier", "Long")]
public sealed class ContainerStartTests(BicepTemplate template) : IClassFixture<BicepTemplate>, IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task It_refuses_none_of_the_settings_and_is_ready_as_the_platform_asks()
    {
        await using var redis = await RedisServer.Start(Path.Combine(folder.Path, "redis"));
        var environment = template.Settings.ToDictionary(setting => setting.Name, setting => Given(setting.Kind, setting.Value, redis));
        environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        environment["Store__Directory"] = Path.Combine(folder.Path, "data"); // as the Dockerfile sets it
        foreach (var port in new[] { "Cluster__SiloPort", "Cluster__GatewayPort" }) // free ones: the container has its machine to itself
            environment[port] = SiloProcess.FreePort().ToString(CultureInfo.InvariantCulture);

        await using var silo = await SiloProcess.Start(environment);

        using var visitor = new WebVisitor(silo.Address);
        await Until.True(async () => (await visitor.Http.GetAsync("/health/ready")).StatusCode is HttpStatusCode.OK, $"the silo did not become ready:\n{silo.Output}");
        Assert.Equal(HttpStatusCode.OK, (await visitor.Http.GetAsync("/health/live")).StatusCode);
        Assert.DoesNotContain(environment["Keys__Master"], silo.Output, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    /// <summary>What the platform would put there: secrets, and what other resources say of themselves.</summary>
    private static string Given(string kind, string value, RedisServer redis) => (kind, value.Trim('\'')) switch
    {
        ("secretRef", "redis-connection") => redis.Connection,
        ("secretRef", "keys-master" or "keys-release") => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
        ("secretRef", var secret) => $"{secret} of this test",
        ("value", var literal) when value.StartsWith('\'') => literal,
        ("value", "parameters('identityClientId')") => Guid.NewGuid().ToString(),
        ("value", "parameters('keyTableUri')") => "https://stupskill.table.core.windows.net/keys",
        ("value", "parameters('checkpointsUri')") => "https://ckupskill.blob.core.windows.net/checkpoints",
        ("value", "string(parameters('replicas'))") => "3",
        ("value", "parameters('oidcAuthority')") => "https://provider.example",
        ("value", "parameters('oidcClientId')") => "upskill",
        ("value", "parameters('oidcPersonClaim')") => "sub",
        ("value", "parameters('callHost')") => "*.teams.microsoft.com",
        ("value", "replace(parameters('callHost'), '*.', '')") => "teams.microsoft.com",
        ("value", "string(parameters('storeMegabytes'))") => "2304",
        ("value", "parameters('coachEndpoint')") => "https://oai-upskill.openai.azure.com/openai/v1",
        ("value", "parameters('coachModel')") => "gpt-4.1-mini",
        _ => throw new InvalidOperationException($"Nothing here says what {value} is."),
    };
}
