using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;
using Upskill.Kit.Storage;
using Upskill.Silo;
using Upskill.Testing;
using Upskill.Tests.Kit.Storage;

namespace Upskill.Tests.Silo.Copies;

/// <summary>A backup of a store whose personal keys lie in a table: no copy of a key is made, and a restore demands the table.</summary>
[Trait("Tier", "Long")]
public sealed class BackupWithKeyTableTests(Azurite azurite) : IClassFixture<Azurite>, IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string File => Path.Combine(folder.Path, "tonight");

    [Fact]
    public async Task Keys_stay_in_their_table_alone_and_without_them_nothing_is_restored()
    {
        var table = new TableClient(azurite.ConnectionString, "keys");
        await table.CreateAsync();
        await using (var silo = UpskillSilo.Build(["--environment=Development", "--urls=http://127.0.0.1:0", "--Sample:Enabled=false", .. Settings("first")]))
        {
            await silo.StartAsync();
            silo.Services.GetRequiredService<IKeyStore>().KeyOf("somebody");
            await silo.StopAsync();
        }

        Assert.Contains("no copy of them is made", await Run(0, "backup", "first"), StringComparison.Ordinal);
        Assert.False(System.IO.File.Exists(File + ".keys"));
        Assert.Contains("who was erased there stays erased", await Run(0, "restore", "second"), StringComparison.Ordinal);
        await table.DeleteAsync();
        Assert.Contains("holds no key", await Run(1, "restore", "third"), StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private async Task<string> Run(int expected, string verb, string place)
    {
        var (exitCode, output) = await SiloProcess.Run(new Dictionary<string, string>(), [verb, File, .. Settings(place)]);
        Assert.True(exitCode == expected, output);
        return output;
    }

    private string[] Settings(string place)
    {
        var key = Convert.ToBase64String(new byte[32]);
        return [$"--Store:Directory={Path.Combine(folder.Path, place)}", $"--Keys:Table={azurite.ConnectionString}", $"--Keys:Master={key}", $"--Keys:Release={key}"];
    }
}
