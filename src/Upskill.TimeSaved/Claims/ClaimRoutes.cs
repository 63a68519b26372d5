using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Upskill.Kit.People;
using Upskill.Kit.Web;

namespace Upskill.TimeSaved.Claims;

/// <summary>A week's claim, by the person it is about.</summary>
internal static class ClaimRoutes
{
    public static void MapClaims(this IEndpointRouteBuilder routes)
    {
        var weeks = routes.MapHours("/api/time-saved/weeks/{week}");
        weeks.MapPost("/claim", Claim).WithName("ClaimHours");
        weeks.MapPost("/repetition", Repeat).WithName("RepeatHours");
    }

    /// <summary>The form: <c>commandId</c> and the fields of <see cref="ClaimForm"/>. 422 with a sentence for each field that cannot be read.</summary>
    private static async Task<IResult> Claim(
        string week, CurrentPerson person, HttpRequest request, IGrainFactory grains, IWholePage pages, HoursText text, IStringLocalizer<TimeSavedWords> words)
    {
        if (!WeekId.TryParse(week, out var of))
            return NoWeek();
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        var read = ClaimForm.Read(form);
        IResult Again(string? problem, int status) => pages.Of<HoursPage>(
            new Dictionary<string, object?> { [nameof(HoursPage.Week)] = week, [nameof(HoursPage.Typed)] = read.Fields, [nameof(HoursPage.Problem)] = problem }, status);
        if (!read.Fields.Faults.IsEmpty)
        {
            return request.Invalid(words["NotSent"], read.Fields.Faults.Select(fault => KeyValuePair.Create(fault.Key, text.Sentence(fault.Value, read.Fields[fault.Key]))),
                () => Again(null, StatusCodes.Status422UnprocessableEntity));
        }
        try
        {
            await grains.GetGrain<IHoursGrain>(person.Id.Value).Claim(new(form.Command(), of, read.Tasks));
        }
        catch (Refusal refusal) when (!request.WantsJson())
        {
            return Again(refusal.Message, StatusCodes.Status409Conflict);
        }
        return request.GoOnAt(PageOf(of));
    }

    private static async Task<IResult> Repeat(string week, CurrentPerson person, HttpRequest request, IGrainFactory grains)
    {
        if (!WeekId.TryParse(week, out var of))
            return NoWeek();
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        await grains.GetGrain<IHoursGrain>(person.Id.Value).Repeat(new(form.Command(), of));
        return request.GoOnAt(PageOf(of));
    }

    private static IResult NoWeek() => TypedResults.Problem(Problems.Problem(StatusCodes.Status404NotFound, "no-week", "There is no such week."));

    private static string PageOf(WeekId week) => $"/hours/{week}";
}
