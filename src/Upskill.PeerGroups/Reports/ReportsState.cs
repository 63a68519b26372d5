using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Upskill.Kit.Ledger;
using Upskill.Kit.Storage;

namespace Upskill.PeerGroups.Reports;

/// <summary>What a <see cref="ReportsGrain"/> keeps: the cases of each round, sealed with a key of the round's own. Without it nobody reads them, in the store or in a copy.</summary>
[GenerateSerializer, Alias("Upskill.ReportsState")]
internal sealed record ReportsState
{
    /// <summary>By round.</summary>
    [Id(0)]
    public ImmutableDictionary<RoundId, byte[]> Rounds { get; init; } = ImmutableDictionary<RoundId, byte[]>.Empty;
}

/// <summary>Seals the cases of a round and opens them.</summary>
internal sealed class ReportSeals(IKeyStore keys)
{
    /// <summary>Everything that is kept; a round whose key was destroyed has no cases.</summary>
    public ReportBook Open(ReportsState state) => new([.. state.Rounds
        .SelectMany(round => keys.Find(Subject(round.Key)) is { } key
            ? JsonSerializer.Deserialize<ImmutableArray<Case>>(Sealing.Open(key, round.Value, Binding(round.Key)), LedgerJson.Options) : [])
        .OrderBy(one => one.OpenedOn).ThenBy(one => one.Id, StringComparer.Ordinal)]);

    /// <summary>With the cases of a round as the book has them.</summary>
    public ReportsState Close(ReportsState state, ReportBook book, RoundId round)
    {
        var cases = JsonSerializer.SerializeToUtf8Bytes(book.Cases.Where(one => one.Group.Round == round), LedgerJson.Options);
        return state with { Rounds = state.Rounds.SetItem(round, Sealing.Close(keys.KeyOf(Subject(round)), cases, Binding(round))) };
    }

    /// <summary>From now on nobody reads what was reported in a round. Durable; a repeat changes nothing.</summary>
    public void Destroy(RoundId round) => keys.Destroy(Subject(round));

    private static byte[] Binding(RoundId round) => Encoding.UTF8.GetBytes(round.Value);

    private static string Subject(RoundId round) => $"peer-group-reports:{round}";
}
