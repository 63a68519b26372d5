using System.Collections.Immutable;

namespace Upskill.PeerGroups.Draws;

/// <summary>Somebody who is to be placed, as the workforce knows them.</summary>
/// <param name="Id">The person: stays on the server.</param>
/// <param name="Token">Their token of this round.</param>
/// <param name="Above">Their manager and their manager's manager, whether these are in the round or not.</param>
/// <param name="Grade">Grade band.</param>
/// <param name="Languages">BCP 47; what they can talk in.</param>
/// <param name="TimeZone">IANA name.</param>
internal sealed record Participant(
    PersonId Id, string Token, ImmutableArray<PersonId> Above, string Grade, ImmutableArray<string> Languages, string TimeZone);
