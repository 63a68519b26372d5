using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Upskill.Kit.Web;
using Upskill.Workforce.SignIn;

namespace Upskill.Workforce.FirstOwner;

/// <summary>Presenting the code. The page and the route are there for somebody whom the provider vouched for, while there is no owner; else they are not.</summary>
internal static class FirstOwnerRoutes
{
    public static void MapFirstOwner(this IEndpointRouteBuilder routes) =>
        routes.MapGroup("").WithCommands().MapPost("/first-owner/claim", Claim).AllowAnonymous().WithName("ClaimFirstOwner");

    private static async Task<IResult> Claim(HttpContext context, IGrainFactory grains, PersonSignIn people)
    {
        if (await Newcomer.Of(context) is not { } newcomer)
            return TypedResults.NotFound();
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        await grains.GetGrain<IFirstOwnerGrain>(IFirstOwnerGrain.Organisation).Claim(new(form["code"].ToString(), newcomer.Id, newcomer.Name));
        await context.SignOutAsync(Newcomer.Scheme);
        await context.SignInAsync((await people.PrincipalOf(newcomer.Id))!);
        return context.Request.GoOnAt("/people");
    }
}

/// <summary>
/// Somebody whom the organisation's provider vouched for, but whom the workforce does not know. Signed in under a scheme of its own that no other route
/// asks, so that to all of them they are nobody.
/// </summary>
/// <param name="Id">As the provider names them.</param>
/// <param name="Name">As the provider writes it.</param>
public sealed record Newcomer(PersonId Id, string Name)
{
    /// <summary>The scheme's name.</summary>
    public const string Scheme = "newcomer";

    /// <summary>The newcomer who asks, or null.</summary>
    public static async Task<Newcomer?> Of(HttpContext context) =>
        await context.AuthenticateAsync(Scheme) is { Succeeded: true, Principal: { } principal } && principal.FindFirstValue(ClaimTypes.NameIdentifier) is { } id
            ? new(new(id), principal.FindFirstValue(ClaimTypes.Name) ?? id)
            : null;

    /// <summary>For signing in under <see cref="Scheme"/>.</summary>
    public ClaimsPrincipal Principal() => new(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, Id.Value), new(ClaimTypes.Name, Name)], Scheme));
}
