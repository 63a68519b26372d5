using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Upskill.Kit.Web;

namespace Upskill.Workforce.SignIn;

/// <summary>The ways to the organisation's provider, and what it tells this product by itself.</summary>
internal static class ProviderRoutes
{
    // In bytes; anybody may send one.
    private const int LargestToken = 65_536;

    public static void MapProvider(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sign-in", (HttpContext context, string? @return, IProviderDoor door, IWholePage pages) => SignIn(context, @return, anew: false, door, pages)).AllowAnonymous().WithName("SignIn");
        routes.MapGet("/sign-in/again", (HttpContext context, string? @return, IProviderDoor door, IWholePage pages) => SignIn(context, @return, anew: true, door, pages)).AllowAnonymous().WithName("SignInAgain");
        // No antiforgery token: it comes from the provider, who signs what it says.
        routes.MapPost("/sign-out/back-channel", BackChannel).AllowAnonymous().DisableAntiforgery().WithMetadata(new RequestSizeLimitAttribute(LargestToken)).WithName("BackChannelSignOut");
    }

    private static async Task<IResult> SignIn(HttpContext context, string? back, bool anew, IProviderDoor door, IWholePage pages) =>
        await door.SignIn(context, LocalPath.Of(back), anew) ? TypedResults.Empty : pages.Of(SignInProblem.ProviderAway);

    private static async Task<IResult> BackChannel(HttpRequest request, IProviderDoor door, ProviderSessions sessions, PersonSignIn people)
    {
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        if (!request.HasFormContentType)
            return Refused();
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        if (await door.Read(form["logout_token"].ToString(), request.HttpContext.RequestAborted) is not { } token || await sessions.IsCarriedOut(token))
            return Refused();
        if (await sessions.PersonOf(token) is { } person)
            await people.End(person, token.Session);
        await sessions.NoteCarriedOut(token); // only now: where it could not be carried out, the provider sends it again
        return TypedResults.Ok();
    }

    /// <summary>As OpenID Connect Back-Channel Logout 1.0, §2.8, wants it.</summary>
    private static IResult Refused() => TypedResults.BadRequest(new { error = "invalid_request", error_description = "This is no logout token of the organisation's provider that is valid now and new." });
}
