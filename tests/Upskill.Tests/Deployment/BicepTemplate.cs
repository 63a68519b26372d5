using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Upskill.Testing;
using Upskill.Tests.Shape;

namespace Upskill.Tests.Deployment;

/// <summary><c>infra/main.bicep</c>, compiled once by the real compiler.</summary>
public sealed partial class BicepTemplate : IAsyncLifetime
{
    private JsonElement root;

    /// <summary>What the compiler said: its errors and warnings, those of the linter among them.</summary>
    public string Said { get; private set; } = "";

    /// <summary>The parameters, each with what it is.</summary>
    public IReadOnlyDictionary<string, JsonElement> Parameters => Properties(root.GetProperty("parameters"));

    /// <summary>The outputs.</summary>
    public IReadOnlyDictionary<string, JsonElement> Outputs => Properties(root.GetProperty("outputs"));

    /// <summary>Everything that is made, of all modules.</summary>
    public IReadOnlyList<JsonElement> Resources => [.. Inner(root)];

    /// <summary>The silo's environment: name, and a text in quotes, an expression, or the name of a secret.</summary>
    public IReadOnlyList<(string Name, string Kind, string Value)> Settings =>
        [.. Setting().Matches(Variable("settings")).Select(match => (match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value))];

    /// <summary>What is asked of the silo's health.</summary>
    public string Probes => Variable("probes");

    /// <summary>The silo's secrets, and the names that they have in the vault; empty where a module says it.</summary>
    public IReadOnlyDictionary<string, string> Secrets =>
        Secret().Matches(Variable("secrets")).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);

    /// <summary>Resources of a kind.</summary>
    public IEnumerable<JsonElement> Of(string type) => Resources.Where(resource => resource.GetProperty("type").GetString() == type);

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        using var folder = new TemporaryFolder();
        var compiled = Path.Combine(folder.Path, "main.json");
        var compiler = typeof(BicepTemplate).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(said => said.Key == "BicepCompiler").Value!;
        if (!File.Exists(compiler))
            throw new InvalidOperationException($"The compiler of infra/ is not at {compiler}: restore this project on Linux, x64.");
        var start = new ProcessStartInfo(compiler, ["build", Path.Combine(SourceTree.Root, "infra", "main.bicep"), "--outfile", compiled]) { RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1";
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Said = (await output + await errors).Trim();
        Assert.True(process.ExitCode == 0, Said);
        root = JsonDocument.Parse(await File.ReadAllTextAsync(compiled)).RootElement.Clone();
    }

    /// <inheritdoc/>
    public Task DisposeAsync() => Task.CompletedTask;

    private static IEnumerable<JsonElement> Inner(JsonElement template)
    {
        var resources = template.GetProperty("resources");
        foreach (var resource in resources.ValueKind is JsonValueKind.Object ? resources.EnumerateObject().Select(named => named.Value) : resources.EnumerateArray())
        {
            if (resource.TryGetProperty("existing", out var exists) && exists.GetBoolean())
                continue;
            if (resource.GetProperty("type").GetString() == "Microsoft.Resources/deployments")
            {
                foreach (var inner in Inner(resource.GetProperty("properties").GetProperty("template")))
                    yield return inner;
            }
            else
            {
                yield return resource;
            }
        }
    }

    /// <summary>A variable of the module that makes the silo, as the compiler wrote it.</summary>
    private string Variable(string name) => Modules(root).Select(module => module.TryGetProperty("variables", out var variables) && variables.TryGetProperty(name, out var value) ? value.ToString() : "")
        .Single(text => text.Length > 0);

    private static IEnumerable<JsonElement> Modules(JsonElement template)
    {
        var resources = template.GetProperty("resources");
        return (resources.ValueKind is JsonValueKind.Object ? resources.EnumerateObject().Select(named => named.Value) : resources.EnumerateArray())
            .Where(resource => resource.GetProperty("type").GetString() == "Microsoft.Resources/deployments").Select(resource => resource.GetProperty("properties").GetProperty("template"));
    }

    private static Dictionary<string, JsonElement> Properties(JsonElement element) => element.EnumerateObject().ToDictionary(property => property.Name, property => property.Value);

    /// <summary>As the compiler writes a setting: <c>createObject('name', 'Keys__Master', 'secretRef', 'keys-master')</c>.</summary>
    [GeneratedRegex(@"createObject\('name', '(\w+)', '(value|secretRef)', ('[^']*'|\w+\((?:[^()]|\([^()]*\))*\))\)")]
    private static partial Regex Setting();

    /// <summary>As it writes a secret; its name in the vault stands behind the vault's address, or is a parameter.</summary>
    [GeneratedRegex(@"createObject\('name', '([\w-]+)', 'keyVaultUrl', format\('\{0\}secrets/(?:([\w-]+)'|\{1\}', parameters\('vaultUri'\), parameters\('(\w+)'\))")]
    private static partial Regex Secret();
}
