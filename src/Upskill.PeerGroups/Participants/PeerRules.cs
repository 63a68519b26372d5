using System.Collections.Immutable;
using System.Globalization;

namespace Upskill.PeerGroups.Participants;

/// <summary>What somebody can choose, and which rounds are kept: pure.</summary>
internal static class PeerRules
{
    /// <summary>The choice as it is kept.</summary>
    /// <exception cref="Refusal"><c>snooze</c>, <c>languages</c>: with a sentence.</exception>
    public static PeerChoice Checked(PeerChoice choice, DateOnly today)
    {
        if (choice.SnoozedUntil is { } until && (until <= today || until > today.AddDays(PeerChoice.LongestSnooze)))
            throw new Refusal("snooze", "A pause ends on a later day, within a year. Nothing was changed.");
        ImmutableArray<string> languages = [.. choice.Languages.Select(language => language.Trim().ToLowerInvariant()).Where(language => language.Length > 0).Distinct().Order(StringComparer.Ordinal)];
        if (languages.Length > PeerChoice.MostLanguages)
            throw new Refusal("languages", $"At most {PeerChoice.MostLanguages} languages can be kept. Nothing was changed.");
        if (languages.FirstOrDefault(language => !IsLanguage(language)) is { } unknown)
            throw new Refusal("languages", $"'{unknown}' is no language that is known here. Nothing was changed.");
        return choice with { Languages = languages };
    }

    /// <summary>With a round at the front; as it is where the round is there already.</summary>
    public static Peer Placed(Peer peer, PeerRound round) => peer.Rounds.Contains(round) ? peer
        : peer with { Rounds = [round, .. peer.Rounds.Where(other => other.Id != round.Id).Take(Peer.MostRounds - 1)] };

    /// <summary>Without a round; as it is where there is no such.</summary>
    public static Peer Forgotten(Peer peer, RoundId round) => peer.Rounds.All(other => other.Id != round) ? peer
        : peer with { Rounds = peer.Rounds.RemoveAll(other => other.Id == round) };

    /// <summary>Languages that can be chosen, by their own names.</summary>
    public static IEnumerable<CultureInfo> Languages() => CultureInfo.GetCultures(CultureTypes.NeutralCultures)
        .Where(culture => culture.TwoLetterISOLanguageName.Length == 2 && culture.Name == culture.TwoLetterISOLanguageName);

    private static bool IsLanguage(string code) => Languages().Any(culture => culture.Name == code);
}
