using System.Text.Json;
using System.Text.Json.Serialization;
using Upskill.Kit.Ledger;
using Upskill.Kit.Storage;

namespace Upskill.Tests.Kit;

/// <summary>What a test writes into a ledger.</summary>
[JsonDerivedType(typeof(Noted), "noted")]
internal abstract record DiaryFact
{
    public sealed record Noted(string Text) : DiaryFact;
}

/// <summary>One subject's chain in a ledger over a store in memory.</summary>
internal sealed class Diary
{
    public static readonly DateTimeOffset Then = new(2026, 11, 22, 9, 30, 0, TimeSpan.Zero);

    private readonly StoreOfLists store = new();

    public Diary()
    {
        Name = new("diary", Guid.NewGuid().ToString("N"));
        Ledger = new(store.Journal, Keys);
    }

    public JournalName Name { get; }

    public KeysInMemory Keys { get; } = new();

    public TrainingLedger Ledger { get; }

    public LedgerHead Head { get; private set; } = LedgerHead.Empty;

    /// <summary>The entries as they are stored, to be tampered with.</summary>
    public List<byte[]> Stored => store.Entries(Name);

    /// <summary>The chain of somebody else in the same store.</summary>
    public List<byte[]> StoredOf(JournalName other) => store.Entries(other);

    public static async Task<Diary> Of(int entries)
    {
        var diary = new Diary();
        for (var i = 0; i < entries; i++)
            await diary.Note($"entry {i}");
        return diary;
    }

    public static LedgerEntry<DiaryFact> Entry(params string[] texts) => new(
        CommandId.New(), Then, [.. texts.Select(text => new DiaryFact.Noted(text))], JsonSerializer.SerializeToElement(texts.Length));

    public async Task<LedgerEntry<DiaryFact>> Note(params string[] texts)
    {
        var entry = Entry(texts);
        Head = Assert.IsType<LedgerOutcome.Committed>(await Ledger.Append(Name, Head, entry)).Head;
        return entry;
    }

    public Task<LedgerPage<DiaryFact>> Read() => Ledger.Read<DiaryFact>(Name, LedgerHead.Empty);
}
