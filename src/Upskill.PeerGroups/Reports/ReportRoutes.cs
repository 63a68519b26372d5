using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Upskill.Kit.Guard;
using Upskill.Kit.People;
using Upskill.Kit.Web;
using Upskill.PeerGroups.Messages;
using Upskill.PeerGroups.Rounds;

namespace Upskill.PeerGroups.Reports;

/// <summary>Reporting a message, for its group's members; deciding what becomes of it, for those who may; and the words that go with it, for owners.</summary>
internal static class ReportRoutes
{
    private static readonly ImmutableArray<(string Name, ReportPath Path)> Paths =
        [("harassment", ReportPath.Harassment), ("risk", ReportPath.Risk), ("adverse-event", ReportPath.AdverseEvent)];

    private static readonly ImmutableArray<(string Name, CaseOutcome Outcome)> Outcomes =
        [("nothing-to-do", CaseOutcome.NothingToDo), ("removed", CaseOutcome.Removed), ("passed-on", CaseOutcome.PassedOn), ("escalated", CaseOutcome.Escalated)];

    public static void MapReports(this IEndpointRouteBuilder routes)
    {
        var member = routes.MapGroup("/api/peer-groups/rounds/{round}").RequireAuthorization().WithCommands().MembersOnly();
        member.MapGet("/reports", Own).WithName("OwnReports");
        member.MapPost("/messages/{message:long}/reports", Report).WithName("ReportMessage").Guarding("note");
        routes.MapGroup("/api/peer-groups/reports").RequireAuthorization(MayDecide).WithCommands()
            .MapPost("/{function}/{case}/outcomes", Decide).WithName("DecideReport").Guarding("reason");
        routes.MapGroup("/api/peer-groups/report-words").RequireAuthorization(Policies.OwnersOnly).WithCommands().MapPost("", Write).WithName("WriteReportWords");
    }

    /// <summary>What forms and addresses call a path.</summary>
    public static string NameOf(ReportPath path) => Paths[(int)path].Name;

    /// <summary>The path of this name; null for none.</summary>
    public static ReportPath? PathOf(string? name) => Paths.FirstOrDefault(path => path.Name == name) is { Name: not null } found ? found.Path : null;

    /// <summary>What forms call an outcome.</summary>
    public static string NameOf(CaseOutcome outcome) => Outcomes[(int)outcome].Name;

    /// <summary>What the member reported, and whether it was looked at; nothing once the round closed.</summary>
    private static Task<IResult> Own(Member member, ReportDesk desk) => member.Look(async group =>
        member.Seat!.Member is { } by && await group.NewestFor(by) is null ? TypedResults.NotFound() : TypedResults.Ok(await desk.Own(member.Seat)));

    /// <summary>The form: <c>commandId</c>, <c>path</c> (<c>harassment</c>, <c>risk</c> or <c>adverse-event</c>), <c>note</c> (may be empty).</summary>
    private static Task<IResult> Report(long message, Member member, HttpRequest request, ReportDesk desk) => member.Look(async group =>
    {
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        if (form.Command() is null)
            return CommandRoutes.Malformed();
        if (await group.Excerpt(member.Seat!.Member, message) is not [.., { Message: { Handle: not null } said }])
            return TypedResults.NotFound();
        if (said.Text is null)
            throw new Refusal("no-such-message", "This message has no text any more: nobody could read what you report. Nothing was sent.");
        var path = PathOf(form["path"]) ?? throw new Refusal("no-such-path", "Say which of the three it is. Nothing was sent.");
        await (await desk.Of(member.Seat.Group.Round)).Report(new(member.Seat.Group, member.Seat.Member, message, path, form["note"].ToString()));
        return request.GoOnAt(string.Create(CultureInfo.InvariantCulture, $"/peer-groups/{Uri.EscapeDataString(member.Round)}/report/{message}?sent={NameOf(path)}"));
    });

    /// <summary>The form: <c>commandId</c>, <c>outcome</c> (<c>nothing-to-do</c>, <c>removed</c>, <c>passed-on</c> or <c>escalated</c>), <c>reason</c> (for <c>escalated</c>).</summary>
    private static async Task<IResult> Decide(string function, string @case, CurrentPerson person, HttpRequest request, ReportDesk desk, IGrainFactory grains)
    {
        if (await desk.Find(person, new(function), @case) is null)
            return TypedResults.NotFound();
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        if (form.Command() is not { } id)
            return CommandRoutes.Malformed();
        var outcome = Outcomes.FirstOrDefault(one => one.Name == form["outcome"]) is { Name: not null } found
            ? found.Outcome : throw new Refusal("no-such-outcome", "Say what is to become of it. Nothing was changed.");
        await grains.GetGrain<IReportsGrain>(function).Decide(new(id, @case, outcome, form["reason"].ToString(), person.Id));
        desk.Decided(person);
        return request.GoOnAt(FoundCase.PathOf(new(function), @case));
    }

    /// <summary>The form: <c>commandId</c>, <c>call</c>, <c>harassment</c>, <c>risk</c>, <c>adverse-event</c>; an empty text puts the product's own in its place.</summary>
    private static async Task<IResult> Write(HttpRequest request, IGrainFactory grains)
    {
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        if (form.Command() is null)
            return CommandRoutes.Malformed();
        await grains.GetGrain<IReportWordsGrain>(IReportWordsGrain.Organisation).Write(new(form["call"].ToString(),
            form[NameOf(ReportPath.Harassment)].ToString(), form[NameOf(ReportPath.Risk)].ToString(), form[NameOf(ReportPath.AdverseEvent)].ToString()));
        return request.GoOnAt("/reports/words");
    }

    private static void MayDecide(AuthorizationPolicyBuilder policy) =>
        policy.RequireAuthenticatedUser().RequireAssertion(context => CurrentPerson.From(context.User) is { } person && ReportDesk.MayDecide(person));
}
