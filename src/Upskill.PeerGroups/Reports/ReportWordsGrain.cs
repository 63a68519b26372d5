using Upskill.Kit.Storage;

namespace Upskill.PeerGroups.Reports;

/// <summary>Keeps what owners tell those who report.</summary>
[GrainType("peer-groups-report-words")]
internal sealed class ReportWordsGrain([PersistentState("report-words")] IPersistentState<ReportWordsState> kept) : Grain, IReportWordsGrain
{
    public Task<ReportWords> Words() => Task.FromResult(kept.State.Words);

    public async Task Write(ReportWords words)
    {
        ReportWords next = new(Checked(words.Call), Checked(words.Harassment), Checked(words.Risk), Checked(words.AdverseEvent));
        if (next == kept.State.Words)
            return;
        await this.Keep(kept, new() { Words = next });
    }

    private static string Checked(string text) => text.ReplaceLineEndings("\n").Trim() is { Length: <= ReportWords.Longest } said
        ? said : throw new Refusal("long-words", $"Each text has at most {ReportWords.Longest:N0} characters. Nothing was changed.");
}

/// <summary>What a <see cref="ReportWordsGrain"/> keeps.</summary>
[GenerateSerializer, Alias("Upskill.ReportWordsState")]
internal sealed record ReportWordsState
{
    /// <summary>Empty where the product's own words stand.</summary>
    [Id(0)]
    public ReportWords Words { get; init; } = ReportWords.Own;
}
