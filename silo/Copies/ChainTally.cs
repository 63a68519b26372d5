using Upskill.Kit.Ledger;
using Upskill.Kit.Storage;
using Upskill.Silo.Verbs;

namespace Upskill.Silo.Copies;

/// <summary>Verifies the ledger's chains among the records of a copy, one by one as they go by.</summary>
internal sealed class ChainTally
{
    private readonly List<string> faults = [];

    /// <summary>Records that hold, and chains.</summary>
    public (long Records, long Chains) Counted { get; private set; }

    /// <summary>Whether every chain holds.</summary>
    public bool Holds => faults.Count == 0;

    /// <summary>Looks at one record; what is no chain is left alone.</summary>
    public void Look(StoreRecord record)
    {
        if (record.Kind is not RecordKind.List || JournalName.Of(record.Key) is not { } name || !VerifyLedger.Kinds.Contains(name.Kind))
            return;
        var (verified, fault) = LedgerAudit.Verify(record.Parts);
        Counted = (Counted.Records + verified, Counted.Chains + 1);
        if (fault is not null)
            faults.Add($"{name.Kind} {name.Subject}: {fault}");
    }

    /// <summary>The sentence with both figures, after a line for each fault.</summary>
    public string Sentence => string.Join(Environment.NewLine, faults.Append(Holds
        ? $"The ledger holds: {Counted.Records} records in {Counted.Chains} chains checked."
        : $"The ledger does not hold: {faults.Count} faults in {Counted.Chains} chains; {Counted.Records} records before the breaks checked."));
}
