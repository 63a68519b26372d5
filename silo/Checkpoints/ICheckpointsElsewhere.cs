using System.Globalization;

namespace Upskill.Silo.Checkpoints;

/// <summary>Checkpoints outside the store: whoever puts the store back to yesterday does not put them back. Nothing here deletes a day's signed text; the list of heads that belongs to it stays as long as its place keeps it.</summary>
internal interface ICheckpointsElsewhere
{
    /// <summary>Where, for a sentence to the operator.</summary>
    string Place { get; }

    /// <summary>
    /// Keeps one: the list first, so that no signed text ever stands without. Of two of one day the first stays: the other is of a store that was put back in between, and would hide it.
    /// </summary>
    /// <param name="kept">The checkpoint and its heads.</param>
    /// <param name="signed">It as JWS.</param>
    /// <exception cref="IOException">The place does not answer. What was kept of it does no harm, and keeping it again succeeds.</exception>
    Task Keep(KeptCheckpoint kept, string signed);

    /// <summary>Whether there is a text of a day, whatever it says.</summary>
    /// <exception cref="IOException">The place does not answer.</exception>
    Task<bool> Has(DateOnly on);

    /// <summary>The days of which there is a text, the newest first.</summary>
    /// <exception cref="IOException">The place does not answer.</exception>
    Task<IReadOnlyList<DateOnly>> Days();

    /// <summary>The text of a day, whatever it says; null where there is none.</summary>
    /// <exception cref="IOException">The place does not answer.</exception>
    Task<string?> Text(DateOnly on);

    /// <summary>One that is signed with this key and has its list; null where it is not so.</summary>
    /// <exception cref="IOException">The place does not answer.</exception>
    Task<KeptCheckpoint?> Read(DateOnly on, byte[] key);

    /// <summary>The newest that is signed with this key and has its list; null where there is none.</summary>
    /// <exception cref="IOException">The place does not answer.</exception>
    async Task<KeptCheckpoint?> Newest(byte[] key)
    {
        foreach (var on in await Days())
        {
            if (await Read(on, key) is { } kept)
                return kept;
        }
        return null;
    }

    /// <summary>Name of a day's text.</summary>
    static string NameOf(DateOnly on) => $"ledger-{on:O}.jws";

    /// <summary>The days of texts with these names, the newest first.</summary>
    static IReadOnlyList<DateOnly> DaysOf(IEnumerable<string> names) =>
        [.. names.Select(name => DateOnly.TryParseExact(name, "'ledger-'yyyy-MM-dd'.jws'", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on) ? on : default).Where(on => on != default).OrderDescending()];
}
