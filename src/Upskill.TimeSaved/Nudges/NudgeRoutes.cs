using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Upskill.Kit.People;
using Upskill.Kit.Web;

namespace Upskill.TimeSaved.Nudges;

/// <summary>When somebody is reminded, by themselves.</summary>
internal static class NudgeRoutes
{
    public static void MapNudges(this IEndpointRouteBuilder routes)
    {
        var nudge = routes.MapHours("/api/time-saved/nudge");
        nudge.MapPost("", Choose).WithName("ChooseNudge");
        nudge.MapPost("/dismissal", Dismiss).WithName("DismissNudge");
    }

    /// <summary>The form: <c>day</c> (0 is Sunday) and <c>hour</c> (0 to 23); <c>off</c> for never. Goes on at <c>/</c> where <c>from</c> is <c>home</c>.</summary>
    private static async Task<IResult> Choose(CurrentPerson person, HttpRequest request, IGrainFactory grains)
    {
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        var time = form["off"].ToString().Length > 0 ? null : new NudgeTime((DayOfWeek)Number(form["day"]), Number(form["hour"]));
        await grains.GetGrain<IHoursGrain>(person.Id.Value).ChooseNudge(new(form.Command(), time));
        return request.GoOnAt(form["from"] == "home" ? "/" : "/hours");
    }

    /// <summary>The form: <c>week</c>.</summary>
    private static async Task<IResult> Dismiss(CurrentPerson person, HttpRequest request, IGrainFactory grains)
    {
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        if (!WeekId.TryParse(form["week"], out var week))
            return TypedResults.Problem(Problems.Problem(StatusCodes.Status400BadRequest, "malformed", "The form names no week."));
        await grains.GetGrain<IHoursGrain>(person.Id.Value).DismissNudge(new(form.Command(), week));
        return request.GoOnAt("/");
    }

    // The rules say that there is no such hour and no such day.
    private static int Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
