using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using Upskill.Kit.Ledger;

namespace Upskill.Tests.Kit;

/// <summary>
/// What a chain promises by itself: each entry but the last is protected to the last byte, by the hash in the entry after it; and where
/// something was removed, moved or put in before the end, it is found. The last entry, and how many there once were, are protected only by
/// a signed head that is kept elsewhere.
/// </summary>
public sealed class LedgerAuditTests
{
    private const int Length = 6;

    [Fact]
    public async Task A_chain_as_it_was_written_holds()
    {
        Assert.Equal((0, null), LedgerAudit.Verify([]));
        Assert.Equal((Length, null), LedgerAudit.Verify((await Diary.Of(Length)).Stored));
    }

    [Fact]
    public async Task Any_changed_byte_of_any_entry_before_the_last_is_found()
    {
        var chain = (await Diary.Of(Length)).Stored;

        Gen.Select(Gen.Int[0, Length - 2], Gen.Int[0, int.MaxValue - 1], Gen.Byte[1, 255]).Sample((entry, at, change) =>
        {
            var tampered = Copy(chain);
            tampered[entry][at % tampered[entry].Length] ^= change;

            var (verified, fault) = LedgerAudit.Verify(tampered);

            Assert.NotNull(fault);
            // Unreadable, or out of place: found on the spot. Else the entry after it does not carry its hash.
            Assert.InRange(verified, entry, entry + 1);
        }, iter: 5_000);
    }

    [Fact]
    public async Task A_changed_byte_of_the_last_entry_never_passes_for_a_longer_chain_nor_breaks_what_was_before_it()
    {
        var chain = (await Diary.Of(Length)).Stored;

        Gen.Select(Gen.Int[0, int.MaxValue - 1], Gen.Byte[1, 255]).Sample((at, change) =>
        {
            var tampered = Copy(chain);
            tampered[^1][at % tampered[^1].Length] ^= change;

            var (verified, fault) = LedgerAudit.Verify(tampered);

            Assert.Equal(fault is null ? Length : Length - 1, verified);
        }, iter: 5_000);
    }

    [Theory]
    [InlineData("number", "says that it is number 7")]
    [InlineData("previous", "does not carry the hash of the entry before it")]
    [InlineData("format", "cannot be read")]
    public async Task The_place_and_the_format_of_the_last_entry_are_protected_too(string property, string fault)
    {
        var chain = (await Diary.Of(Length)).Stored;
        var entry = JsonNode.Parse(chain[^1])!;
        entry[property] = property == "previous" ? Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)) : 7;
        chain[^1] = Encoding.UTF8.GetBytes(entry.ToJsonString());

        Assert.Equal((Length - 1, $"entry {Length - 1} {fault}"), LedgerAudit.Verify(chain));
    }

    [Fact]
    public async Task A_removed_entry_is_found_where_it_stood()
    {
        for (var i = 0; i < Length - 1; i++)
        {
            var chain = (await Diary.Of(Length)).Stored;
            chain.RemoveAt(i);

            Assert.Equal((i, $"entry {i} says that it is number {i + 1}"), LedgerAudit.Verify(chain));
        }
    }

    [Fact]
    public async Task Two_swapped_entries_are_found_where_the_first_of_them_stood()
    {
        var chain = (await Diary.Of(Length)).Stored;

        Gen.Select(Gen.Int[0, Length - 1], Gen.Int[0, Length - 1]).Where((one, other) => one < other).Sample((one, other) =>
        {
            var swapped = Copy(chain);
            (swapped[one], swapped[other]) = (swapped[other], swapped[one]);

            Assert.Equal((one, $"entry {one} says that it is number {other}"), LedgerAudit.Verify(swapped));
        });
    }

    [Fact]
    public async Task An_entry_that_was_put_in_twice_is_found()
    {
        for (var i = 0; i < Length; i++)
        {
            var chain = (await Diary.Of(Length)).Stored;
            chain.Insert(i, chain[i]);

            Assert.Equal((i + 1, $"entry {i + 1} says that it is number {i}"), LedgerAudit.Verify(chain));
        }
    }

    [Fact]
    public async Task A_forged_entry_with_the_right_number_and_hash_is_found_by_the_entry_after_it()
    {
        for (var i = 0; i < Length - 1; i++)
        {
            var chain = (await Diary.Of(Length)).Stored;
            var forged = JsonNode.Parse(chain[i])!;
            forged["command"] = "forged";
            chain[i] = Encoding.UTF8.GetBytes(forged.ToJsonString());

            Assert.Equal((i + 1, $"entry {i + 1} does not carry the hash of the entry before it"), LedgerAudit.Verify(chain));
        }
    }

    [Fact]
    public async Task An_entry_of_another_chain_is_found()
    {
        var chain = (await Diary.Of(Length)).Stored;
        var other = (await Diary.Of(Length)).Stored;
        chain[3] = other[3];

        Assert.Equal((3, "entry 3 does not carry the hash of the entry before it"), LedgerAudit.Verify(chain));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("""{"format":1,"number":2,"previous":5,"command":"x","sealed":""}""")]
    [InlineData("""{"format":1,"number":2,"previous":"","command":5,"sealed":""}""")]
    [InlineData("""{"format":1,"number":99999999999999999999,"previous":"","command":"x","sealed":""}""")]
    public async Task What_is_no_entry_at_all_is_a_fault_and_does_not_stop_the_audit(string text)
    {
        var chain = (await Diary.Of(Length)).Stored;
        chain[2] = Encoding.UTF8.GetBytes(text);

        Assert.Equal((2, "entry 2 cannot be read"), LedgerAudit.Verify(chain));
    }

    // Not promised, and the reason for signed heads: who may cut the end off leaves a shorter chain that holds.
    [Fact]
    public async Task A_chain_that_was_cut_at_its_end_holds_as_far_as_it_goes()
    {
        var chain = (await Diary.Of(Length)).Stored;

        Assert.Equal((Length - 2, null), LedgerAudit.Verify(chain.Take(Length - 2)));
    }

    private static List<byte[]> Copy(List<byte[]> chain) => [.. chain.Select(entry => entry.ToArray())];
}
