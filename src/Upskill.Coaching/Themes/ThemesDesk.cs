using System.Collections.Immutable;
using System.Globalization;
using Upskill.Coaching.Providers;
using Upskill.Kit.People;
using Upskill.LiveSessions;
using Upskill.PeerGroups;
using Upskill.Workforce;

namespace Upskill.Coaching.Themes;

/// <summary>Who may draft, approve and read themes, and how a draft is made. Nothing is kept before somebody approves.</summary>
internal sealed class ThemesDesk(IGrainFactory grains, ICoachModel model)
{
    /// <summary>The prompt function.</summary>
    public const string Function = "themes";

    private const int MostGiven = 24_000; // characters

    /// <summary>Whether a model can be asked for a draft.</summary>
    public bool HasModel => model.IsThere;

    /// <summary>A source as somebody may see it; null where there is none for them.</summary>
    public async Task<ThemeRoom?> Room(CurrentPerson person, ThemeSource source)
    {
        if (await Access(person, source) is not { } access)
            return null;
        var approved = await grains.GetGrain<IThemesGrain>(source.Value).Approved();
        if (!access.MayApprove)
            return approved is null ? null : new(source, access.Title, MayApprove: false, approved, ThemeTexts.None);
        return new(source, access.Title, MayApprove: true, approved, await grains.Texts(source));
    }

    /// <summary>A draft by a model where there is one and its reply can be used, else by rules; with why the model gave none.</summary>
    public async Task<ThemeDraft> Draft(PersonId champion, ThemeRoom room, CancellationToken stop)
    {
        if (!model.IsThere || !room.Texts.IsOfMany)
            return new(room.Texts.Draft(), DraftedBy.Rules);
        return await model.Ask(new(champion, Function, ImmutableDictionary<string, string>.Empty.Add("texts", Numbered(room.Texts))), stop) is ModelAnswer.Said said
            && ThemeReply.Read(said.Text, room.Texts) is { } themes
                ? new(themes, DraftedBy.Model)
                : new(room.Texts.Draft(), DraftedBy.RulesAsModelIsAway);
    }

    private async Task<(bool MayApprove, string? Title)?> Access(CurrentPerson person, ThemeSource source)
    {
        if (source.Round is { } id && await grains.GetGrain<IRoundGrain>(id.Value).Round() is { } round)
        {
            var audience = round.Asked.Audience;
            var runs = person.Is(Roles.ProgrammeOwner) || (person.Id == round.Asked.By && audience.Unit is { } unit && person.ChampionOf.Contains(unit));
            return runs || IsChampionOf(person, audience.Unit) ? (runs, null) : null;
        }
        if (source.Session is { } session && await grains.GetGrain<ISeriesGrain>(session.Series.Value).PlanOf(session) is { } plan)
        {
            // Owners who are not its champions see no question of a session, and what of them was approved.
            var isChampion = IsChampionOf(person, plan.Unit);
            return isChampion || person.Is(Roles.ProgrammeOwner) ? (isChampion, plan.Title) : null;
        }
        return null;
    }

    private static bool IsChampionOf(CurrentPerson person, UnitId? unit) => unit?.SelfAndAbove().Any(person.ChampionOf.Contains) is true;

    private static string Numbered(ThemeTexts texts)
    {
        var numbered = string.Join("\n\n", texts.Texts.Select((text, at) => string.Create(CultureInfo.InvariantCulture, $"[{at + 1}] {text}")));
        return numbered.Length > MostGiven ? numbered[..MostGiven] : numbered;
    }
}

/// <summary>A source of themes that somebody may see.</summary>
/// <param name="Source">Which.</param>
/// <param name="Title">Of the live session; null of a round.</param>
/// <param name="MayApprove">They see its texts anyway, and may draft and approve; else they read what was approved.</param>
/// <param name="Approved">Null where nothing was.</param>
/// <param name="Texts">For who may approve; else none.</param>
internal sealed record ThemeRoom(ThemeSource Source, string? Title, bool MayApprove, ApprovedThemes? Approved, ThemeTexts Texts);

/// <summary>A draft that nobody has approved.</summary>
/// <param name="Themes">What comes up in most texts first.</param>
/// <param name="By">Who made it.</param>
public sealed record ThemeDraft(ImmutableArray<Theme> Themes, DraftedBy By);

/// <summary>Who made a draft.</summary>
public enum DraftedBy
{
    /// <summary>Counted.</summary>
    Rules,

    /// <summary>Counted, as the model is away or its reply could not be used.</summary>
    RulesAsModelIsAway,

    /// <summary>A model; its wording was looked through, what it means was not.</summary>
    Model,
}
