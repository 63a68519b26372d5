using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Upskill.Kit.People;
using Upskill.Kit.Web;

namespace Upskill.TimeSaved.Baselines;

/// <summary>The baseline, by the person it is about.</summary>
internal static class BaselineRoutes
{
    public static void MapBaselines(this IEndpointRouteBuilder routes)
    {
        var baseline = routes.MapHours("/api/time-saved/baseline");
        baseline.MapPost("", Give).WithName("GiveBaseline");
        baseline.MapPost("/omission", Skip).WithName("SkipBaseline");
    }

    /// <summary>The form: <c>commandId</c> and the fields of <see cref="BaselineForm"/>. 422 with a sentence for each field that cannot be read.</summary>
    private static async Task<IResult> Give(
        CurrentPerson person, HttpRequest request, IGrainFactory grains, IWholePage pages, HoursText text, IStringLocalizer<TimeSavedWords> words)
    {
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        var read = BaselineForm.Read(form);
        if (!read.Fields.Faults.IsEmpty)
        {
            return request.Invalid(
                words["NotSent"], read.Fields.Faults.Select(fault => KeyValuePair.Create(fault.Key, text.Sentence(fault.Value, read.Fields[fault.Key], inHours: true))),
                () => pages.Of<BaselinePage>(new Dictionary<string, object?> { [nameof(BaselinePage.Typed)] = read.Fields }, StatusCodes.Status422UnprocessableEntity));
        }
        await grains.GetGrain<IHoursGrain>(person.Id.Value).GiveBaseline(new(form.Command(), read.Tasks, read.SavedMinutes));
        return request.GoOnAt("/hours");
    }

    private static async Task<IResult> Skip(CurrentPerson person, HttpRequest request, IGrainFactory grains)
    {
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        await grains.GetGrain<IHoursGrain>(person.Id.Value).SkipBaseline(form.Command());
        return request.GoOnAt("/hours");
    }
}
