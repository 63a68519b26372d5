using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Upskill.Kit.Guard;
using Upskill.Kit.People;
using Upskill.Kit.Web;
using Upskill.Learning.Programmes;

namespace Upskill.Learning.Player;

/// <summary>The one command of the player. The form and its island post the same fields.</summary>
internal static class SubmissionRoutes
{
    private const int MostChoices = 50;

    // Of an activity that is gone: the learner is told so by the rules, not that the form is malformed.
    private const int LongestUnknown = 500;

    public static void MapSubmissions(this IEndpointRouteBuilder routes)
    {
        var submissions = routes.MapGroup("/modules/{module}/{activity}/submissions").RequireAuthorization().WithCommands();
        submissions.MapPost("", Submit).WithName("Submit").Guarding("choice");
    }

    private static async Task<IResult> Submit(
        string module, string activity, CurrentPerson person, HttpRequest request, Programme programme, SignAgain signing, IGrainFactory grains, CancellationToken aborted)
    {
        if (!request.HasFormContentType)
            return TypedResults.Problem(Problems.Problem(StatusCodes.Status415UnsupportedMediaType, "not-a-form", "Send this as a form."));
        var form = await request.ReadFormAsync(aborted);
        var shown = programme[new(module)]?[new(activity)];
        var problem = Malformed(form, shown?.LongestChoice ?? 0);
        if (problem is not null)
            return TypedResults.Problem(Problems.Problem(StatusCodes.Status400BadRequest, "malformed", problem));
        // On a shared device somebody else may have signed in since the page was opened.
        if (form.TryGetValue("learner", out var learner) && learner != person.Id.Value)
        {
            throw new Refusal("other-person",
                "Somebody else has signed in on this device since this page was opened. Nothing was recorded; open the page again to go on as yourself.");
        }
        var proof = shown is { IsSigned: true } ? signing.ProofOf(person) : null;
        if (proof is null && shown is { IsSigned: true })
            return signing.Ask(request, form, person, new(module), new(activity));
        var taken = await grains.GetGrain<ILearnerGrain>(person.Id.Value).Submit(new(
            new(form["commandId"].ToString()), new(module), new(activity), form["version"].ToString(),
            int.Parse(form["attempt"].ToString(), CultureInfo.InvariantCulture), form["step"].ToString(),
            Choices(form), person.Name, form["language"] is [{ Length: > 0 } language] ? language : null, proof));
        return request.GoOnAt(PlaceAfter(taken, module, activity, form["next"].ToString()));
    }

    /// <summary>
    /// A completed module shows that it is; a reading goes on by itself; everything else stays where its reasons are shown.
    /// </summary>
    private static string PlaceAfter(SubmissionTaken taken, string module, string activity, string next)
    {
        var path = $"/modules/{Uri.EscapeDataString(module)}";
        if (taken.ModuleCompleted && next.Length == 0)
            return $"{path}/complete";
        return next.Length > 0 ? $"{path}/{Uri.EscapeDataString(next)}" : $"{path}/{Uri.EscapeDataString(activity)}";
    }

    /// <summary>A form's text has two characters at the end of a line where the browser counted one.</summary>
    private static ImmutableArray<string> Choices(IFormCollection form) =>
        [.. form["choice"].Select(choice => choice!.Replace("\r\n", "\n", StringComparison.Ordinal))];

    private static string? Malformed(IFormCollection form, int longestChoice) =>
        form["commandId"].ToString() is not { Length: > 0 and <= CommandId.LongestLength } ? "The form has no command id."
        : !int.TryParse(form["attempt"], NumberStyles.None, CultureInfo.InvariantCulture, out var attempt) || attempt < 1 ? "The form has no attempt."
        : form["choice"].Count > MostChoices || Choices(form).Any(choice => choice.Length > Math.Max(longestChoice, LongestUnknown)) ? "The form holds more than this step can take."
        : null;
}
