using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Upskill.Kit.Guard;
using Upskill.Kit.People;
using Upskill.Kit.Web;
using Upskill.LiveSessions.Forms;
using Upskill.LiveSessions.Series;

namespace Upskill.LiveSessions.Showcases;

/// <summary>Offers of who is invited to a session, and what its host makes of them; to everybody else there is no such session.</summary>
internal static class ShowcaseRoutes
{
    public static void MapShowcases(this IEndpointRouteBuilder routes)
    {
        var showcases = routes.MapGroup("/api/live-sessions/sessions/{session}/showcases").RequireAuthorization().WithCommands();
        showcases.MapPost("", Offer).WithName("OfferShowcase").GuardingNames(ShowcaseForm.Title, ShowcaseForm.Tool, ShowcaseForm.Prompt, ShowcaseForm.Checked);
        var showcase = showcases.MapGroup("/{showcase}");
        showcase.MapPost("/withdrawal", TakeBack).WithName("TakeShowcaseBack");
        showcase.MapPost("/acceptance", Accept).WithName("AcceptShowcase");
        showcase.MapPost("/refusal", Decline).WithName("DeclineShowcase").Guarding("sentence");
        showcase.MapPost("/place", Place).WithName("PlaceShowcase");
    }

    /// <summary>The form: <c>commandId</c>, the showcase's id from then on, and the fields of <see cref="ShowcaseForm"/>. 422 with a sentence for each that is at fault.</summary>
    private static async Task<IResult> Offer(string session, CurrentPerson by, ShowcaseDesk desk, FormAnswers answers)
    {
        if (await desk.Seen(by, session) is not { } seen)
            return TypedResults.NotFound();
        var form = await answers.Form();
        if (form.Command() is not { } command)
            return CommandRoutes.Malformed();
        if (!desk.TakesOffers(seen))
            throw new Refusal("over", "This session has begun, or does not take place. Offer it for another one. Nothing was offered.");
        var (filled, content) = ShowcaseForm.Read(FilledForm.Read(form, ShowcaseForm.Fields));
        return await answers.Of<ShowcasesPage>(filled, new Dictionary<string, object?> { [nameof(ShowcasesPage.Session)] = session },
            () => desk.Showcases(session).Offer(new(command, by.Id, content)), PageOf(session));
    }

    private static Task<IResult> TakeBack(string session, string showcase, CurrentPerson by, ShowcaseDesk desk, FormAnswers answers) =>
        Change(session, desk.Seen(by, session), answers, _ => desk.Showcases(session).TakeBack(showcase, by.Id));

    private static Task<IResult> Accept(string session, string showcase, CurrentPerson by, ShowcaseDesk desk, FormAnswers answers) =>
        Change(session, desk.Run(by, session), answers, _ => desk.Showcases(session).Accept(showcase));

    /// <summary>The form: <c>commandId</c> and <c>sentence</c>.</summary>
    private static Task<IResult> Decline(string session, string showcase, CurrentPerson by, ShowcaseDesk desk, FormAnswers answers) =>
        Change(session, desk.Run(by, session), answers, form => desk.Showcases(session).Decline(new(showcase, form["sentence"].ToString())));

    /// <summary>The form: <c>commandId</c> and <c>place</c>, from 1.</summary>
    private static Task<IResult> Place(string session, string showcase, CurrentPerson by, ShowcaseDesk desk, FormAnswers answers) =>
        Change(session, desk.Run(by, session), answers, form => int.TryParse(form["place"], NumberStyles.None, CultureInfo.InvariantCulture, out var place)
            ? desk.Showcases(session).Place(showcase, place) : throw new Refusal("place", "A place in the queue is a number. Nothing was changed."));

    private static async Task<IResult> Change(string session, Task<ShownSession?> may, FormAnswers answers, Func<IFormCollection, Task> command)
    {
        if (await may is null)
            return TypedResults.NotFound();
        var form = await answers.Form();
        if (form.Command() is null)
            return CommandRoutes.Malformed();
        await command(form);
        return answers.GoOnAt(PageOf(session));
    }

    private static string PageOf(string session) => $"/sessions/showcases/{session}";
}
