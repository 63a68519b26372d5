using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.Configuration;
using StackExchange.Redis;
using Upskill.Silo;
using Upskill.Silo.Checkpoints;
using Upskill.Silo.Store;
using Upskill.Testing;
using Upskill.Tests.Kit.Storage;

namespace Upskill.Tests.Silo.Checkpoints;

/// <summary>Checkpoints in a container of Azure Storage, against Microsoft's emulator of it.</summary>
[Trait("Tier", "Long")]
public sealed class CheckpointContainerTests(Azurite azurite) : ElsewhereContract, IClassFixture<Azurite>
{
    private readonly BlobContainerClient container = azurite.Container();

    private protected override ICheckpointsElsewhere Elsewhere => new CheckpointContainer(container);

    [Fact]
    public async Task A_list_without_its_text_as_a_silo_leaves_it_that_is_killed_in_between_is_in_nobodys_way()
    {
        await Keep(Noon, 3);
        await container.DeleteBlobAsync("ledger-2026-03-14.jws");
        Assert.Empty(await Elsewhere.Days());

        await Keep(Noon.AddHours(2), 4);

        Assert.Equal(4, (await Elsewhere.Newest(Key))!.Checkpoint.Chains);
    }

    [Fact]
    public async Task Where_the_container_is_away_its_caller_is_told_and_of_a_store_the_rest_is_looked_at()
    {
        var nobody = CheckpointHome.Open(Settings($"DefaultEndpointsProtocol=http;AccountName=a;AccountKey=AAAA;BlobEndpoint=http://127.0.0.1:{SiloProcess.FreePort()}/a;"));
        await Assert.ThrowsAsync<IOException>(() => nobody.Has(new(2026, 3, 14)));
        await Assert.ThrowsAsync<IOException>(() => nobody.Days());

        using var folder = new TemporaryFolder();
        using var engine = EmbeddedStore.Start(new StoreFolder(folder.Path));
        await using var store = await ConnectionMultiplexer.ConnectAsync(engine.Address.ConnectionString);
        var audit = await CheckpointAudit.Of(store, nobody, Key);
        Assert.Contains("could not be read", Assert.Single(audit.Faults), StringComparison.Ordinal);
        Assert.DoesNotContain("AAAA", audit.Faults[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_container_that_is_not_there_is_no_place_without_checkpoints()
    {
        await container.DeleteAsync();

        await Assert.ThrowsAsync<IOException>(() => Elsewhere.Days());
        await Assert.ThrowsAsync<IOException>(() => Keep(Noon, 3));
    }

    [Fact]
    public void The_setting_is_an_address_or_a_connection_string_and_what_is_neither_is_refused_without_repeating_it()
    {
        Assert.Equal("https://name.blob.core.windows.net/checkpoints", CheckpointHome.Open(Settings("https://name.blob.core.windows.net/checkpoints")).Place);
        Assert.EndsWith("/devstoreaccount1/checkpoints", Assert.IsType<CheckpointContainer>(CheckpointHome.Open(Settings(azurite.ConnectionString))).Place, StringComparison.Ordinal);
        Assert.IsType<CheckpointFolder>(CheckpointHome.Open(Settings("")));
        foreach (var unreadable in new[] { "hush-hush", "https://name.blob.core.windows.net/", "http://name.blob.core.windows.net/checkpoints" })
            Assert.DoesNotContain("hush", Assert.Throws<StartRefusedException>(() => CheckpointHome.Open(Settings(unreadable))).Message, StringComparison.Ordinal);
    }

    private protected override void Spoil(byte[]? list)
    {
        var blob = container.GetBlobClient(Assert.Single(container.GetBlobs(new GetBlobsOptions { Prefix = "heads/" })).Name);
        if (list is null)
            blob.Delete();
        else
            blob.Upload(new BinaryData(list), overwrite: true);
    }

    private static IConfiguration Settings(string container) => new ConfigurationBuilder().AddInMemoryCollection([new("Checkpoints:Container", container)]).Build();
}
