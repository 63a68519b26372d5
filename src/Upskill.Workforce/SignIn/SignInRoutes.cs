using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Upskill.Kit.Web;

namespace Upskill.Workforce.SignIn;

/// <summary>Signing in and out.</summary>
internal static class SignInRoutes
{
    private const string OpenIdConnect = "OpenIdConnect";

    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        var isDevelopment = routes.ServiceProvider.GetRequiredService<IHostEnvironment>().IsDevelopment();
        var commands = routes.MapGroup("").WithCommands();
        commands.MapPost("/sign-out", async (HttpContext context) =>
        {
            await context.SignOutAsync();
            return TypedResults.LocalRedirect("/sign-in");
        }).RequireAuthorization().WithName("SignOut").WithoutRoom();

        if (isDevelopment)
        {
            routes.MapGet("/sign-in", (string? @return) => TypedResults.LocalRedirect($"/development/sign-in{QueryString.Create("return", Local(@return))}"))
                .AllowAnonymous().WithName("SignIn");
            commands.MapPost("/development/sessions", SignInAs).AllowAnonymous().WithName("DevelopmentSignIn").WithoutRoom();
        }
        else
        {
            routes.MapGet("/sign-in", (string? @return) =>
                    TypedResults.Challenge(new AuthenticationProperties { RedirectUri = Local(@return) }, [OpenIdConnect]))
                .AllowAnonymous().WithName("SignIn");
        }
    }

    private static async Task<IResult> SignInAs(HttpContext context, PersonSignIn people)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (await people.PrincipalOf(new(form["person"].ToString())) is not { } principal)
            return TypedResults.Problem(Problems.Problem(StatusCodes.Status404NotFound, "nobody", "The workforce has nobody of this id."));
        await context.SignInAsync(principal);
        return TypedResults.LocalRedirect(Local(form["return"]));
    }

    /// <summary>A path of this site; anything else is the first page.</summary>
    private static string Local(string? path) =>
        path is ['/', ..] && !path.StartsWith("//", StringComparison.Ordinal) && !path.StartsWith("/\\", StringComparison.Ordinal) ? path : "/";
}
