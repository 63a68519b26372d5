using Upskill.Kit.People;
using Upskill.LiveSessions;
using Upskill.Workforce;

namespace Upskill.PeerGroups.Rounds;

/// <summary>Who may start rounds, and who sees one: pure.</summary>
internal static class RoundAccess
{
    /// <summary>Who has a page of rounds at all.</summary>
    public static bool HasRounds(CurrentPerson person) => MayStart(person) || person.Is(Roles.Auditor);

    /// <summary>Who may start some round.</summary>
    public static bool MayStart(CurrentPerson person) => person.Is(Roles.ProgrammeOwner) || person.ChampionOf.Count > 0;

    /// <summary>Who may start a round of this audience: owners any, champions of the whole of a function that is theirs.</summary>
    public static bool MayStart(CurrentPerson person, RoundAudience audience) => person.Is(Roles.ProgrammeOwner)
        || (audience.Unit is { } unit && person.ChampionOf.Contains(unit)); // not a part of it: few people would be told apart

    /// <summary>Who may have those at a live session asked: owners, and its hosts where the whole of their function is meant.</summary>
    public static bool MayAsk(CurrentPerson person, SessionPlan session) =>
        person.Is(Roles.ProgrammeOwner) || (session.IsHostedBy(person.Id) && person.ChampionOf.Contains(session.Unit));

    /// <summary>Who sees a round and re-runs its draw: its starter as long as they may start such a round, owners and auditors.</summary>
    public static bool Sees(CurrentPerson person, AskRound asked) => person.Is(Roles.ProgrammeOwner | Roles.Auditor) || Runs(person, asked);

    /// <summary>The same of a round in the list.</summary>
    public static bool Sees(CurrentPerson person, ListedRound listed) =>
        person.Is(Roles.ProgrammeOwner | Roles.Auditor) || (person.Id == listed.By && MayStart(person, listed.Audience));

    /// <summary>The function that its people are of; the organisation where they are of several.</summary>
    public static UnitId FunctionOf(RoundAudience audience) => audience.Unit is { } unit && unit != UnitId.Organisation
        ? unit.SelfAndAbove().Last(above => above != UnitId.Organisation) : UnitId.Organisation;

    /// <summary>Who adds their words, confirms and discards: the starter, and owners where the starter is gone.</summary>
    public static bool Runs(CurrentPerson person, AskRound asked) =>
        person.Is(Roles.ProgrammeOwner) || (person.Id == asked.By && MayStart(person, asked.Audience));
}
