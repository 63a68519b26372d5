using Upskill.LiveSessions;
using Upskill.PeerGroups;

namespace Upskill.Coaching.Themes;

/// <summary>Gathers what themes are made of. No token and no person comes here: groups and sessions say themselves how many stand behind their texts.</summary>
internal static class ThemeSources
{
    private const int AtOnce = 32;

    /// <summary>The texts of a source as they are now.</summary>
    public static async Task<ThemeTexts> Texts(this IGrainFactory grains, ThemeSource source) => source switch
    {
        { Round: { } round } => await OfRound(grains, round),
        { Session: { } session } => await OfSession(grains, session),
        _ => ThemeTexts.None,
    };

    private static async Task<ThemeTexts> OfRound(IGrainFactory grains, RoundId id)
    {
        if (await grains.GetGrain<IRoundGrain>(id.Value).Round() is not { Stage: RoundStage.Open or RoundStage.Closed } round)
            return ThemeTexts.None;
        var pulses = new List<GroupPulse>();
        foreach (var some in Enumerable.Range(1, round.Last?.Groups ?? 0).Chunk(AtOnce))
            pulses.AddRange(await Task.WhenAll(some.Select(number => grains.GetGrain<IPeerGroupGrain>(PeerGroupId.Of(id, number).Value).Pulse())));
        var let = pulses.Where(pulse => pulse.AgreedSummary is not null).ToList();
        return new([.. let.Select(pulse => pulse.AgreedSummary!).Order(StringComparer.Ordinal)], let.Sum(pulse => pulse.Behind) >= ThemeTexts.LeastContributors);
    }

    private static async Task<ThemeTexts> OfSession(IGrainFactory grains, LiveSessionId id) =>
        await grains.GetGrain<ILiveSessionGrain>(id.Value).Summary() is { } summary
            ? new([.. summary.Questions.Select(question => question.Text).OfType<string>()], summary.IsOfManyAskers)
            : ThemeTexts.None;
}
