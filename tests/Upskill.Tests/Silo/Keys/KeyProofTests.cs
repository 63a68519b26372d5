using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;
using StackExchange.Redis;
using Upskill.Silo;
using Upskill.Silo.Store;
using Upskill.Testing;

namespace Upskill.Tests.Silo.Keys;

/// <summary>A store and the keys that belong to it: a silo that comes with others does not start, and makes none.</summary>
public sealed class KeyProofTests : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private readonly string master = Any(), release = Any();
    private EmbeddedStore engine = null!;
    private ConnectionMultiplexer store = null!;

    private string Keys => Path.Combine(folder.Path, "keys");

    [Fact]
    public void A_store_knows_the_keys_that_it_was_begun_with_and_holds_none_of_them()
    {
        Assert.False(KeyProof.Demand(store, Settings()));
        KeyProof.Keep(store, Settings());

        Assert.True(KeyProof.Demand(store, Settings()));
        var kept = ((string)store.GetDatabase().StringGet(KeyProof.Place)!).Split(' '); // one value: a kill leaves all of it or nothing
        Assert.Equal(3, kept.Distinct().Count());
        Assert.All(kept, proof => Assert.DoesNotContain(Convert.ToHexStringLower(Convert.FromBase64String(master)), proof, StringComparison.Ordinal));
    }

    [Fact]
    public void With_another_master_key_or_release_key_nothing_starts_and_the_sentence_says_which()
    {
        KeyProof.Keep(store, Settings());

        Assert.Contains("The master key of this store", Refused(Settings(("Keys:Master", Any()))), StringComparison.Ordinal);
        Assert.Contains("The release key of this store", Refused(Settings(("Keys:Release", Any()))), StringComparison.Ordinal);
        Assert.Contains("The master key of this store", Refused(Settings(("Keys:Master", ""))), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_the_disk_of_the_personal_keys_is_away_nothing_starts_and_no_new_ones_are_made_in_its_place()
    {
        KeyProof.Keep(store, Settings());
        Directory.Move(Keys, Keys + "-unmounted");

        Assert.Contains("whether its disk is mounted", Refused(Settings()), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Keys));

        Directory.Move(Keys + "-unmounted", Keys);
        Assert.True(KeyProof.Demand(store, Settings()));
    }

    [Fact]
    public void Keys_of_another_store_and_a_table_in_place_of_files_are_not_its_keys()
    {
        KeyProof.Keep(store, Settings());
        var other = Path.Combine(folder.Path, "other");
        new Upskill.Kit.Storage.KeyFiles(other, Convert.FromBase64String(master)).KeyOf("upskill:store");

        Assert.Contains("The personal keys of this store", Refused(Settings(("Keys:Directory", other))), StringComparison.Ordinal);
        Assert.Contains("The personal keys of this store", Refused(Settings(("Keys:Table", "https://kept.table.core.windows.net/keys"))), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_two_who_are_first_with_different_keys_one_starts()
    {
        KeyProof.Keep(store, Settings());

        Assert.Throws<StartRefusedException>(() => KeyProof.Keep(store, Settings(("Keys:Release", Any()))));
        Assert.True(KeyProof.Demand(store, Settings()));
    }

    public async Task InitializeAsync()
    {
        engine = EmbeddedStore.Start(new StoreFolder(folder.Path));
        store = await ConnectionMultiplexer.ConnectAsync(engine.Address.ConnectionString);
    }

    public async Task DisposeAsync()
    {
        await store.DisposeAsync();
        engine.Dispose();
        folder.Dispose();
    }

    private static string Any() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    private string Refused(IConfiguration settings) => Assert.Throws<StartRefusedException>(() => KeyProof.Demand(store, settings)).Message;

    private IConfiguration Settings(params (string Name, string Value)[] other) => new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?> { ["Store:Directory"] = folder.Path, ["Keys:Master"] = master, ["Keys:Release"] = release })
        .AddInMemoryCollection(other.ToDictionary(setting => setting.Name, setting => (string?)setting.Value)).Build();
}
