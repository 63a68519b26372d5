using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Upskill.Kit.People;

namespace Upskill.Adoption.Dashboards;

/// <summary>The figures of a unit: as data, as a file for a spreadsheet, and as the part of the page that its island fetches. All through <see cref="CensusRelease"/>.</summary>
internal static class DashboardRoutes
{
    public static void MapDashboards(this IEndpointRouteBuilder routes)
    {
        var units = routes.MapGroup("").RequireAuthorization();
        units.MapGet("/adoption", Home).WithName("Adoption").ExcludeFromDescription();
        units.MapGet("/api/adoption/units/{unit}", Data).WithName("UnitFigures");
        units.MapGet("/api/adoption/units/{unit}/completion.csv", File).WithName("UnitFiguresFile");
        units.MapGet("/adoption/units/{unit}/part", Part).WithName("UnitFiguresPart").ExcludeFromDescription();
    }

    private static Results<RedirectHttpResult, NotFound> Home(CurrentPerson person) =>
        CensusRelease.HomeOf(person) is { } unit
            ? TypedResults.LocalRedirect($"/adoption/{Uri.EscapeDataString(unit.Value)}")
            : TypedResults.NotFound();

    private static async Task<Results<Ok<ReleasedUnit>, NotFound>> Data(string unit, CurrentPerson person, CensusReader census) =>
        await census.Of(person, new(unit)) is { } released ? TypedResults.Ok(released) : TypedResults.NotFound();

    private static async Task<Results<FileContentHttpResult, NotFound>> File(string unit, CurrentPerson person, CensusReader census) =>
        await census.Of(person, new(unit)) is { } released
            ? TypedResults.File(Encoding.UTF8.GetBytes(CensusFile.Of(released)), "text/csv; charset=utf-8", $"completion-{unit}.csv")
            : TypedResults.NotFound();

    private static async Task<Results<RazorComponentResult<UnitPart>, NotFound>> Part(string unit, string? view, CurrentPerson person, CensusReader census) =>
        await census.Of(person, new(unit)) is { } released
            ? new RazorComponentResult<UnitPart>(new { Released = released, AsTables = view == DashboardText.Tables })
            : TypedResults.NotFound();
}
