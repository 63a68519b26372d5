using Upskill.Kit.Ledger;

namespace Upskill.Silo.Checkpoints;

/// <summary>A checkpoint as it was found, with the heads that it was taken of.</summary>
internal sealed record KeptCheckpoint(LedgerCheckpoint Checkpoint, IReadOnlyList<ChainHead> Heads);
