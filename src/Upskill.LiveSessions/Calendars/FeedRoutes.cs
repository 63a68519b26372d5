using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using Upskill.Kit.People;
using Upskill.Kit.Web;
using Upskill.LiveSessions.Series;

namespace Upskill.LiveSessions.Calendars;

/// <summary>The private feed of one's sessions, and a new address for it.</summary>
internal static class FeedRoutes
{
    public static void MapFeeds(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/calendar/{token}.ics", Feed).WithName("CalendarFeed").AllowAnonymous(); // a calendar has no cookie: the address is the key
        var own = routes.MapGroup("/api/live-sessions/calendar").RequireAuthorization().WithCommands();
        own.MapPost("/renewal", Renew).WithName("RenewCalendar");
    }

    private static async Task<IResult> Feed(string token, HttpResponse response, IGrainFactory grains, EmployeeDirectory directory, SeriesReader reader)
    {
        var feed = new FeedToken(token);
        if (token.Length != FeedToken.Length || await grains.AddressOf(feed).Person() is not { } person
            || !await grains.GetGrain<ICalendarFeedGrain>(person.Value).Opens(feed) || await directory.Employee(person) is not { LeftOn: null } employee)
            return TypedResults.NotFound();
        var calendar = Encoding.UTF8.GetBytes(SeriesCalendar.Feed(await reader.Hosted(await reader.Of(employee))));
        response.Headers.CacheControl = "private, no-cache"; // kept by who asked, and asked about each time
        return TypedResults.Bytes(calendar, "text/calendar; charset=utf-8", entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(calendar))[..32]}\""));
    }

    /// <summary>The form: <c>commandId</c>, and <c>old</c>, the token that is to end.</summary>
    private static async Task<IResult> Renew(CurrentPerson person, HttpRequest request, IGrainFactory grains)
    {
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        if (form.Command() is null)
            return CommandRoutes.Malformed();
        await grains.GetGrain<ICalendarFeedGrain>(person.Id.Value).Renew(new(form["old"].ToString()));
        return request.GoOnAt("/sessions#subscribe");
    }
}
