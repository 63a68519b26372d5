using System.Text.Json;

namespace Upskill.Kit.Ledger;

/// <summary>Recomputes chains. Needs no key and reads nothing personal.</summary>
public static class LedgerAudit
{
    /// <summary>Verifies one subject's chain from its first entry.</summary>
    /// <returns>The number of entries that hold, and the first fault in words, or null.</returns>
    public static (long Verified, string? Fault) Verify(IEnumerable<byte[]> stored)
    {
        var head = LedgerHead.Empty;
        foreach (var bytes in stored)
        {
            LedgerEnvelope envelope;
            try
            {
                envelope = LedgerEnvelope.Read(bytes);
            }
            catch (Exception broken) when (broken is JsonException or InvalidDataException)
            {
                return (head.Length, $"entry {head.Length} cannot be read");
            }
            if (Fault(envelope, head) is { } fault)
                return (head.Length, $"entry {head.Length} {fault}");
            head = head.After(bytes);
        }
        return (head.Length, null);
    }

    /// <summary>Why <paramref name="envelope"/> cannot follow <paramref name="head"/>, or null where it does.</summary>
    internal static string? Fault(LedgerEnvelope envelope, LedgerHead head) =>
        envelope.Number != head.Length ? $"says that it is number {envelope.Number}"
        : !envelope.Previous.AsSpan().SequenceEqual(head.Hash.AsSpan()) ? "does not carry the hash of the entry before it"
        : null;
}
