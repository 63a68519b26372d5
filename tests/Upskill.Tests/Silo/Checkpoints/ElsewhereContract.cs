using Upskill.Kit.Ledger;
using Upskill.Silo.Checkpoints;

namespace Upskill.Tests.Silo.Checkpoints;

/// <summary>What every place beside the store keeps of checkpoints.</summary>
public abstract class ElsewhereContract
{
    protected static readonly byte[] Key = [.. Enumerable.Range(0, 32).Select(at => (byte)at)];
    protected static readonly DateTimeOffset Noon = new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero);

    private protected abstract ICheckpointsElsewhere Elsewhere { get; }

    [Fact]
    public async Task Where_nothing_was_kept_there_is_nothing()
    {
        Assert.Empty(await Elsewhere.Days());
        Assert.Null(await Elsewhere.Newest(Key));
        Assert.False(await Elsewhere.Has(DateOnly.FromDateTime(Noon.Date)));
    }

    [Fact]
    public async Task The_newest_day_comes_first_and_back_with_its_heads()
    {
        await Keep(Noon.AddDays(1), 5);
        await Keep(Noon, 3);

        Assert.Equal(["2026-03-15", "2026-03-14"], (await Elsewhere.Days()).Select(day => $"{day:O}"));
        Assert.True(await Elsewhere.Has(new(2026, 3, 14)));
        var newest = await Elsewhere.Newest(Key);
        Assert.Equal((Noon.AddDays(1), 5L), (newest!.Checkpoint.At, newest.Checkpoint.Chains));
        Assert.Equal(Heads(5).Order(StringComparer.Ordinal), newest.Heads.Select(head => head.ToString()));
    }

    [Fact]
    public async Task Keeping_one_again_after_a_lost_answer_changes_nothing()
    {
        await Keep(Noon, 3);
        await Keep(Noon, 3);

        Assert.Equal(3, (await Elsewhere.Newest(Key))!.Checkpoint.Chains);
        Assert.Single(await Elsewhere.Days());
    }

    [Fact]
    public async Task Of_two_of_one_day_the_first_stays_as_it_was_and_holds()
    {
        await Keep(Noon, 3);
        await Keep(Noon.AddHours(2), 4); // of a store that was put back and knew nothing of the first

        Assert.Equal((Noon, 3L), ((await Elsewhere.Newest(Key))!.Checkpoint.At, (await Elsewhere.Newest(Key))!.Checkpoint.Chains));
        Assert.Single(await Elsewhere.Days());
    }

    [Fact]
    public async Task What_another_key_signed_is_a_day_but_no_checkpoint_and_the_one_before_it_is_the_newest()
    {
        await Keep(Noon, 3);
        await Keep(Noon.AddDays(1), 5, new byte[32]);

        Assert.Equal(2, (await Elsewhere.Days()).Count);
        Assert.Equal(3, (await Elsewhere.Newest(Key))!.Checkpoint.Chains);
    }

    [Fact]
    public async Task A_list_that_was_changed_or_has_gone_makes_no_checkpoint()
    {
        await Keep(Noon, 3);
        Spoil(HeadList.Pack([ChainHead.Parse(Heads(1)[0])]));
        Assert.Null(await Elsewhere.Newest(Key));
        Spoil("no list at all"u8.ToArray());
        Assert.Null(await Elsewhere.Newest(Key));
        Spoil(null);
        Assert.Null(await Elsewhere.Newest(Key));
        Assert.Single(await Elsewhere.Days());
    }

    /// <summary>Writes over the only list of heads, or takes it away, as somebody with access to the place could.</summary>
    private protected abstract void Spoil(byte[]? list);

    private protected Task Keep(DateTimeOffset at, int chains, byte[]? key = null)
    {
        var (checkpoint, heads) = LedgerCheckpoint.Of(at, Heads(chains).Select(ChainHead.Parse));
        return Elsewhere.Keep(new(checkpoint, heads), checkpoint.Sign(key ?? Key));
    }

    private static List<string> Heads(int chains) =>
        [.. Enumerable.Range(0, chains).Select(chain => new ChainHead("learner", ChainHead.SubjectOf($"person-{chain}"), chain + 1, ChainHead.SubjectOf($"entry-{chain}")).ToString())];
}
