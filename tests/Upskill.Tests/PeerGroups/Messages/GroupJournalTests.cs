using Upskill.PeerGroups;
using Upskill.PeerGroups.Messages;
using Upskill.Tests.Kit;

namespace Upskill.Tests.PeerGroups.Messages;

/// <summary>Two activations of one group, of which one took a text away that the other still has.</summary>
public sealed class GroupJournalTests
{
    private static readonly PeerGroupId Group = new("round-x.1");
    private static readonly MemberToken Ann = new("a");
    private static readonly DateTimeOffset Noon = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Whoever_missed_that_a_text_was_taken_away_reads_it_and_writes_after_it()
    {
        var journal = new GroupJournal(new StoreOfLists().Journal, new KeysInMemory());
        var both = (await Say(journal, StoredGroup.Empty, "a name"))!;
        await journal.Append(Group, both, CommandId.New(), Noon, both.Group.Delete(Ann, 1)!);

        Assert.Null(await Say(journal, both, "after it"));
        Assert.Null(await Say(journal, both with { Key = null }, "after it")); // its key is destroyed
        var read = await journal.Read(Group, both);
        Assert.Equal((2L, null), (read.Length, read.Group.Messages[1].Text));
        Assert.Equal(3, (await Say(journal, read, "after it"))!.Length);
    }

    private static Task<StoredGroup?> Say(GroupJournal journal, StoredGroup known, string text) =>
        journal.Append(Group, known, CommandId.New(), Noon, known.Group.Say(Ann, "Teal Heron", null, text));
}
