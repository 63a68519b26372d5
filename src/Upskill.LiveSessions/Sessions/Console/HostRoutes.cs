using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Upskill.Kit.Guard;
using Upskill.Kit.Web;

namespace Upskill.LiveSessions.Sessions.Console;

/// <summary>What hosts do.</summary>
internal static class HostRoutes
{
    public static void MapHosts(this IEndpointRouteBuilder routes)
    {
        var session = routes.MapGroup("/api/live-sessions/sessions/{session}").RequireAuthorization().WithCommands().HostsOnly();
        session.MapPost("/beginning", Start).WithName("StartLiveSession");
        session.MapPost("/ending", End).WithName("EndLiveSession");
        session.MapPost("/lead", Lead).WithName("LeadLiveSession");
        session.MapPost("/questions/{question:long}/treatment", Treat).WithName("TreatQuestion").GuardingNames("answer");
        session.MapPost("/showcases/{showcase}/showing", Show).WithName("ShowShowcase");
        session.MapPost("/showing/time", Time).WithName("TimeShowcase");
        session.MapPost("/polls", Open).WithName("OpenPoll").GuardingNames(["question", .. OptionFields]);
        session.MapPost("/polls/closing", Close).WithName("ClosePoll");
        session.MapPost("/groups", Break).WithName("DrawGroups");
        session.MapPost("/groups/time", Regather).WithName("TimeGroups");
        session.MapPost("/groups/{group:int}/help", Help).WithName("HelpGroup");
        routes.MapGroup("/sessions/{session}/host").RequireAuthorization().HostsOnly().MapGet("/part", Part).WithName("LiveConsolePart").ExcludeFromDescription();
    }

    /// <summary>Fields of a poll's form.</summary>
    public static ImmutableArray<string> OptionFields { get; } =
        [.. Enumerable.Range(1, OpenPoll.MostOptions).Select(number => string.Create(CultureInfo.InvariantCulture, $"option{number}"))];

    private static Task<IResult> Start(SessionGuest guest, HttpRequest request) => guest.Host(request, (id, _) => guest.Session.Start(id, guest.Seat!.Host!.Value));

    private static Task<IResult> End(SessionGuest guest, HttpRequest request) => guest.Host(request, (id, _) => guest.Session.End(id));

    /// <summary>The form: <c>commandId</c>, <c>host</c> (a place in the plan; one's own without).</summary>
    private static Task<IResult> Lead(SessionGuest guest, HttpRequest request) => guest.Host(request, (id, form) =>
        guest.Session.Lead(id, Number(form["host"]) is { } host && host <= guest.Seat!.Plan.CoHosts.Length ? host : guest.Seat!.Host!.Value));

    /// <summary>The form: <c>commandId</c>, <c>became</c> (the name of a <see cref="QuestionState"/>), <c>answer</c>.</summary>
    private static Task<IResult> Treat(long question, SessionGuest guest, HttpRequest request) => guest.Host(request, (id, form) =>
        guest.Session.Treat(new(id, question, Enum.TryParse<QuestionState>(form["became"], out var became) ? became : QuestionState.Withdrawn, form["answer"].ToString())));

    private static async Task<IResult> Show(string showcase, SessionGuest guest, HttpRequest request, AgendaReader agenda)
    {
        var next = await agenda.Find(guest.Seat!.Session, showcase);
        return next is null ? TypedResults.NotFound() : await guest.Host(request, (id, _) => guest.Session.Show(
            new(id, next.Id, next.Title, next.Presenter, next.Minutes, next.IsNamedAfterwards)));
    }

    /// <summary>The form: <c>commandId</c>, <c>change</c> (<c>more</c> or <c>end</c>).</summary>
    private static Task<IResult> Time(SessionGuest guest, HttpRequest request) => guest.Host(request, (id, form) => guest.Session.Time(id, form["change"] == "more"));

    /// <summary>The form: <c>commandId</c>, <c>question</c>, <c>option1</c> to <c>option6</c>.</summary>
    private static Task<IResult> Open(SessionGuest guest, HttpRequest request) => guest.Host(request, (id, form) =>
        guest.Session.Open(new(id, form["question"].ToString(), [.. OptionFields.Select(field => form[field].ToString())])));

    private static Task<IResult> Close(SessionGuest guest, HttpRequest request) => guest.Host(request, (id, _) => guest.Session.Close(id));

    /// <summary>The form: <c>commandId</c>, <c>minutes</c>.</summary>
    private static Task<IResult> Break(SessionGuest guest, HttpRequest request) => guest.Host(request, (id, form) => guest.Session.Break(id, Number(form["minutes"]) ?? 0));

    /// <summary>The form: <c>commandId</c>, <c>change</c> (<c>more</c> or <c>back</c>).</summary>
    private static Task<IResult> Regather(SessionGuest guest, HttpRequest request) => guest.Host(request, (id, form) => guest.Session.Regather(id, form["change"] == "more"));

    private static Task<IResult> Help(int group, SessionGuest guest, HttpRequest request) => guest.Host(request, (id, _) => guest.Session.Help(id, group));

    private static RazorComponentResult<ConsolePart> Part(SessionGuest guest) => new(new { guest.Seat });

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
