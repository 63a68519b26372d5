using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Upskill.Kit.Guard;
using Upskill.Kit.People;
using Upskill.Kit.Web;
using Upskill.PeerGroups.Messages;
using Upskill.PeerGroups.Rounds;

namespace Upskill.PeerGroups.Seals;

/// <summary>Breaking a seal, for programme owners; and being told of it, for the author alone.</summary>
internal static class SealRoutes
{
    private const string Page = "/peer-groups/seals";

    public static void MapSeals(this IEndpointRouteBuilder routes)
    {
        var owners = routes.MapGroup("/api/peer-groups").RequireAuthorization(Policies.OwnersOnly).WithCommands();
        owners.MapPost("/reports/{function}/{case}/seals", Ask).WithName("AskSeal").Guarding("reason");
        owners.MapPost("/rounds/{round}/seals/{seal}/agreement", Agree).WithName("AgreeToSeal");
        owners.MapPost("/rounds/{round}/seals/{seal}/refusal", Refuse).WithName("RefuseSeal");
        routes.MapGroup("/api/peer-groups/rounds/{round}").RequireAuthorization().MembersOnly().MapGet("/notices", Notices).WithName("OwnSealNotices");
    }

    /// <summary>The form: <c>commandId</c>, <c>reason</c>.</summary>
    private static async Task<IResult> Ask(string function, string @case, CurrentPerson by, HttpRequest request, SealDesk desk, IGrainFactory grains)
    {
        if (await desk.Find(function, @case) is not { } found)
            return TypedResults.NotFound();
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        if (form.Command() is not { } id)
            return CommandRoutes.Malformed();
        await grains.GetGrain<ISealsGrain>(found.Case.Group.Round.Value).Ask(new(id, found.Function, @case, form["reason"].ToString(), by.Id));
        return request.GoOnAt(Page);
    }

    /// <summary>The form: <c>commandId</c>.</summary>
    private static Task<IResult> Agree(string round, string seal, CurrentPerson by, HttpRequest request, IGrainFactory grains) =>
        Answer(round, seal, by, request, grains, (seals, answer) => seals.Agree(answer));

    /// <summary>The form: <c>commandId</c>.</summary>
    private static Task<IResult> Refuse(string round, string seal, CurrentPerson by, HttpRequest request, IGrainFactory grains) =>
        Answer(round, seal, by, request, grains, (seals, answer) => seals.Refuse(answer));

    private static Task<IResult> Notices(Member member, SealDesk desk) => member.Look(async _ => TypedResults.Ok(await desk.Notices(member.Seat!)));

    private static async Task<IResult> Answer(string round, string seal, CurrentPerson by, HttpRequest request, IGrainFactory grains, Func<ISealsGrain, AnswerSeal, Task> answer)
    {
        var seals = grains.GetGrain<ISealsGrain>(round);
        if (!(await seals.Seals()).Any(asked => asked.Id == seal))
            return TypedResults.NotFound();
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        if (form.Command() is not { } id)
            return CommandRoutes.Malformed();
        await answer(seals, new(id, seal, by.Id));
        return request.GoOnAt(Page);
    }
}
