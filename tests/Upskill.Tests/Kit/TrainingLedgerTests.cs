using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Upskill.Kit.Ledger;
using Upskill.Kit.Storage;
using Upskill.Testing;
using Upskill.Tests.Kit.Storage;

namespace Upskill.Tests.Kit;

public sealed class TrainingLedgerTests : IClassFixture<StoreFixture>, IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly Journal journal;
    private readonly KeyFiles keys;
    private readonly TrainingLedger ledger;
    private readonly JournalName name = new("test", Guid.NewGuid().ToString("N"));

    public TrainingLedgerTests(StoreFixture fixture)
    {
        journal = new(fixture.Store);
        keys = new(folder.Path, new byte[32]);
        ledger = new(journal, keys);
    }

    [Fact]
    public async Task Entries_are_read_back_as_they_were_written_and_chained()
    {
        var head = await Append(LedgerHead.Empty, "signed by Noor");
        head = await Append(head, "signed again");

        var page = await ledger.Read<string>(name, LedgerHead.Empty);

        Assert.Equal(["signed by Noor", "signed again"], page.Entries.Select(entry => entry.Facts[0]));
        Assert.Equal(head, page.Head);
        Assert.Equal((2, null), LedgerAudit.Verify(await journal.Read(name)));
    }

    [Fact]
    public async Task Nothing_personal_lies_in_the_store_in_clear()
    {
        await Append(LedgerHead.Empty, "signed by Noor");

        var stored = Encoding.UTF8.GetString((await journal.Read(name))[0]);
        Assert.DoesNotContain("Noor", stored, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToBase64String("Noor"u8), stored, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_the_key_is_destroyed_nobody_can_read_the_entries_and_the_chain_still_verifies()
    {
        var head = await Append(LedgerHead.Empty, "signed by Noor");
        await Append(head, "signed again");

        keys.Destroy(name.Subject);

        await Assert.ThrowsAsync<KeyDestroyedException>(() => ledger.Read<string>(name, LedgerHead.Empty));
        Assert.Equal((2, null), LedgerAudit.Verify(await journal.Read(name)));
    }

    [Fact]
    public async Task An_entry_moved_to_another_persons_chain_does_not_open_there()
    {
        await Append(LedgerHead.Empty, "signed by Noor");
        var other = new JournalName("test", Guid.NewGuid().ToString("N"));
        await journal.Append(other, 0, CommandId.New(), (await journal.Read(name))[0]);

        await Assert.ThrowsAnyAsync<System.Security.Cryptography.CryptographicException>(() => ledger.Read<string>(other, LedgerHead.Empty));
    }

    [Fact]
    public async Task A_chain_that_was_rewritten_is_not_read_on()
    {
        var head = await Append(LedgerHead.Empty, "first");
        await Append(LedgerHead.Empty with { Length = 1 }, "does not continue the first");

        await Assert.ThrowsAsync<InvalidDataException>(() => ledger.Read<string>(name, head));
    }

    public void Dispose() => folder.Dispose();

    private async Task<LedgerHead> Append(LedgerHead head, string fact)
    {
        var entry = new LedgerEntry<string>(
            CommandId.New(), DateTimeOffset.UnixEpoch, ImmutableArray.Create(fact), JsonSerializer.SerializeToElement<string?>(null));
        return Assert.IsType<LedgerOutcome.Committed>(await ledger.Append(name, head, entry)).Head;
    }
}
