using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Upskill.Kit.Ledger;
using Upskill.Kit.Storage;

namespace Upskill.PeerGroups.Messages;

/// <summary>
/// What was said in a group, in the store: a journal of facts, each with the texts that belong to it, sealed with the group's text key. To take a text away, the texts that stay are
/// sealed anew under a new key in the entry that says so, and the key before is destroyed: then the text is gone from the store, its append-only file and every copy of either.
/// </summary>
internal sealed class GroupJournal(Journal journal, IKeyStore keys)
{
    /// <summary>The journal of a group.</summary>
    public const string Kind = "peer-group";

    /// <summary>Reads on from <paramref name="known"/>; makes up for a kill between a text's end and that of its key, or between a key's end and that of the journal.</summary>
    public async Task<StoredGroup> Read(PeerGroupId group, StoredGroup known)
    {
        var entries = (await journal.ReadAlone(Name(group), known.Length)).Select(bytes => JsonSerializer.Deserialize<StoredEntry>(bytes, LedgerJson.Options)!).ToList();
        if (entries.Count == 0)
            return known;
        var epoch = entries[^1].Epoch;
        if (known.Length > 0 && epoch != known.Epoch)
            return await Read(group, StoredGroup.Empty); // another activation took a text away, which this one still has
        DestroyBefore(group, epoch);
        var texts = new Dictionary<long, string>();
        // Whoever forgets the group destroys the key first: until the journal is gone, too, it is a group without texts.
        var key = keys.IsDestroyed(TextKey(group, epoch)) ? null : keys.KeyOf(TextKey(group, epoch));
        if (key is not null)
        {
            foreach (var (number, text) in entries.Where(entry => entry.Epoch == epoch).SelectMany(entry => entry.Texts))
                texts[number] = Open(key, number, text);
        }
        var (state, answered, length) = (known.Group, known.Answered.ToBuilder(), known.Length);
        foreach (var entry in entries)
        {
            length++;
            state = state.With(length, entry.At, entry.Fact, texts.GetValueOrDefault(TextOf(entry.Fact, length)));
            answered[entry.Command] = length;
        }
        return new(state, answered.ToImmutable(), length, epoch, key);
    }

    /// <summary>Appends what happened to <paramref name="known"/>. Durable when it returns; then a text that was taken away is gone.</summary>
    /// <returns>The group after it; null where somebody wrote first, so that it has to be read on.</returns>
    public async Task<StoredGroup?> Append(PeerGroupId group, StoredGroup known, CommandId command, DateTimeOffset at, Happening happening)
    {
        var (number, epoch) = (known.Length + 1, happening.TakesText ? known.Epoch + 1 : known.Epoch);
        var next = known.Group.With(number, at, happening.Fact, happening.Text);
        IEnumerable<KeyValuePair<long, string>> texts = happening switch
        {
            { TakesText: true } => next.Texts,
            { Text: { } text } => [new(number, text)],
            _ => [],
        };
        var key = epoch == known.Epoch && known.Key is { } kept ? kept : KeyOf(group, epoch);
        if (key is null)
            return null;
        var entry = new StoredEntry(command, at, happening.Fact, epoch, texts.ToDictionary(text => text.Key, text => Close(key, text.Key, text.Value)));
        if (!await journal.AppendAlone(Name(group), known.Length, JsonSerializer.SerializeToUtf8Bytes(entry, LedgerJson.Options)))
            return null;
        DestroyBefore(group, epoch);
        return new(next, known.Answered.SetItem(command, number), number, epoch, key);
    }

    /// <summary>Deletes everything and destroys the keys of what copies may still hold. A repeat changes nothing.</summary>
    public async Task Forget(PeerGroupId group, StoredGroup known)
    {
        if (known.Length > 0)
            keys.Destroy(TextKey(group, known.Epoch));
        await journal.DeleteAlone(Name(group));
    }

    /// <summary>Which text belongs to a fact.</summary>
    private static long TextOf(GroupFact fact, long number) => fact is GroupFact.Edited edited ? edited.Message : number;

    /// <summary>Each change of keys destroys the one before, so that only the last can have been missed.</summary>
    private void DestroyBefore(PeerGroupId group, int epoch)
    {
        if (epoch > 0 && !keys.IsDestroyed(TextKey(group, epoch - 1)))
            keys.Destroy(TextKey(group, epoch - 1));
    }

    /// <summary>Null where another activation took a text away, which this one still has.</summary>
    private byte[]? KeyOf(PeerGroupId group, int epoch)
    {
        try
        {
            return keys.KeyOf(TextKey(group, epoch));
        }
        catch (KeyDestroyedException)
        {
            return null;
        }
    }

    private static byte[] Close(byte[] key, long number, string text) => Sealing.Close(key, Encoding.UTF8.GetBytes(text), Binding(number));

    private static string Open(byte[] key, long number, byte[] text) => Encoding.UTF8.GetString(Sealing.Open(key, text, Binding(number)));

    /// <summary>The key is the group's alone; the number binds a text to its place in it.</summary>
    private static byte[] Binding(long number) => Encoding.ASCII.GetBytes(number.ToString(CultureInfo.InvariantCulture));

    private static string TextKey(PeerGroupId group, int epoch) => string.Create(CultureInfo.InvariantCulture, $"peer-group-text:{group}/{epoch}");

    private static JournalName Name(PeerGroupId group) => new(Kind, group.Value);

    /// <summary>An entry as it is stored.</summary>
    /// <param name="Command">The client's id.</param>
    /// <param name="At">To the minute.</param>
    /// <param name="Fact">What happened.</param>
    /// <param name="Epoch">Which text key the texts are sealed with.</param>
    /// <param name="Texts">Sealed, by number.</param>
    internal sealed record StoredEntry(CommandId Command, DateTimeOffset At, GroupFact Fact, int Epoch, Dictionary<long, byte[]> Texts);
}

/// <summary>A group as its journal has it.</summary>
/// <param name="Group">What was said.</param>
/// <param name="Answered">Numbers by the command that made them, so that a repeat is answered the same.</param>
/// <param name="Length">Entries read.</param>
/// <param name="Epoch">Which text key is in use.</param>
/// <param name="Key">That key, beside the texts that it sealed: null before the first, and once it was destroyed.</param>
internal sealed record StoredGroup(PeerGroup Group, ImmutableDictionary<CommandId, long> Answered, long Length, int Epoch, byte[]? Key)
{
    /// <summary>Before anything was said.</summary>
    public static readonly StoredGroup Empty = new(PeerGroup.Empty, ImmutableDictionary<CommandId, long>.Empty, 0, 0, null);
}
