using System.Security.Cryptography;
using Azure.Data.Tables;
using Microsoft.Extensions.Configuration;
using Upskill.Kit.Storage;
using Upskill.Silo;
using Upskill.Silo.Store;
using Upskill.Testing;

namespace Upskill.Tests.Kit.Storage;

/// <summary>Keys in a table of Azure Storage, against Microsoft's emulator of it.</summary>
[Trait("Tier", "Long")]
public sealed class KeyTableTests(Azurite azurite) : KeyStoreContract, IClassFixture<Azurite>
{
    private readonly TableClient table = azurite.Table();
    private readonly string subject = NewSubject();

    /// <inheritdoc/>
    protected override IKeyStore Open(byte[] masterKey) => new KeyTable(table, masterKey);

    [Fact]
    public void No_row_holds_a_key_or_a_subject_in_clear()
    {
        var key = Open().KeyOf(subject);
        Open().KeysOf([NewSubject(), NewSubject()]);

        var rows = table.Query<TableEntity>().ToList();
        Assert.Equal(3, rows.Count);
        Assert.All(rows, row =>
        {
            Assert.DoesNotContain(subject, row.RowKey, StringComparison.OrdinalIgnoreCase);
            Assert.Equal(-1, row.GetBinary("Sealed").AsSpan().IndexOf(key));
        });
    }

    [Fact]
    public void Destroying_writes_zeros_over_the_key()
    {
        Open().KeyOf(subject);
        Assert.Contains(table.Query<TableEntity>().Single().GetBinary("Sealed"), content => content != 0);

        Open().Destroy(subject);

        Assert.All(table.Query<TableEntity>().Single().GetBinary("Sealed"), left => Assert.Equal(0, left));
    }

    [Fact]
    public void A_row_that_was_copied_over_anothers_opens_nothing()
    {
        Open().KeyOf(subject);
        var copied = table.Query<TableEntity>().Single();
        var victim = Beside(subject);
        Open().KeyOf(victim);
        var place = table.Query<TableEntity>().Single(row => row.RowKey != copied.RowKey);
        table.UpsertEntity(new TableEntity(place.PartitionKey, place.RowKey) { ["Sealed"] = copied.GetBinary("Sealed") }, TableUpdateMode.Replace);

        Assert.ThrowsAny<CryptographicException>(() => Open().KeyOf(victim));
    }

    [Fact]
    public void More_keys_than_one_batch_takes_are_made_together()
    {
        var subjects = Enumerable.Range(0, 250).Select(_ => Beside(subject)).ToList();

        Assert.Equal(Open().KeysOf(subjects), subjects.Select(Open().KeyOf));
    }

    [Fact]
    public void Where_the_table_is_away_a_caller_hears_of_it_as_of_a_silo_that_is_away()
    {
        var nobody = $"DefaultEndpointsProtocol=http;AccountName=a;AccountKey=AAAA;TableEndpoint=http://127.0.0.1:{SiloProcess.FreePort()}/a;";
        var keys = KeyHome.Open(Settings(nobody), "", MasterKey, "");

        Assert.Throws<TimeoutException>(() => keys.KeyOf(subject));
        Assert.Throws<TimeoutException>(() => keys.KeysOf([subject, NewSubject()]));
        Assert.Throws<TimeoutException>(() => keys.Find(subject));
        Assert.Throws<TimeoutException>(() => keys.Destroy(subject));
    }

    [Fact]
    public void The_setting_is_an_address_or_a_connection_string_and_what_is_neither_is_refused_without_repeating_it()
    {
        Assert.IsType<KeyTable>(KeyHome.Open(Settings("https://name.table.core.windows.net/keys"), "", MasterKey, ""));
        Assert.IsType<KeyTable>(KeyHome.Open(Settings(azurite.ConnectionString), "", MasterKey, ""));
        Assert.IsType<KeyFiles>(KeyHome.Open(Settings(""), "", MasterKey, ""));
        foreach (var unreadable in new[] { "hush-hush", "https://name.table.core.windows.net/", "http://name.table.core.windows.net/keys" })
            Assert.DoesNotContain("hush", Assert.Throws<StartRefusedException>(() => KeyHome.Open(Settings(unreadable), "", MasterKey, "")).Message, StringComparison.Ordinal);
    }

    private static IConfiguration Settings(string table) => new ConfigurationBuilder().AddInMemoryCollection([new("Keys:Table", table)]).Build();
}
