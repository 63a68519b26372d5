using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Upskill.Kit.People;
using Upskill.Kit.Web;

namespace Upskill.Workforce.SignIn;

/// <summary>Signing in and out.</summary>
internal static class SignInRoutes
{
    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        var isDevelopment = routes.ServiceProvider.GetRequiredService<IHostEnvironment>().IsDevelopment();
        var commands = routes.MapGroup("").WithCommands();
        commands.MapPost("/sign-out", (HttpContext context, CurrentPerson person, SignOutHere leaving) => leaving.Leave(context, person, everywhere: false)).RequireAuthorization().WithName("SignOut").WithoutRoom();
        commands.MapPost("/sign-out/everywhere", (HttpContext context, CurrentPerson person, SignOutHere leaving) => leaving.Leave(context, person, everywhere: true))
            .RequireAuthorization().WithName("SignOutEverywhere").WithoutRoom();

        if (isDevelopment)
        {
            routes.MapGet("/sign-in", (string? @return) => TypedResults.LocalRedirect($"/development/sign-in{QueryString.Create("return", LocalPath.Of(@return))}"))
                .AllowAnonymous().WithName("SignIn");
            commands.MapPost("/development/sessions", SignInAs).AllowAnonymous().WithName("DevelopmentSignIn").WithoutRoom();
        }
        else
        {
            routes.MapProvider();
        }
    }

    private static async Task<IResult> SignInAs(HttpContext context, PersonSignIn people)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (await people.PrincipalOf(new(form["person"].ToString())) is not { } principal)
            return TypedResults.Problem(Problems.Problem(StatusCodes.Status404NotFound, "nobody", "The workforce has nobody of this id."));
        await context.SignInAsync(principal);
        return TypedResults.LocalRedirect(LocalPath.Of(form["return"]));
    }
}

/// <summary>Where somebody may be sent on.</summary>
internal static class LocalPath
{
    /// <summary>A path of this site; anything else is the first page.</summary>
    public static string Of(string? path) =>
        path is ['/', ..] && !path.StartsWith("//", StringComparison.Ordinal) && !path.StartsWith("/\\", StringComparison.Ordinal) ? path : "/";
}
