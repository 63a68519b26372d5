using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Upskill.Kit.Guard;
using Upskill.Kit.People;
using Upskill.Kit.Web;
using Upskill.LiveSessions;
using Upskill.PeerGroups;

namespace Upskill.Coaching.Themes;

/// <summary>Drafts by a model, and the yes to a text. To who may not approve there is no such source.</summary>
internal static class ThemeRoutes
{
    private const string Text = "text";

    public static void MapThemes(this IEndpointRouteBuilder routes)
    {
        var round = routes.MapGroup("/api/coaching/rounds/{round}/themes").RequireAuthorization().WithCommands();
        round.MapPost("", (string round, [AsParameters] ThemeRequest request) => Approve(ThemeSource.Of(new RoundId(round)), request)).WithName("ApproveRoundThemes").GuardingNames(Text);
        round.MapPost("/draft", (string round, [AsParameters] ThemeRequest request) => Draft(ThemeSource.Of(new RoundId(round)), request)).WithName("DraftRoundThemes");
        var session = routes.MapGroup("/api/coaching/sessions/{session}/themes").RequireAuthorization().WithCommands();
        session.MapPost("", (string session, [AsParameters] ThemeRequest request) => Approve(ThemeSource.Of(new LiveSessionId(session)), request)).WithName("ApproveSessionThemes").GuardingNames(Text);
        session.MapPost("/draft", (string session, [AsParameters] ThemeRequest request) => Draft(ThemeSource.Of(new LiveSessionId(session)), request)).WithName("DraftSessionThemes");
    }

    /// <summary>The form: <c>commandId</c>, <c>text</c>.</summary>
    private static async Task<IResult> Approve(ThemeSource source, ThemeRequest request)
    {
        if (await request.Desk.Room(request.Person, source) is not { MayApprove: true })
            return TypedResults.NotFound();
        if (await request.Form() is not { } form || form.Command() is not { } id)
            return CommandRoutes.Malformed();
        var text = form[Text].ToString();
        try
        {
            await request.Grains.GetGrain<IThemesGrain>(source.Value).Approve(new(id, request.Person.Id, text));
        }
        catch (Refusal refusal) when (!request.Http.WantsJson())
        {
            return Page(request, source, StatusCodes.Status409Conflict, (nameof(ThemesPage.Text), text), (nameof(ThemesPage.Problem), refusal.Message));
        }
        return request.Http.GoOnAt(ThemesPage.PathOf(source));
    }

    private static async Task<IResult> Draft(ThemeSource source, ThemeRequest request)
    {
        if (await request.Desk.Room(request.Person, source) is not { MayApprove: true } room)
            return TypedResults.NotFound();
        if ((await request.Form())?.Command() is null)
            return CommandRoutes.Malformed();
        return Page(request, source, StatusCodes.Status200OK, (nameof(ThemesPage.Draft), await request.Desk.Draft(request.Person.Id, room, request.Http.HttpContext.RequestAborted)));
    }

    private static IResult Page(ThemeRequest request, ThemeSource source, int status, params IEnumerable<(string Name, object? Value)> parameters)
    {
        var all = new Dictionary<string, object?> { [source.Round is null ? nameof(ThemesPage.SessionId) : nameof(ThemesPage.RoundId)] = source.Round?.Value ?? source.Session?.Value };
        foreach (var (name, value) in parameters)
            all[name] = value;
        return request.Pages.Of<ThemesPage>(all, status);
    }
}

/// <summary>What every route of themes is given.</summary>
/// <param name="Person">Who asks.</param>
/// <param name="Http">The request.</param>
/// <param name="Desk">Who may what.</param>
/// <param name="Grains">All.</param>
/// <param name="Pages">For who has no script.</param>
internal sealed record ThemeRequest(CurrentPerson Person, HttpRequest Http, ThemesDesk Desk, IGrainFactory Grains, IWholePage Pages)
{
    /// <summary>Its form; null where it has none.</summary>
    public async Task<IFormCollection?> Form() => Http.HasFormContentType ? await Http.ReadFormAsync(Http.HttpContext.RequestAborted) : null;
}
