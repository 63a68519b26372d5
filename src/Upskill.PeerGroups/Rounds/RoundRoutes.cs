using System.Collections.Immutable;
using System.Globalization;
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
        rounds.MapPost("", Ask).WithName("AskRound").GuardingNames("starters");
        var round = rounds.MapGroup("/{round}");
        round.MapGet("", Round).WithName("Round");
        round.MapGet("/roster", Roster).WithName("RoundRoster");
        round.MapGet("/draw", Draw).WithName("RoundDraw");
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

    /// <summary>
    /// The form: <c>commandId</c> (the round's id from then on), <c>unit</c> (or <c>each</c>: one round a function), <c>cohort</c>, <c>optedIn</c>, <c>size</c>, <c>groups</c>, <c>minutes</c>,
    /// <c>starters</c> (a line each).
    /// </summary>
    private static async Task<IResult> Ask(CurrentPerson by, HttpRequest request, IGrainFactory grains)
    {
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        if (form.Command() is not { } command)
            return CommandRoutes.Malformed();
        var unit = form["unit"].ToString();
        var audience = new RoundAudience(unit is "" or Each ? null : new(unit), form["cohort"].ToString() is { Length: > 0 } cohort ? cohort : null, form["optedIn"] == "yes");
        if (!RoundAccess.MayStart(by, unit == Each ? audience with { Unit = UnitId.Organisation } : audience))
            throw new Refusal("audience", "A champion starts rounds inside their own function. Nothing was started.");
        // Never the id of a person, whose key would seal the round.
        command = new($"round-{command.Value[..Math.Min(command.Value.Length, LongestId)]}");
        var asked = new AskRound(command, by.Id, audience, Number(form["size"], "group-size", "people in a group"),
            form["groups"].ToString() is { Length: > 0 } groups ? Number(groups, "too-many-groups", "groups") : null,
            TimeSpan.FromMinutes(Number(form["minutes"], "length", "minutes")), [.. form["starters"].ToString().Split('\n')]);
        if (unit != Each)
        {
            if (audience.Unit is { } there && await grains.GetGrain<IOrgUnitGrain>(there.Value).Unit() is null)
                throw new Refusal("audience", "The organisation has no such unit. Nothing was started.");
            if (await Waits(asked, grains))
                throw new Refusal("round-waits", "A round for these people waits already. Confirm or discard it first. Nothing was started.");
            await grains.GetGrain<IRoundGrain>(command.Value).Ask(asked);
            return request.GoOnAt($"/rounds/{command}");
        }
        var functions = (await grains.GetGrain<IOrgUnitGrain>(UnitId.Organisation.Value).Unit())?.Children ?? [];
        ImmutableArray<AskRound> all = [.. functions.Select((function, index) => asked with
        {
            Id = new(string.Create(CultureInfo.InvariantCulture, $"{command}-{index}")), Audience = audience with { Unit = function.Id },
        })];
        foreach (var one in all)
        {
            // A function whose round waits keeps that one.
            if (!await Waits(one, grains))
                await grains.GetGrain<IRoundGrain>(one.Id.Value).Ask(one);
        }
        return request.GoOnAt("/rounds");
    }

    private static async Task<Results<Ok<Round>, NotFound>> Round(string round, CurrentPerson person, IGrainFactory grains) =>
        await grains.Seen(person, round) is { } found ? TypedResults.Ok(found) : TypedResults.NotFound();

    /// <param name="attempt">Which commitment, from 0; the last where nothing is said.</param>
    private static async Task<Results<ContentHttpResult, NotFound>> Roster(string round, int? attempt, CurrentPerson person, IGrainFactory grains) =>
        await grains.Seen(person, round) is { } found && await grains.GetGrain<IRoundGrain>(round).Roster(attempt ?? found.Attempts.Length - 1) is { } text
            ? TypedResults.Text(text, "text/plain") : TypedResults.NotFound();

    private static async Task<Results<Ok<CheckableDraw>, NotFound>> Draw(string round, int? attempt, CurrentPerson person, IGrainFactory grains) =>
        await grains.Seen(person, round) is { } found && await CheckableDraw.Of(found, attempt ?? found.Attempts.Length - 1, grains.GetGrain<IRoundGrain>(round)) is { } draw
            ? TypedResults.Ok(draw) : TypedResults.NotFound();

    private static Task<IResult> Contribute(string round, CurrentPerson by, HttpRequest request, IGrainFactory grains) =>
        Run(round, by, request, grains, (found, command, form) => found.Contribute(command, form["contribution"].ToString(), by.Id));

    private static Task<IResult> Open(string round, CurrentPerson by, HttpRequest request, IGrainFactory grains) =>
        Run(round, by, request, grains, (found, command, _) => found.Open(command, by.Id));

    private static Task<IResult> Discard(string round, CurrentPerson by, HttpRequest request, IGrainFactory grains) =>
        Run(round, by, request, grains, (found, command, form) => found.Discard(command, form["reason"].ToString(), by.Id));

    private static Task<IResult> PrepareAgain(string round, CurrentPerson by, HttpRequest request, IGrainFactory grains) =>
        Run(round, by, request, grains, (found, command, _) => found.PrepareAgain(command, by.Id));

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

    private const string Each = "each";
    private const int LongestId = CommandId.LongestLength - 12, MostLookedThrough = 200;

    /// <summary>Whether another round for these people waits. A draw that does not please is discarded, with a reason that its members read; not left lying while one more is begun.</summary>
    private static async Task<bool> Waits(AskRound asked, IGrainFactory grains)
    {
        foreach (var listed in (await grains.GetGrain<IRoundsGrain>(IRoundsGrain.Organisation).Listed()).Take(MostLookedThrough)
            .Where(round => round.Id.Value != asked.Id.Value && (round.Audience == asked.Audience || (round.By == asked.By && round.Audience.Unit == asked.Audience.Unit))))
        {
            if (await grains.GetGrain<IRoundGrain>(listed.Id.Value).Round() is { Stage: RoundStage.Preparing or RoundStage.Committed or RoundStage.Drawing or RoundStage.Drawn })
                return true;
        }
        return false;
    }

    private static int Number(string? text, string code, string what) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number : throw new Refusal(code, $"'{text}' is no number of {what}. Nothing was started.");
}
