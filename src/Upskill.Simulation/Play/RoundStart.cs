using System.Globalization;
using System.Text.Json;
using Upskill.PeerGroups;
using Upskill.Simulation.Deeds;

namespace Upskill.Simulation.Play;

/// <summary>A champion starts a round: asks for it, adds their words once it is prepared, and opens the groups once they are drawn.</summary>
internal sealed class RoundStart(Browser browser, Func<string, CommandId> idOf)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20), BetweenLooks = TimeSpan.FromMilliseconds(50);

    /// <summary>Does it. A round that cannot be, for example for want of people, stays what it is.</summary>
    public async Task Do(Deed.StartRound start)
    {
        var path = $"/api/peer-groups/rounds/round-{start.Round}";
        await browser.Post("/api/peer-groups/rounds", new(start.Round),
            ("unit", start.Function.Value), ("optedIn", "yes"), ("size", "10"), ("starters", Phrases.Starters),
            ("minutes", ((int)start.Length.TotalMinutes).ToString(CultureInfo.InvariantCulture)));
        if (await Until(path, RoundStage.Committed) is RoundStage.Committed)
            await browser.Post($"{path}/contribution", idOf($"words/{start.Round}"), ("contribution", "Words of our own"));
        if (await Until(path, RoundStage.Drawn) is RoundStage.Drawn)
            await browser.Post($"{path}/opening", idOf($"opening/{start.Round}"));
    }

    /// <summary>Waits until the round is so far, or farther, or cannot be.</summary>
    private async Task<RoundStage?> Until(string path, RoundStage stage)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!patience.IsCancellationRequested)
        {
            if (await browser.Page(path) is not { } page)
                return null;
            if (JsonSerializer.Deserialize<Round>(page, Json)!.Stage is var now && (now >= stage || now is RoundStage.Refused))
                return now;
            await Task.Delay(BetweenLooks, CancellationToken.None);
        }
        return null;
    }
}
