using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Upskill.Kit.People;
using Upskill.Kit.Web;

namespace Upskill.TimeSaved.Calibration;

/// <summary>Calibration, by the person it is about. The forms hold a <c>commandId</c> and nothing of what was written in an exercise.</summary>
internal static class CalibrationRoutes
{
    public static void MapCalibration(this IEndpointRouteBuilder routes)
    {
        var pairs = routes.MapHours("/api/time-saved/calibration");
        pairs.MapPost("", Begin).WithName("BeginCalibration");
        pairs.MapPost("/{pair:int}/exercises/{exercise:int}/start", Start).WithName("StartExercise");
        pairs.MapPost("/{pair:int}/exercises/{exercise:int}/finish", Finish).WithName("FinishExercise");
        pairs.MapPost("/{pair:int}/withdrawal", GiveUp).WithName("GiveUpCalibration");
    }

    private static Task<IResult> Begin(CurrentPerson person, HttpRequest request, IGrainFactory grains, IWholePage pages) =>
        Do(request, pages, id => Of(grains, person).Begin(id));

    private static Task<IResult> Start(int pair, int exercise, CurrentPerson person, HttpRequest request, IGrainFactory grains, IWholePage pages) =>
        Do(request, pages, id => Of(grains, person).Start(new(id, pair, exercise)));

    private static Task<IResult> Finish(int pair, int exercise, CurrentPerson person, HttpRequest request, IGrainFactory grains, IWholePage pages) =>
        Do(request, pages, id => Of(grains, person).Finish(new(id, pair, exercise)));

    private static Task<IResult> GiveUp(int pair, CurrentPerson person, HttpRequest request, IGrainFactory grains, IWholePage pages) =>
        Do(request, pages, id => Of(grains, person).GiveUp(new(id, pair)));

    private static async Task<IResult> Do(HttpRequest request, IWholePage pages, Func<CommandId, Task> command)
    {
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        try
        {
            await command(form.Command());
        }
        catch (Refusal refusal) when (!request.WantsJson())
        {
            return pages.Of<CalibrationPage>(new Dictionary<string, object?> { [nameof(CalibrationPage.Problem)] = refusal.Message }, StatusCodes.Status409Conflict);
        }
        return request.GoOnAt("/calibration");
    }

    private static ICalibrationGrain Of(IGrainFactory grains, CurrentPerson person) => grains.GetGrain<ICalibrationGrain>(person.Id.Value);
}
