using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Upskill.Kit.People;
using Upskill.Kit.Web;

namespace Upskill.LiveSessions.Sessions;

/// <summary>Who asks, at the session in the address: bound from the request, and from there on a token, or a host's place in the plan.</summary>
internal sealed record SessionGuest(SessionSeat? Seat, IGrainFactory Grains)
{
    /// <summary>The session.</summary>
    public ILiveSessionGrain Session => Grains.GetGrain<ILiveSessionGrain>(Seat!.Session.Value);

    /// <summary>Its captions.</summary>
    public ISessionCaptionsGrain Captions => Grains.GetGrain<ISessionCaptionsGrain>(Seat!.Session.Value);

    /// <summary>For a route handler.</summary>
    public static async ValueTask<SessionGuest> BindAsync(HttpContext context)
    {
        var services = context.RequestServices;
        var seat = CurrentPerson.From(context.User) is { } person
            ? await services.GetRequiredService<SessionEntrance>().SeatOf(person, (string)context.GetRouteValue("session")!) : null;
        return new(seat, services.GetRequiredService<IGrainFactory>());
    }

    /// <summary>Carries out an attendee's command and goes on at what it was about.</summary>
    public Task<IResult> Act(HttpRequest request, Func<CommandId, AttendeeToken, IFormCollection, Task<string>> act) => Post(request, async (id, form) => SessionAddress.Of(Seat!.Session) + await act(id,
        Seat!.Token ?? throw new Refusal("not-live", "This session is not running now. Nothing was sent; your text is still here."), form));

    /// <summary>Carries out a host's command and goes on at the console.</summary>
    public Task<IResult> Host(HttpRequest request, Func<CommandId, IFormCollection, Task> act) => Host(request, SessionAddress.Console(Seat!.Session), act);

    /// <summary>Carries out a host's command and goes on elsewhere.</summary>
    public static Task<IResult> Host(HttpRequest request, string next, Func<CommandId, IFormCollection, Task> act) => Post(request, async (id, form) =>
    {
        await act(id, form);
        return next;
    });

    /// <summary>Carries out a command and goes on at the address that it answers.</summary>
    public static async Task<IResult> Post(HttpRequest request, Func<CommandId, IFormCollection, Task<string>> act)
    {
        if (!request.HasFormContentType)
            return TypedResults.Problem(Problems.Problem(StatusCodes.Status415UnsupportedMediaType, "not-a-form", "Send this as a form."));
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        return form.Command() is { } id ? request.GoOnAt(await act(id, form)) : CommandRoutes.Malformed();
    }
}

/// <summary>Where a session is.</summary>
internal static class SessionAddress
{
    /// <summary>For who attends.</summary>
    public static string Of(LiveSessionId session) => $"/sessions/{session}";

    /// <summary>For its hosts.</summary>
    public static string Console(LiveSessionId session) => $"/sessions/{session}/host";

    /// <summary>Its commands.</summary>
    public static string Api(LiveSessionId session) => $"/api/live-sessions/sessions/{session}";
}

/// <summary>Who may use a group of routes of a session. To everybody else there is no such session, before anything is read of the request.</summary>
internal static class SessionGroups
{
    /// <summary>Whoever it is for.</summary>
    public static RouteGroupBuilder AttendeesOnly(this RouteGroupBuilder group) => group.Only(seat => true);

    /// <summary>Its host and co-hosts.</summary>
    public static RouteGroupBuilder HostsOnly(this RouteGroupBuilder group) => group.Only(seat => seat.Host is not null);

    private static RouteGroupBuilder Only(this RouteGroupBuilder group, Func<SessionSeat, bool> may) => group.AddEndpointFilter(async (context, next) =>
        context.Arguments.OfType<SessionGuest>().Single().Seat is { } seat && may(seat) ? await next(context) : TypedResults.NotFound());
}
