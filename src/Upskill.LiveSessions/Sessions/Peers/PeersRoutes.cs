using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Upskill.Kit.People;
using Upskill.Kit.Web;
using Upskill.PeerGroups;
using Upskill.Workforce;

namespace Upskill.LiveSessions.Sessions.Peers;

/// <summary>
/// Those present are asked whether they want to be in a round of peer groups. The round keeps who said yes; the session keeps nothing of it, and who does not answer is noted nowhere.
/// </summary>
internal static class PeersRoutes
{
    public static void MapPeersOfSessions(this IEndpointRouteBuilder routes)
    {
        routes.MapGroup("/api/live-sessions/sessions/{session}").RequireAuthorization().WithCommands().AttendeesOnly().MapPost("/peers", Answer).WithName("AnswerPeers");
        routes.MapGroup("/sessions/{session}").RequireAuthorization().AttendeesOnly().MapGet("/peers", Card).WithName("LivePeersPart").ExcludeFromDescription();
    }

    /// <summary>The form: <c>commandId</c>, <c>takesPart</c> (<c>yes</c> or <c>no</c>). A no works after the session, too, until the groups open.</summary>
    private static Task<IResult> Answer(SessionGuest guest, CurrentPerson person, HttpRequest request, CountryRulesReader countries) => SessionGuest.Post(request, async (_, form) =>
    {
        // In no trace of a request: it would say who was here.
        Activity.Current = null;
        var (session, takesPart) = (guest.Seat!.Session, form["takesPart"] != "no");
        if (takesPart && !await countries.Offers(person, OptionalFeatures.PeerGroups))
            throw new Refusal("not-offered", "Peer groups are not offered where you work. Nothing was changed.");
        if (takesPart && !await guest.Grains.GetGrain<ISessionPresenceGrain>(session.Value).IsHere(person.Id))
            throw new Refusal("not-here", "It is not known yet that you are at this session. Please try again in half a minute. Nothing was changed.");
        await guest.Grains.GetGrain<IRoundGrain>(RoundId.Of(session).Value).Answer(person.Id, takesPart);
        return $"{SessionAddress.Of(session)}#peers";
    });

    private static RazorComponentResult<PeersCard> Card(SessionGuest guest) => new(new { guest.Seat });
}
