using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Upskill.Kit.Guard;
using Upskill.Kit.People;
using Upskill.Kit.Web;

namespace Upskill.Coaching.Tutor;

/// <summary>Questions to the tutor. They are posted, so that none stands in an address or a log, and answered with the page: nothing of them is stored to go on to.</summary>
internal static class TutorRoutes
{
    public static void MapTutor(this IEndpointRouteBuilder routes) => routes.MapGroup("/api/coaching/modules/{module}/questions").RequireAuthorization().WithCommands()
        .MapPost("", Ask).WithName("AskTutor").Guarding(Question);

    private const string Question = "question";

    /// <summary>The form: <c>question</c>.</summary>
    private static async Task<IResult> Ask(
        string module, CurrentPerson person, HttpRequest request, TutorDesk desk, IWholePage pages, IStringLocalizer<CoachingWords> words)
    {
        if (!request.HasFormContentType)
            return TypedResults.Problem(Problems.Problem(StatusCodes.Status415UnsupportedMediaType, "not-a-form", "Send this as a form."));
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        if (form[Question] is not [{ } question])
            return TypedResults.Problem(Problems.Problem(StatusCodes.Status400BadRequest, "malformed", "The form has no question."));
        if (await desk.Room(person, new(module)) is not { } room)
            return TypedResults.NotFound();
        var problem = string.IsNullOrWhiteSpace(question) ? words["TutorNoQuestion"].Value
            : question.Length > TutorPage.LongestQuestion ? words["TutorLongQuestion", TutorPage.LongestQuestion].Value : null;
        return pages.Of<TutorPage>(new Dictionary<string, object?>
        {
            [nameof(TutorPage.ModuleId)] = module,
            [nameof(TutorPage.Question)] = question,
            [nameof(TutorPage.Problem)] = problem,
            [nameof(TutorPage.Answer)] = problem is null ? await desk.Answer(person.Id, room, question, request.HttpContext.RequestAborted) : null,
        }, problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }
}
