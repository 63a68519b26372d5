using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Upskill.Kit.Guard;
using Upskill.Kit.People;
using Upskill.Kit.Web;

namespace Upskill.LiveSessions.Sessions.Questions;

/// <summary>What attendees do. The address names the session, never the person.</summary>
internal static class AttendeeRoutes
{
    public static void MapAttendees(this IEndpointRouteBuilder routes)
    {
        var session = routes.MapGroup("/api/live-sessions/sessions/{session}").RequireAuthorization().WithCommands().AttendeesOnly();
        session.MapGet("/view", After).WithName("LiveSessionView");
        session.MapPost("/questions", Ask).WithName("AskQuestion").GuardingNames("text");
        session.MapPost("/questions/{question:long}/withdrawal", Withdraw).WithName("WithdrawQuestion");
        session.MapPost("/questions/{question:long}/votes", Vote).WithName("VoteQuestion");
        session.MapPost("/polls/{poll:long}/choice", Choose).WithName("ChooseInPoll");
        session.MapPost("/reactions", React).WithName("ReactLive");
        session.MapPost("/presence", Say).WithName("SayPresent");
        session.MapPost("/groups/seat", Seat).WithName("TakeSeat");
        session.MapPost("/groups/calls", Call).WithName("CallForHelp");
    }

    /// <summary>What changed after the number <c>after</c>; everything without it.</summary>
    private static async Task<IResult> After(long? after, SessionGuest guest) => TypedResults.Ok(await guest.Session.After(guest.Seat!.Token, after ?? 0));

    /// <summary>The form: <c>commandId</c>, <c>text</c>.</summary>
    private static Task<IResult> Ask(SessionGuest guest, HttpRequest request) =>
        guest.Act(request, async (id, by, form) => At(await guest.Session.Ask(new(id, by, form["text"].ToString()))));

    private static Task<IResult> Withdraw(long question, SessionGuest guest, HttpRequest request) => guest.Act(request, async (id, by, _) =>
    {
        await guest.Session.Withdraw(id, by, question);
        return "";
    });

    /// <summary>The form: <c>commandId</c>, <c>vote</c> (<c>on</c> or <c>off</c>).</summary>
    private static Task<IResult> Vote(long question, SessionGuest guest, HttpRequest request, VoteLanes lanes) => guest.Act(request, async (_, by, form) =>
    {
        await lanes.Cast(guest.Seat!.Session, new(by, question, null, form["vote"] != "off"));
        return At(question);
    });

    /// <summary>The form: <c>commandId</c>, <c>option</c> (its number, from 0).</summary>
    private static Task<IResult> Choose(long poll, SessionGuest guest, HttpRequest request, VoteLanes lanes) => guest.Act(request, async (_, by, form) =>
    {
        if (!int.TryParse(form["option"], NumberStyles.None, CultureInfo.InvariantCulture, out var option))
            throw new Refusal("no-such-poll", "Choose one of the answers. Nothing was changed.");
        await lanes.Cast(guest.Seat!.Session, new(by, poll, option, true));
        return "#poll";
    });

    /// <summary>The form: <c>commandId</c>, <c>reaction</c> (its name).</summary>
    private static Task<IResult> React(SessionGuest guest, HttpRequest request) => guest.Act(request, async (_, by, form) =>
    {
        if (!Enum.TryParse<LiveReaction>(form["reaction"], out var reaction))
            throw new Refusal("no-such-reaction", "There is no such reaction. Nothing was sent.");
        await guest.Session.React(by, reaction);
        return "#now";
    });

    /// <summary>For who has no script. The form: <c>commandId</c>, <c>here</c> (<c>yes</c> or <c>no</c>).</summary>
    private static Task<IResult> Say(SessionGuest guest, CurrentPerson person, HttpRequest request) => guest.Act(request, async (_, _, form) =>
    {
        await guest.Grains.GetGrain<ISessionPresenceGrain>(guest.Seat!.Session.Value).Say(person.Id, form["here"] != "no");
        return "";
    });

    private static Task<IResult> Seat(SessionGuest guest, HttpRequest request) => guest.Act(request, async (_, by, _) =>
    {
        await guest.Session.Seat(by);
        return "#group";
    });

    private static Task<IResult> Call(SessionGuest guest, HttpRequest request) => guest.Act(request, async (id, by, _) =>
    {
        await guest.Session.CallForHelp(id, by);
        return "#group";
    });

    private static string At(long question) => string.Create(CultureInfo.InvariantCulture, $"#q{question}");
}
