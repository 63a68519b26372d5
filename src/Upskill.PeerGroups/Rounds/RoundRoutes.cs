using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Upskill.Kit.Guard;
using Upskill.Kit.People;
using Upskill.Kit.Web;
using Upskill.Workforce;

namespace Upskill.PeerGroups.Rounds;

/// <summary>Rounds, for who starts them and who checks them; to everybody else there are none.</summary>
internal static class RoundRoutes
{
    public static void MapRounds(this IEndpointRouteBuilder routes)
    {
        var rounds = routes.MapGroup("/api/peer-groups/rounds").RequireAuthorization(SeesRounds).WithCommands();
        rounds.MapPost("", RoundBeginning.Ask).WithName("AskRound").GuardingNames("starters");
        var round = rounds.MapGroup("/{round}");
        round.MapGet("", Round).WithName("Round");
        round.MapGet("/roster", Roster).WithName("RoundRoster");
        round.MapGet("/draw", Draw).WithName("RoundDraw");
        round.MapPost("/roster", Prepare).WithName("PrepareRound");
        round.MapPost("/contribution", Contribute).WithName("ContributeToRound").GuardingNames("contribution");
        round.MapPost("/opening", Open).WithName("OpenRound");
        round.MapPost("/discards", Discard).WithName("DiscardDraw").GuardingNames("reason");
        round.MapPost("/preparations", PrepareAgain).WithName("PrepareRoundAgain");
        routes.MapGet("/rounds/{round}/part", Part).RequireAuthorization(SeesRounds).WithName("RoundPart").ExcludeFromDescription();
    }

    /// <summary>Champions, owners and auditors.</summary>
    public static void SeesRounds(AuthorizationPolicyBuilder policy) =>
        policy.RequireAuthenticatedUser().RequireAssertion(context => CurrentPerson.From(context.User) is { } person && RoundAccess.HasRounds(person));

    /// <summary>The round, where this person may see it.</summary>
    public static async Task<Round?> Seen(this IGrainFactory grains, CurrentPerson person, string round) =>
        await grains.GetGrain<IRoundGrain>(round).Round() is { } found && RoundAccess.Sees(person, found.Asked) ? found : null;

    private static async Task<Results<Ok<Round>, NotFound>> Round(string round, CurrentPerson person, IGrainFactory grains) =>
        await grains.Seen(person, round) is { } found ? TypedResults.Ok(found) : TypedResults.NotFound();

    /// <param name="attempt">Which commitment, from 0; the last where nothing is said.</param>
    private static async Task<Results<ContentHttpResult, NotFound>> Roster(string round, int? attempt, CurrentPerson person, IGrainFactory grains) =>
        await grains.Seen(person, round) is { } found && await grains.GetGrain<IRoundGrain>(round).Roster(attempt ?? found.Attempts.Length - 1) is { } text
            ? TypedResults.Text(text, "text/plain") : TypedResults.NotFound();

    private static async Task<Results<Ok<CheckableDraw>, NotFound>> Draw(string round, int? attempt, CurrentPerson person, IGrainFactory grains) =>
        await grains.Seen(person, round) is { } found && await CheckableDraw.Of(found, attempt ?? found.Attempts.Length - 1, grains.GetGrain<IRoundGrain>(round)) is { } draw
            ? TypedResults.Ok(draw) : TypedResults.NotFound();

    private static Task<IResult> Prepare(string round, CurrentPerson by, HttpRequest request, IGrainFactory grains) =>
        Run(round, by, request, grains, (found, command, _) => found.Prepare(command, by.Id));

    private static Task<IResult> Contribute(string round, CurrentPerson by, HttpRequest request, IGrainFactory grains) =>
        Run(round, by, request, grains, (found, command, form) => found.Contribute(command, form["contribution"].ToString(), by.Id));

    private static Task<IResult> Open(string round, CurrentPerson by, HttpRequest request, IGrainFactory grains) =>
        Run(round, by, request, grains, (found, command, _) => found.Open(command, by.Id));

    private static Task<IResult> Discard(string round, CurrentPerson by, HttpRequest request, IGrainFactory grains) =>
        Run(round, by, request, grains, (found, command, form) => found.Discard(command, form["reason"].ToString(), by.Id));

    private static Task<IResult> PrepareAgain(string round, CurrentPerson by, HttpRequest request, IGrainFactory grains) =>
        Run(round, by, request, grains, async (_, command, _) =>
        {
            if (!await grains.Beginnings().PrepareAgain(new(round), command, by.Id))
                throw new Refusal(RoundBeginning.Waits, "Another round for these people waits. Confirm or discard it first. Nothing was changed.");
        });

    private static async Task<Results<RazorComponentResult<RoundPart>, NotFound>> Part(string round, CurrentPerson person, IGrainFactory grains) =>
        await grains.Seen(person, round) is { } found ? new RazorComponentResult<RoundPart>(new { Round = found }) : TypedResults.NotFound();

    private static async Task<IResult> Run(
        string round, CurrentPerson by, HttpRequest request, IGrainFactory grains, Func<IRoundGrain, CommandId, IFormCollection, Task> command)
    {
        if (await grains.GetGrain<IRoundGrain>(round).Round() is not { } found || !RoundAccess.Runs(by, found.Asked))
            return TypedResults.NotFound();
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        if (form.Command() is not { } id)
            return CommandRoutes.Malformed();
        await command(grains.GetGrain<IRoundGrain>(round), id, form);
        return request.GoOnAt($"/rounds/{Uri.EscapeDataString(round)}");
    }
}
