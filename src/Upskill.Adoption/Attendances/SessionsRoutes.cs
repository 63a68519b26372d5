using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Upskill.Kit.People;

namespace Upskill.Adoption.Attendances;

/// <summary>Live sessions of a unit as counts: as data, and as a file for a spreadsheet. All through <see cref="SessionsReader"/>.</summary>
internal static class SessionsRoutes
{
    public static void MapSessionCounts(this IEndpointRouteBuilder routes)
    {
        var units = routes.MapGroup("/api/adoption/units/{unit}").RequireAuthorization();
        units.MapGet("/sessions", Data).WithName("ReleasedSessions");
        units.MapGet("/sessions.csv", File).WithName("ReleasedSessionsFile");
    }

    private static async Task<Results<Ok<ReleasedSessions>, NotFound>> Data(string unit, CurrentPerson person, SessionsReader sessions) =>
        await sessions.Of(person, new(unit)) is { } released ? TypedResults.Ok(released) : TypedResults.NotFound();

    private static async Task<Results<FileContentHttpResult, NotFound>> File(string unit, CurrentPerson person, SessionsReader sessions) =>
        await sessions.Of(person, new(unit)) is { } released
            ? TypedResults.File(Encoding.UTF8.GetBytes(SessionsFile.Of(released)), "text/csv; charset=utf-8", $"sessions-{unit}.csv")
            : TypedResults.NotFound();
}
