using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Upskill.Adoption.Dashboards;
using Upskill.Adoption.Releases.Attitudes;
using Upskill.Adoption.Releases.Hours;
using Upskill.Adoption.Releases.Statements;
using Upskill.Kit.People;

namespace Upskill.Adoption.Releases;

/// <summary>
/// Released hours and attitudes of a unit: as data, as files for a spreadsheet, as signed statements, and hours as the part of the page that its island fetches. All through
/// <see cref="ReleaseReader"/> and <see cref="AttitudeReader"/>.
/// </summary>
internal static class ReleaseRoutes
{
    public static void MapReleases(this IEndpointRouteBuilder routes)
    {
        var units = routes.MapGroup("/api/adoption/units/{unit}").RequireAuthorization();
        units.MapGet("/hours", Data).WithName("ReleasedHours");
        units.MapGet("/hours.csv", File).WithName("ReleasedHoursFile");
        units.MapGet("/attitude", AttitudeData).WithName("ReleasedAttitude");
        units.MapGet("/attitude.csv", AttitudeFile).WithName("ReleasedAttitudeFile");
        units.MapGet("/baseline/statement", BaselineStatement).WithName("ReleasedBaselineStatement");
        units.MapGet("/statement", UnitStatement).WithName("ReleasedUnitStatement");
        units.MapGet("/hours/{week}/statement", Statement).WithName("ReleasedHoursStatement");
        routes.MapGet("/adoption/units/{unit}/hours/part", Part).RequireAuthorization().WithName("ReleasedHoursPart").ExcludeFromDescription();
    }

    private static async Task<Results<Ok<ReleasedHours>, NotFound>> Data(string unit, CurrentPerson person, ReleaseReader releases) =>
        await releases.Of(person, new(unit)) is { } released ? TypedResults.Ok(released) : TypedResults.NotFound();

    private static async Task<Results<FileContentHttpResult, NotFound>> File(string unit, CurrentPerson person, ReleaseReader releases) =>
        await releases.Of(person, new(unit)) is { } released
            ? TypedResults.File(Encoding.UTF8.GetBytes(ReleaseFile.Of(released)), "text/csv; charset=utf-8", $"hours-{unit}.csv")
            : TypedResults.NotFound();

    private static async Task<Results<Ok<ReleasedAttitude>, NotFound>> AttitudeData(string unit, CurrentPerson person, AttitudeReader attitudes) =>
        await attitudes.Of(person, new(unit)) is { } released ? TypedResults.Ok(released) : TypedResults.NotFound();

    private static async Task<Results<FileContentHttpResult, NotFound>> AttitudeFile(string unit, CurrentPerson person, AttitudeReader attitudes) =>
        await attitudes.Of(person, new(unit)) is { } released
            ? TypedResults.File(Encoding.UTF8.GetBytes(ReleaseFile.Of(released)), "text/csv; charset=utf-8", $"attitude-{unit}.csv")
            : TypedResults.NotFound();

    private static async Task<Results<FileContentHttpResult, NotFound>> Statement(string unit, string week, CurrentPerson person, ReleaseReader releases, ReleaseKey key) =>
        (await releases.Of(person, new(unit)))?.Weeks.FirstOrDefault(released => released.Week == week) is { } figure
            ? TypedResults.File(Encoding.ASCII.GetBytes(new ReleaseStatement(new(unit), figure).Sign(key)), "application/jose", $"hours-{unit}-{week}.jws")
            : TypedResults.NotFound();

    private static async Task<Results<FileContentHttpResult, NotFound>> BaselineStatement(string unit, CurrentPerson person, ReleaseReader releases, ReleaseKey key) =>
        (await releases.Of(person, new(unit)))?.Baseline is { } figure
            ? TypedResults.File(
                Encoding.ASCII.GetBytes(new ReleaseStatement(new(unit), figure) { Measure = ReleaseSubject.Baseline }.Sign(key)), "application/jose", $"baseline-{unit}.jws")
            : TypedResults.NotFound();

    private static async Task<Results<FileContentHttpResult, NotFound>> UnitStatement(
        string unit, CurrentPerson person, StatementReader statements, ReleaseKey key) =>
        await statements.Of(person, new(unit)) is { } statement
            ? TypedResults.File(Encoding.ASCII.GetBytes(statement.Sign(key)), "application/jose", $"released-{unit}.jws")
            : TypedResults.NotFound();

    private static async Task<Results<RazorComponentResult<HoursPart>, NotFound>> Part(string unit, string? view, CurrentPerson person, ReleaseReader releases) =>
        await releases.Of(person, new(unit)) is { } released
            ? new RazorComponentResult<HoursPart>(new { Hours = released, AsTables = view == DashboardText.Tables })
            : TypedResults.NotFound();
}
