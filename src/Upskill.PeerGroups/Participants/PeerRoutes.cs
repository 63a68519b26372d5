using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Upskill.Kit.People;
using Upskill.Kit.Web;
using Upskill.PeerGroups.Rounds;

namespace Upskill.PeerGroups.Participants;

/// <summary>One's own part in peer groups. Where one's country has them switched off, and for somebody else's, there is no such route.</summary>
internal static class PeerRoutes
{
    public static void MapPeers(this IEndpointRouteBuilder routes)
    {
        var own = routes.MapGroup("/api/peer-groups").RequireAuthorization().WithCommands();
        own.MapPost("/choice", Choose).WithName("ChoosePeerGroups");
        own.MapGet("/rounds/{round}/row", Row).WithName("OwnRow");
        own.MapPost("/rounds/{round}/joining", Join).WithName("JoinRound");
        own.MapPost("/rounds/{round}/leaving", Leave).WithName("LeaveRound");
    }

    /// <summary>The form: <c>participation</c> (<c>in</c>, <c>out</c> or <c>unsaid</c>), <c>snoozedUntil</c>, and <c>language</c> any number of times.</summary>
    private static async Task<IResult> Choose(CurrentPerson person, HttpRequest request, PeerReader peers, IGrainFactory grains)
    {
        if (!await peers.IsOn(person.Id))
            return TypedResults.NotFound();
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        if (form.Command() is null)
            return CommandRoutes.Malformed();
        Participation participation = form["participation"].ToString() switch
        {
            "in" => Participation.OptedIn,
            "out" => Participation.OptedOut,
            _ => Participation.Unsaid,
        };
        DateOnly? until = form["snoozedUntil"].ToString() is not { Length: > 0 } day ? null
            : DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on) ? on
            : throw new Refusal("snooze", $"'{day}' is no day. Write it as 2026-12-31. Nothing was changed.");
        await grains.GetGrain<IPeerGrain>(person.Id.Value).Choose(new(participation, until, [.. form["language"].OfType<string>()]));
        return request.GoOnAt("/peer-groups");
    }

    private static async Task<Results<Ok<CheckableRow>, NotFound>> Row(string round, CurrentPerson person, PeerReader peers) =>
        await peers.PlaceIn(round, person.Id) is { } found && CheckableRow.Of(found.Round, found.Place) is { } row ? TypedResults.Ok(row) : TypedResults.NotFound();

    private static async Task<IResult> Join(string round, CurrentPerson person, HttpRequest request, PeerReader peers, IGrainFactory grains)
    {
        if (!await peers.MayJoin(round, person.Id))
            return TypedResults.NotFound();
        return await Send(request, command => grains.GetGrain<IRoundGrain>(round).Join(command, person.Id));
    }

    private static async Task<IResult> Leave(string round, CurrentPerson person, HttpRequest request, PeerReader peers, IGrainFactory grains)
    {
        if (await peers.PlaceIn(round, person.Id) is null)
            return TypedResults.NotFound();
        return await Send(request, _ => grains.GetGrain<IRoundGrain>(round).Leave(person.Id));
    }

    private static async Task<IResult> Send(HttpRequest request, Func<CommandId, Task> command)
    {
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        if (form.Command() is not { } id)
            return CommandRoutes.Malformed();
        await command(id);
        return request.GoOnAt("/peer-groups");
    }
}
