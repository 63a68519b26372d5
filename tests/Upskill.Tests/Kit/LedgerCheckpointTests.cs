using CsCheck;
using Upskill.Kit.Ledger;

namespace Upskill.Tests.Kit;

/// <summary>What a signed list of all heads shows that a chain by itself cannot: that it was cut, has gone, or was put back.</summary>
public sealed class LedgerCheckpointTests
{
    private static readonly byte[] Key = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];
    private static readonly DateTimeOffset At = new(2026, 11, 29, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_chain_that_went_on_since_the_checkpoint_holds()
    {
        var chain = (await Diary.Of(6)).Stored;

        Assert.Null(CheckOf(chain.Take(4)).Look("diary", "one", chain, 0));
        Assert.Null(CheckOf(chain).Look("diary", "another", chain, 0)); // it began later
    }

    [Fact]
    public async Task A_chain_that_is_shorter_than_it_was_is_named()
    {
        var chain = (await Diary.Of(6)).Stored;

        for (var left = 0; left < 6; left++)
            Assert.Contains("cut", CheckOf(chain).Look("diary", "one", [.. chain.Take(left)], 0), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chain_whose_last_entry_was_changed_or_that_was_written_anew_is_named()
    {
        var (chain, other) = ((await Diary.Of(6)).Stored, (await Diary.Of(6)).Stored);
        Assert.Null(LedgerAudit.Verify(other).Fault); // by itself it holds

        Assert.Contains("anew", CheckOf(chain).Look("diary", "one", [.. other], 0), StringComparison.Ordinal);
        Gen.Select(Gen.Int[0, chain[^1].Length - 1], Gen.Byte[1, 255]).Sample((at, change) =>
        {
            var changed = chain[^1].ToArray();
            changed[at] ^= change;
            return CheckOf(chain).Look("diary", "one", [.. chain.SkipLast(1), changed], 0) is not null;
        }, iter: 1_000);
    }

    [Fact]
    public async Task A_chain_that_has_gone_is_named_unless_the_product_removed_it()
    {
        var chain = (await Diary.Of(6)).Stored;
        var check = CheckOf(chain);

        Assert.Equal(6, Assert.Single(check.Missing(_ => 5)).Length);
        Assert.Empty(check.Missing(_ => 6));
        Assert.Null(check.Look("diary", "one", [.. chain.Take(1)], 6)); // removed, and begun again
    }

    [Fact]
    public async Task A_checkpoint_counts_its_heads_whatever_their_order_and_fits_no_others()
    {
        List<ChainHead> heads = [];
        for (var i = 1; i <= 5; i++)
            heads.Add(ChainHead.Of("diary", $"subject-{i}", (await Diary.Of(i)).Stored[^1]));
        var (checkpoint, ordered) = LedgerCheckpoint.Of(At, heads);

        Assert.Equal((5, 15), (checkpoint.Chains, checkpoint.Records));
        Gen.Shuffle(heads.ToArray()).Sample(shuffled => LedgerCheckpoint.Of(At, shuffled).Checkpoint == checkpoint);
        Assert.True(checkpoint.IsOf(ordered));
        Assert.False(checkpoint.IsOf([.. ordered.Skip(1)]));
        Assert.False(checkpoint.IsOf([.. ordered.Select((head, i) => i == 2 ? head with { Length = head.Length + 1 } : head)]));
        Assert.Equal(ordered, ordered.Select(head => ChainHead.Parse(head.ToString())));
    }

    [Fact]
    public void A_checkpoint_is_read_with_the_key_that_signed_it_and_with_no_other()
    {
        var checkpoint = LedgerCheckpoint.Of(At, []).Checkpoint;
        var signed = checkpoint.Sign(Key);

        Assert.Equal(checkpoint, LedgerCheckpoint.Read(signed, Key));
        Assert.Null(LedgerCheckpoint.Read(signed, [.. Key.Reverse()]));
        Assert.Null(LedgerCheckpoint.Read(signed.Replace("e", "f", StringComparison.Ordinal), Key));
    }

    private static HeadCheck CheckOf(IEnumerable<byte[]> chain) => new([ChainHead.Of("diary", "one", chain.Last())]);
}
