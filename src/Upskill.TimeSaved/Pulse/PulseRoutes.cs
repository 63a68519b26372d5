using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Upskill.Kit.People;
using Upskill.Kit.Web;
using Upskill.Workforce;

namespace Upskill.TimeSaved.Pulse;

/// <summary>The pulse survey, by the person it is about.</summary>
internal static class PulseRoutes
{
    public static void MapPulse(this IEndpointRouteBuilder routes) =>
        routes.MapHours("/api/time-saved/pulse/{survey}", OptionalFeatures.PulseSurveys).MapPost("/response", Respond).WithName("RespondToPulse");

    /// <summary>The form: <c>commandId</c> and a field of 1 to 5 for each of <see cref="PersonalPulse.Items"/>.</summary>
    private static async Task<IResult> Respond(string survey, CurrentPerson person, HttpRequest request, IGrainFactory grains, IWholePage pages)
    {
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        var choices = PersonalPulse.Items.Select(item => new PulseChoice(
            item, int.TryParse(form[item], NumberStyles.None, CultureInfo.InvariantCulture, out var choice) ? choice : 0)).ToList();
        try
        {
            await grains.GetGrain<IPulseGrain>(person.Id.Value).Respond(new(form.Command(), survey, [.. choices]));
        }
        catch (Refusal refusal) when (!request.WantsJson())
        {
            return pages.Of<PulsePage>(
                new Dictionary<string, object?> { [nameof(PulsePage.Chosen)] = choices, [nameof(PulsePage.Problem)] = refusal.Message }, StatusCodes.Status409Conflict);
        }
        return request.GoOnAt("/pulse");
    }
}
