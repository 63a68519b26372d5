using System.Collections.Immutable;
using System.Security.Cryptography;
using Upskill.Adoption;
using Upskill.Kit.Ledger;
using Upskill.Kit.Storage;

namespace Upskill.TimeSaved;

/// <summary>
/// A journal of one person's answers: with each entry the rows of what waits to be released are written in the same step, and then their homes are told.
/// </summary>
/// <typeparam name="TState">An immutable record; rules live there.</typeparam>
/// <typeparam name="TFact">What can happen to it.</typeparam>
internal abstract class AnswersGrain<TState, TFact>(IKeyStore keys, Journal journal) : LedgerGrain<TState, TFact> where TState : class
{
    private const int TokenBytes = 16;

    private string? token;

    private ImmutableArray<WeekRow> written = [];

    /// <summary>What the person's answers are called after: another name for each kind, so that nobody can lay two side by side.</summary>
    protected abstract string Purpose { get; }

    private string Token => token ??= TokenOf(keys.KeyOf(Name.Subject), Purpose);

    /// <summary>The name of somebody's answers: opaque, and gone with the key that it is derived from.</summary>
    public static string TokenOf(byte[] key, string purpose) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key, System.Text.Encoding.UTF8.GetBytes(purpose))[..TokenBytes]);

    /// <summary>Deletes the journal and takes back what waits.</summary>
    public async Task Remove()
    {
        var rows = Number == 0 ? [] : RowsOf(Left(State), Token, Number);
        await journal.Delete(Name, Writes(rows));
        Tell(rows);
        DeactivateOnIdle();
    }

    /// <summary>All rows of a state.</summary>
    protected abstract ImmutableArray<WeekRow> RowsOf(TState state, string token, long number);

    /// <summary>Those of them that a change rewrites.</summary>
    protected abstract ImmutableArray<WeekRow> RowsOf(TState before, TState after, string token, long number);

    /// <summary>The same with all that waits taken back.</summary>
    protected abstract TState Left(TState state);

    /// <inheritdoc/>
    protected override IReadOnlyList<RowWrite> Rows(TState before, TState after, long number)
    {
        written = [.. RowsOf(before, after, Token, number).Select(row => row.IsIn ? row with { Row = row.Row with { Proof = ProofOf(row.Home.Measure, row.Row) } } : row)];
        return Writes(written);
    }

    /// <inheritdoc/>
    protected override void Announce(TState before, TState after) => Tell(written);

    private string ProofOf(string measure, AnswerRow row) => AnswerProof.Of(keys.KeyOf(Name.Subject), measure, row.Week, row.NetMinutes, row.Cells);

    private IReadOnlyList<RowWrite> Writes(IEnumerable<WeekRow> rows) => [.. rows.Select(row => row.Write(Name.Partition))];

    /// <summary>Exactly one call a row written: a unit counts them against the store's counter to know that it missed none.</summary>
    private void Tell(IEnumerable<WeekRow> rows)
    {
        foreach (var (home, row, isIn) in rows)
        {
            var unit = GrainFactory.GetGrain<IUnitReleaseGrain>(home.ToString());
            (isIn ? unit.Answered(row) : unit.Withdrawn(row.Week, row.Token, row.Version)).Ignore();
        }
    }
}
