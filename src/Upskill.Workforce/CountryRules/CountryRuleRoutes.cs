using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Upskill.Kit.People;
using Upskill.Kit.Web;

namespace Upskill.Workforce.CountryRules;

/// <summary>The countries' rules, for programme owners; to everybody else there are none.</summary>
internal static class CountryRuleRoutes
{
    public static void MapCountryRules(this IEndpointRouteBuilder routes)
    {
        var countries = routes.MapGroup("/api/workforce/countries").RequireAuthorization(Policies.OwnersOnly).WithCommands();
        countries.MapGet("", Table).WithName("CountryRules");
        countries.MapPost("/{country}/rules", Decide).WithName("DecideCountryRule");
    }

    private static async Task<Ok<CountryTable>> Table(IGrainFactory grains) =>
        TypedResults.Ok(await grains.GetGrain<ICountryRulesGrain>(ICountryRulesGrain.Organisation).Table());

    /// <summary>The form says what counts afterwards: <c>feature</c> any number of times, <c>minimumGroupSize</c>, and <c>managersSeeStatus</c> where they do.</summary>
    private static async Task<IResult> Decide(string country, CurrentPerson by, HttpRequest request, IGrainFactory grains)
    {
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        if (form["commandId"].ToString() is not { Length: > 0 and <= CommandId.LongestLength } command)
            return TypedResults.Problem(Problems.Problem(StatusCodes.Status400BadRequest, "malformed", "The form has no command id."));
        if (!int.TryParse(form["minimumGroupSize"], NumberStyles.None, CultureInfo.InvariantCulture, out var minimum))
            throw new Refusal("group-size", $"'{form["minimumGroupSize"]}' is no number of people. Nothing was changed.");
        var rule = new CountryRule(CountryRulesBook.FeaturesOf(form["feature"]), minimum, form["managersSeeStatus"] == "yes");
        await grains.GetGrain<ICountryRulesGrain>(ICountryRulesGrain.Organisation).Decide(new(new(command), by.Id, country, rule));
        return request.GoOnAt($"/people/countries/{Uri.EscapeDataString(country)}");
    }
}
