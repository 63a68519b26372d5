using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Upskill.Kit.Guard;
using Upskill.Kit.People;
using Upskill.Kit.Web;

namespace Upskill.Learning.Questions;

/// <summary>Saying that a question is wrong, for whoever answered it; deciding on it, for programme owners.</summary>
internal static class QuestionRoutes
{
    public static void MapQuestions(this IEndpointRouteBuilder routes)
    {
        routes.MapGroup("/modules/{module}/{activity}/questions/{question}/reports").RequireAuthorization().WithCommands()
            .MapPost("", Report).WithName("ReportQuestion").Guarding("sentence");
        routes.MapGroup("/questions/decisions").RequireAuthorization(Policies.OwnersOnly).WithCommands().MapPost("", Decide).WithName("DecideQuestion").Guarding("sentence");
    }

    private static async Task<IResult> Report(
        string module, string activity, string question, CurrentPerson person, HttpRequest request, IGrainFactory grains, CancellationToken aborted)
    {
        var form = await request.ReadFormAsync(aborted);
        if (IdOf(form) is not { } id)
            return Malformed();
        await grains.GetGrain<ILearnerGrain>(person.Id.Value).Report(new(id, new(module), new(activity), question, form["sentence"].ToString()));
        return request.GoOnAt("/record#reports");
    }

    private static async Task<IResult> Decide(CurrentPerson person, HttpRequest request, IGrainFactory grains, CancellationToken aborted)
    {
        var form = await request.ReadFormAsync(aborted);
        var verdict = form["verdict"].ToString();
        if (IdOf(form) is not { } id || verdict is not ("wrong" or "dismissed"))
            return Malformed();
        await grains.GetGrain<IQuestionRegisterGrain>(IQuestionRegisterGrain.Organisation).Decide(new(
            id, person.Id, new(form["module"].ToString()), new(form["activity"].ToString()), form["question"].ToString(), verdict is "wrong",
            form["sentence"].ToString()));
        return request.GoOnAt("/questions");
    }

    private static CommandId? IdOf(IFormCollection form) =>
        form["commandId"].ToString() is { Length: > 0 and <= CommandId.LongestLength } id ? new(id) : null;

    private static IResult Malformed() =>
        TypedResults.Problem(Problems.Problem(StatusCodes.Status400BadRequest, "malformed", "The form has no command id or no verdict."));
}
