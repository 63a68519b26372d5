using System.Text.Json;
using System.Text.RegularExpressions;
using Upskill.Tests.Shape;
using Upskill.Tests.Silo;
using YamlDotNet.RepresentationModel;

namespace Upskill.Tests.Deployment;

/// <summary>What <c>azd up</c> makes, held against what the silo reads. Nothing here was deployed: these tests compile, and compare.</summary>
public sealed partial class InfrastructureTests(BicepTemplate template) : IClassFixture<BicepTemplate>
{
    /// <summary>Read by the platform's own libraries: ASP.NET Core behind a proxy, and which identity signs in to the key table and the checkpoints' container.</summary>
    private static readonly string[] OfThePlatform = ["ASPNETCORE_FORWARDEDHEADERS_ENABLED", "AZURE_CLIENT_ID"];

    [Fact]
    public void The_template_compiles_and_neither_the_compiler_nor_its_linter_has_anything_to_say() => Assert.Equal("", template.Said);

    [Fact]
    public void Every_setting_in_the_table_of_the_README_is_read_and_every_setting_that_is_read_stands_there()
    {
        var declared = DeclaredSettings.InReadme;
        Assert.InRange(declared.Count, 25, 100);
        Assert.All(declared.Where(name => name.Contains(':', StringComparison.Ordinal)), name => Assert.True(DeclaredSettings.IsRead(name), $"Nothing reads {name}."));
        Assert.Contains("Cluster:SiloPort", DeclaredSettings.Asked);
        Assert.All(DeclaredSettings.Asked, name => Assert.True(declared.Any(known => known == name || known.StartsWith(name + ":", StringComparison.Ordinal)), $"{name} is not in README's table."));
    }

    [Fact]
    public void Every_setting_of_the_container_is_one_that_the_silo_reads()
    {
        var declared = DeclaredSettings.InReadme;
        var names = template.Settings.Select(setting => setting.Name).ToList();
        foreach (var needed in new[] { "ConnectionStrings__redis", "Keys__Master", "Keys__Release", "Keys__Table", "Checkpoints__Container", "Cluster__Advertise", "Oidc__Authority", "Oidc__ClientId", "Oidc__ClientSecret" })
            Assert.Contains(needed, names);
        Assert.Equal(names.Count, SettingCount().Count(SourceTree.Text("infra/silo.bicep"))); // none was overlooked here
        Assert.All(names.Except(OfThePlatform), name => Assert.Contains(ListIndex().Replace(name.Replace("__", ":", StringComparison.Ordinal), ""), declared));
    }

    [Fact]
    public void What_is_secret_is_a_reference_into_the_vault_and_is_made_there()
    {
        var secrets = template.Secrets;
        var made = template.Of("Microsoft.KeyVault/vaults/secrets").Select(secret => secret.GetProperty("name").GetString()!).ToList();
        var script = SourceTree.Text("infra/make-keys.sh");
        Assert.All(template.Settings, setting => Assert.Equal(Regex.IsMatch(setting.Name, "Master|Release|Secret|redis|__Key$"), setting.Kind == "secretRef"));
        Assert.All(template.Settings.Where(setting => setting.Kind == "secretRef"), setting => Assert.Contains(setting.Value.Trim('\''), secrets.Keys));
        Assert.Equal(5, secrets.Count);
        Assert.All(secrets.Values.Where(name => name.Length > 0), name => Assert.True(made.Exists(known => known.Contains(name, StringComparison.Ordinal)) || Regex.IsMatch(script, $@"\b{name}\b"), $"Nothing makes {name}."));
    }

    [Fact]
    public void Each_parameter_is_asked_of_azds_environment_and_none_is_written_down_or_given_out()
    {
        using var file = JsonDocument.Parse(SourceTree.Text("infra/main.parameters.json"));
        var given = file.RootElement.GetProperty("parameters").EnumerateObject().ToDictionary(parameter => parameter.Name, parameter => parameter.Value.GetProperty("value").GetString()!);

        Assert.Equal(template.Parameters.Keys.Order(), given.Keys.Order());
        Assert.All(given, parameter => Assert.Matches(@"^\$\{[A-Z_]+(=[^}]*)?\}$", parameter.Value));
        Assert.All(template.Parameters.Where(parameter => Regex.IsMatch(parameter.Key, "[sS]ecret|[pP]assword|[kK]ey")), parameter =>
        {
            Assert.Equal("securestring", parameter.Value.GetProperty("type").GetString(), ignoreCase: true);
            Assert.DoesNotContain("=", given[parameter.Key], StringComparison.Ordinal);
        });
        Assert.All(template.Outputs, output => Assert.DoesNotMatch("listKeys|listSecrets|[sS]ecret|[pP]assword", output.Value.ToString()));
    }

    [Fact]
    public void Azd_finds_the_service_its_image_its_template_and_the_outputs_that_it_needs()
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(SourceTree.Text("azure.yaml")));
        var project = (YamlMappingNode)yaml.Documents[0].RootNode;
        var infra = (YamlMappingNode)project["infra"];
        Assert.True(File.Exists(Path.Combine(SourceTree.Root, (string)infra["path"]!, (string)infra["module"]! + ".bicep")));
        Assert.Contains("AZURE_CONTAINER_REGISTRY_ENDPOINT", template.Outputs.Keys);
        foreach (var (name, service) in ((YamlMappingNode)project["services"]).Children.Select(child => ((string)child.Key!, (YamlMappingNode)child.Value)))
        {
            Assert.True(File.Exists(Path.Combine(SourceTree.Root, (string)service["docker"]["path"]!)));
            Assert.Equal("docker", (string)service["language"]!); // for any other azd looks for a project in that folder, and stops where there is none
            Assert.Contains($"SERVICE_{name.ToUpperInvariant()}_NAME", template.Outputs.Keys);
            Assert.Contains($"SERVICE_{name.ToUpperInvariant()}_RESOURCE_EXISTS=false", SourceTree.Text("infra/main.parameters.json"), StringComparison.Ordinal);
            Assert.Contains($"'azd-service-name', '{name}'", Flat(Assert.Single(template.Of("Microsoft.App/containerApps")).GetProperty("tags").ToString()), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_app_has_several_silos_behind_one_address_without_affinity_and_asks_after_their_health_where_they_answer()
    {
        var app = Assert.Single(template.Of("Microsoft.App/containerApps")).GetProperty("properties");
        var ingress = app.GetProperty("configuration").GetProperty("ingress");
        Assert.Equal(("none", "http", "False"), (ingress.GetProperty("stickySessions").GetProperty("affinity").GetString(), ingress.GetProperty("transport").GetString(), ingress.GetProperty("allowInsecure").ToString()));
        Assert.Equal(3, template.Parameters["silos"].GetProperty("defaultValue").GetInt32());
        Assert.Equal("[parameters('replicas')]", app.GetProperty("template").GetProperty("scale").GetProperty("minReplicas").GetString());
        Assert.InRange(app.GetProperty("template").GetProperty("terminationGracePeriodSeconds").GetInt32(), 15, 60); // the silo takes ten
        var routes = RouteTests.Table.Select(row => (string)row[1]).ToList();
        var paths = Regex.Matches(template.Probes, "\"path\":\\s*\"([^\"]+)\"").Select(match => match.Groups[1].Value).ToList();
        Assert.Equal(3, paths.Count);
        Assert.All(paths, path => Assert.Contains(path, routes));
        var port = Regex.Match(SourceTree.Text("silo/Dockerfile"), @"ASPNETCORE_HTTP_PORTS=(\d+)").Groups[1].Value;
        Assert.Contains($"var webPort = {port}\n", SourceTree.Text("infra/silo.bicep"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_store_never_evicts_and_writes_its_log_every_second_and_keys_lie_where_nothing_is_kept_of_what_was_deleted()
    {
        var database = Assert.Single(template.Of("Microsoft.Cache/redisEnterprise/databases")).GetProperty("properties");
        Assert.Equal(("NoEviction", "Encrypted", "NoCluster"), (database.GetProperty("evictionPolicy").GetString(), database.GetProperty("clientProtocol").GetString(), database.GetProperty("clusteringPolicy").GetString()));
        Assert.Equal((true, "1s"), (database.GetProperty("persistence").GetProperty("aofEnabled").GetBoolean(), database.GetProperty("persistence").GetProperty("aofFrequency").GetString()));
        Assert.Equal(2, template.Of("Microsoft.Storage/storageAccounts").Count());
        Assert.All(template.Of("Microsoft.Storage/storageAccounts"), account =>
        {
            Assert.False(account.GetProperty("properties").GetProperty("allowSharedKeyAccess").GetBoolean() || account.GetProperty("properties").GetProperty("allowBlobPublicAccess").GetBoolean());
            Assert.Equal("Standard_ZRS", account.GetProperty("sku").GetProperty("name").GetString());
        });
        Assert.DoesNotContain("blobServices", SourceTree.Text("infra/key-table.bicep"), StringComparison.Ordinal);
        Assert.DoesNotContain(template.Resources, resource => resource.GetProperty("type").GetString()!.Contains("backup", StringComparison.OrdinalIgnoreCase) || resource.GetProperty("type").GetString()!.Contains("RecoveryServices", StringComparison.OrdinalIgnoreCase));
        var vault = Assert.Single(template.Of("Microsoft.KeyVault/vaults")).GetProperty("properties");
        Assert.True(vault.GetProperty("enablePurgeProtection").GetBoolean() && vault.GetProperty("enableRbacAuthorization").GetBoolean());
    }

    [Fact]
    public void Checkpoints_lie_apart_where_nobody_changes_one_for_a_year_and_lists_go_after_it_only()
    {
        var policy = Assert.Single(template.Of("Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies")).GetProperty("properties");
        Assert.Equal("[variables('days')]", policy.GetProperty("immutabilityPeriodSinceCreationInDays").GetString());
        var rule = Assert.Single(Assert.Single(template.Of("Microsoft.Storage/storageAccounts/managementPolicies")).GetProperty("properties").GetProperty("policy").GetProperty("rules").EnumerateArray()).GetProperty("definition");
        Assert.Equal("[add(variables('days'), 1)]", rule.GetProperty("actions").GetProperty("baseBlob").GetProperty("delete").GetProperty("daysAfterCreationGreaterThan").GetString());
        Assert.Contains("/heads/", Assert.Single(rule.GetProperty("filters").GetProperty("prefixMatch").EnumerateArray()).GetString(), StringComparison.Ordinal);
        Assert.Contains("var days = 365\n", SourceTree.Text("infra/checkpoints.bicep"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_silo_prints_is_kept_by_nobody_and_what_it_logs_goes_to_Application_Insights()
    {
        var environment = Assert.Single(template.Of("Microsoft.App/managedEnvironments")).GetProperty("properties");
        Assert.Equal("azure-monitor", environment.GetProperty("appLogsConfiguration").GetProperty("destination").GetString());
        var kept = Assert.Single(template.Of("Microsoft.Insights/diagnosticSettings")).GetProperty("properties").GetProperty("logs");
        Assert.Equal("ContainerAppSystemLogs", Assert.Single(kept.EnumerateArray()).GetProperty("category").GetString());
        Assert.Equal("appInsights", Assert.Single(environment.GetProperty("openTelemetryConfiguration").GetProperty("logsConfiguration").GetProperty("destinations").EnumerateArray()).GetString());
    }

    private static string Flat(string text) => text.Replace("\": \"", "', '", StringComparison.Ordinal).Replace("\":\"", "', '", StringComparison.Ordinal).Replace('"', '\'');

    [GeneratedRegex(@"\{ name: '[A-Za-z]\w*', (?:value|secretRef):")]
    private static partial Regex SettingCount();

    [GeneratedRegex(@":\d+\z")]
    private static partial Regex ListIndex();
}
