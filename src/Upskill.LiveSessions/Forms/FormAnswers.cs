using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using Upskill.Kit.Web;
using Upskill.LiveSessions.Series;

namespace Upskill.LiveSessions.Forms;

/// <summary>Answers to the forms of this slice: where one goes on, or the page once more with all that was typed and a sentence at each field that is at fault.</summary>
internal sealed class FormAnswers(IHttpContextAccessor accessor, IWholePage pages, IGrainFactory grains, IStringLocalizer<LiveSessionsWords> words)
{
    private HttpRequest Request => accessor.HttpContext!.Request;

    /// <summary>The form that was sent.</summary>
    public Task<IFormCollection> Form() => Request.ReadFormAsync(Request.HttpContext.RequestAborted);

    /// <summary>A series.</summary>
    public ISeriesGrain Grain(string series) => grains.GetGrain<ISeriesGrain>(series);

    /// <summary>After a command.</summary>
    public IResult GoOnAt(string path) => Request.GoOnAt(path);

    /// <summary>Does the command where the form has no fault. What the command refuses stands at its field.</summary>
    /// <param name="form">As it was read.</param>
    /// <param name="page">Parameters of the page beside the form.</param>
    /// <param name="command">What is asked for.</param>
    /// <param name="next">Where one goes on.</param>
    public async Task<IResult> Of<TPage>(FilledForm form, IReadOnlyDictionary<string, object?> page, Func<Task> command, string next) where TPage : IComponent
    {
        if (form.Faults.IsEmpty)
        {
            try
            {
                await command();
                return Request.GoOnAt(next);
            }
            catch (Refusal refusal) when (PlanForm.FieldOf(form, refusal.Code) is { } field)
            {
                form = form.With(field, refusal.Message);
            }
        }
        return Request.Invalid(words["NotSent"], form.Faults, () => pages.Of<TPage>(new Dictionary<string, object?>(page) { ["Filled"] = form }, StatusCodes.Status422UnprocessableEntity));
    }
}
