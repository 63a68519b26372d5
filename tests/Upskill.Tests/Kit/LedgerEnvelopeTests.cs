using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Upskill.Kit.Ledger;
using Upskill.Kit.Storage;

namespace Upskill.Tests.Kit;

public sealed class LedgerEnvelopeTests
{
    [Fact]
    public async Task What_was_written_is_read_again()
    {
        var diary = new Diary();
        var first = await diary.Note("passed", "signed");
        var second = await diary.Note("completed");

        var page = await diary.Read();

        Assert.Equal([first.Command, second.Command], page.Entries.Select(entry => entry.Command));
        Assert.All(page.Entries, entry => Assert.Equal(Diary.Then, entry.At));
        Assert.Equal<DiaryFact>([new DiaryFact.Noted("passed"), new DiaryFact.Noted("signed")], page.Entries[0].Facts);
        Assert.Equal(2, page.Entries[0].Answer.GetInt32());
        Assert.Equal(diary.Head, page.Head);
    }

    [Fact]
    public async Task Who_has_read_a_beginning_reads_on_from_there()
    {
        var diary = new Diary();
        await diary.Note("old");
        var read = diary.Head;
        await diary.Note("new");

        var page = await diary.Ledger.Read<DiaryFact>(diary.Name, read);

        Assert.Equal(new DiaryFact.Noted("new"), Assert.Single(Assert.Single(page.Entries).Facts));
        Assert.Equal(diary.Head, page.Head);
    }

    [Fact]
    public async Task Of_two_writers_who_think_they_are_the_latest_one_is_told_to_read_again()
    {
        var diary = new Diary();
        await diary.Note("mine");

        var late = await diary.Ledger.Append(diary.Name, LedgerHead.Empty, Diary.Entry("theirs"));

        Assert.IsType<LedgerOutcome.ReadAgain>(late);
        Assert.Single(diary.Stored);
    }

    [Fact]
    public async Task What_is_stored_shows_neither_the_facts_nor_when_they_happened_nor_the_answer()
    {
        var diary = new Diary();
        var entry = await diary.Note("a-very-personal-answer");

        var stored = Encoding.UTF8.GetString(diary.Stored[0]);

        Assert.Equal(
            ["command", "format", "number", "previous", "sealed"],
            JsonNode.Parse(stored)!.AsObject().Select(property => property.Key).Order());
        Assert.DoesNotContain("personal", stored, StringComparison.Ordinal);
        Assert.DoesNotContain("2026", stored, StringComparison.Ordinal);
        Assert.Equal(entry.Command.Value, (string?)JsonNode.Parse(stored)!["command"]);
        Assert.DoesNotContain("personal", Encoding.UTF8.GetString(Sealed(diary.Stored[0])), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_facts_written_twice_do_not_look_the_same()
    {
        var diary = new Diary();
        await diary.Note("passed");
        await diary.Note("passed");

        Assert.NotEqual(Sealed(diary.Stored[0]), Sealed(diary.Stored[1]));
    }

    [Fact]
    public async Task Once_the_key_is_destroyed_nothing_can_be_read_and_the_chain_still_verifies()
    {
        var diary = await Diary.Of(5);

        diary.Keys.Destroy(diary.Name.Subject);

        await Assert.ThrowsAsync<KeyDestroyedException>(diary.Read);
        Assert.Equal((5, null), LedgerAudit.Verify(diary.Stored));
        await Assert.ThrowsAsync<KeyDestroyedException>(() => diary.Note("one more"));
    }

    [Fact]
    public async Task An_entry_does_not_open_in_somebody_elses_chain_even_with_the_right_key()
    {
        var diary = await Diary.Of(1);
        var other = new JournalName(diary.Name.Kind, "somebody-else");
        diary.Keys.Share(diary.Name.Subject, with: other.Subject);
        diary.StoredOf(other).Add(diary.Stored[0]);

        await Assert.ThrowsAnyAsync<CryptographicException>(() => diary.Ledger.Read<DiaryFact>(other, LedgerHead.Empty));
    }

    [Fact]
    public async Task An_entry_does_not_open_under_another_number()
    {
        var diary = await Diary.Of(2);
        var moved = JsonNode.Parse(diary.Stored[1])!;
        moved["number"] = 0;
        moved["previous"] = Convert.ToBase64String(new byte[32]);
        diary.Stored.Clear();
        diary.Stored.Add(Encoding.UTF8.GetBytes(moved.ToJsonString()));

        Assert.Equal((1, null), LedgerAudit.Verify(diary.Stored));
        await Assert.ThrowsAnyAsync<CryptographicException>(diary.Read);
    }

    [Fact]
    public async Task A_sealed_part_that_was_changed_does_not_open_even_at_the_end_of_the_chain()
    {
        var diary = await Diary.Of(1);
        var changed = JsonNode.Parse(diary.Stored[0])!;
        var bytes = Sealed(diary.Stored[0]);
        bytes[^1] ^= 1;
        changed["sealed"] = Convert.ToBase64String(bytes);
        diary.Stored[0] = Encoding.UTF8.GetBytes(changed.ToJsonString());

        await Assert.ThrowsAnyAsync<CryptographicException>(diary.Read);
    }

    [Fact]
    public async Task A_broken_chain_is_not_read_and_the_fault_names_the_entry()
    {
        var diary = await Diary.Of(3);
        diary.Stored.RemoveAt(1);

        var broken = await Assert.ThrowsAsync<InvalidDataException>(diary.Read);

        Assert.Contains($"{diary.Name.Kind} {diary.Name.Subject}, entry 1", broken.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entry_of_a_format_that_is_not_known_is_not_guessed_at()
    {
        var diary = await Diary.Of(1);
        diary.Stored[0] = Encoding.UTF8.GetBytes(
            Encoding.UTF8.GetString(diary.Stored[0]).Replace("\"format\":1", "\"format\":2", StringComparison.Ordinal));

        await Assert.ThrowsAsync<InvalidDataException>(diary.Read);
    }

    private static byte[] Sealed(byte[] stored) => Convert.FromBase64String((string)JsonNode.Parse(stored)!["sealed"]!);
}
