using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Upskill.Kit.Guard;
using Upskill.Kit.People;
using Upskill.Kit.Web;
using Upskill.PeerGroups.Rounds;

namespace Upskill.PeerGroups.Groups;

/// <summary>The starter questions of an open round, for who runs it.</summary>
internal static class StarterRoutes
{
    public static void MapStarters(this IEndpointRouteBuilder routes)
    {
        var starters = routes.MapGroup("/api/peer-groups/rounds/{round}/starters").RequireAuthorization(RoundRoutes.SeesRounds).WithCommands();
        starters.MapPost("", Plan).WithName("PlanStarters").GuardingNames("starters");
        starters.MapPost("/posed", Pose).WithName("PoseStarter").GuardingNames("text");
    }

    /// <summary>The form: <c>commandId</c>, <c>starters</c> (a line each).</summary>
    private static Task<IResult> Plan(string round, CurrentPerson by, HttpRequest request, IGrainFactory grains) =>
        Send(round, by, request, grains, (talk, id, form) => talk.Plan(id, [.. form["starters"].ToString().Split('\n')]));

    /// <summary>The form: <c>commandId</c>, <c>text</c>.</summary>
    private static Task<IResult> Pose(string round, CurrentPerson by, HttpRequest request, IGrainFactory grains) =>
        Send(round, by, request, grains, (talk, id, form) => talk.Pose(id, form["text"].ToString()));

    private static async Task<IResult> Send(string round, CurrentPerson by, HttpRequest request, IGrainFactory grains, Func<IRoundTalkGrain, CommandId, IFormCollection, Task> act)
    {
        if (await grains.Seen(by, round) is not { } found || !RoundAccess.Runs(by, found.Asked))
            return TypedResults.NotFound();
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        if (form.Command() is not { } id)
            return CommandRoutes.Malformed();
        await act(grains.GetGrain<IRoundTalkGrain>(round), id, form);
        return request.GoOnAt($"/rounds/{Uri.EscapeDataString(round)}/talk");
    }
}
