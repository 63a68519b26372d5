using System.Runtime.ExceptionServices;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Upskill.Kit.Web;
using Upskill.Workforce.SignIn;

namespace Upskill.Silo.SignIn;

/// <summary>What follows the provider's answer: somebody is signed in, or is told why not and how to go on.</summary>
internal sealed class ProviderEvents(ProviderSettings settings, ProviderSignIn signIn, IWholePage pages, TimeProvider time, ILogger<ProviderEvents> log) : OpenIdConnectEvents
{
    // It goes with every request, inside the cookie; a longer one is full of groups. Without it the provider asks who wants to sign out.
    private const int LongestHint = 2_048;

    /// <inheritdoc/>
    public override async Task TokenValidated(TokenValidatedContext context)
    {
        var vouched = ProviderClaims.Read(context.Principal!, settings);
        var anew = context.Properties!.Items.Remove(ProviderDoor.Anew);
        if (vouched.Person is not { } id)
        {
            log.NoPersonClaim(settings.PersonClaim);
            await Answer(context, SignInProblem.Unusable);
            return;
        }
        // Whatever it was asked for: only what it says counts, and one that leaves max_age out of account says an old moment or none.
        if (anew && !ProviderClaims.IsRecent(vouched.AuthenticatedAt, settings.SignatureWithin, time.GetUtcNow()))
        {
            log.NotAskedAnew(vouched.AuthenticatedAt is null);
            await Answer(context, SignInProblem.NotAsked);
            return;
        }
        if (!anew && await signIn.IsFromBeforeSignOut(id, vouched))
        {
            context.Response.Redirect($"/sign-in/again{QueryString.Create("return", context.Properties.RedirectUri ?? "/")}");
            context.HandleResponse();
            return;
        }
        var (principal, goOn) = await signIn.Complete(context.HttpContext, id, vouched);
        if (principal is null && goOn is null)
        {
            await Answer(context, SignInProblem.Nobody, id.Value);
        }
        else if (principal is null)
        {
            context.Response.Redirect(goOn!);
            context.HandleResponse();
        }
        else
        {
            context.Principal = principal;
            if (context.TokenEndpointResponse?.IdToken is { Length: <= LongestHint } hint)
                context.Properties.StoreTokens([new() { Name = "id_token", Value = hint }]);
        }
    }

    /// <inheritdoc/>
    public override Task AccessDenied(AccessDeniedContext context) => Answer(context, SignInProblem.Denied);

    /// <inheritdoc/>
    public override async Task RemoteFailure(RemoteFailureContext context)
    {
        var failure = context.Failure!;
        if (Problems.IsAway(failure))
            ExceptionDispatchInfo.Throw(failure); // the store or a silo: said as everywhere
        var problem = ProviderDoor.IsAway(failure) ? SignInProblem.ProviderAway : IsLost(failure) ? SignInProblem.Lost : SignInProblem.Unusable;
        if (problem is not SignInProblem.Lost)
            log.AnswerUnusable(failure);
        await Answer(context, problem);
    }

    /// <summary>The handler has no type for it.</summary>
    private static bool IsLost(Exception failure) =>
        failure.Message is "Correlation failed." || failure.Message.Contains("message.State", StringComparison.Ordinal);

    private async Task Answer<TOptions>(HandleRequestContext<TOptions> context, SignInProblem problem, string? id = null) where TOptions : AuthenticationSchemeOptions
    {
        await pages.Of(problem, id).ExecuteAsync(context.HttpContext);
        context.HandleResponse();
    }
}

internal static partial class ProviderEventsLog
{
    [LoggerMessage(Level = LogLevel.Error, Message = "The provider's ID token has no claim {Claim}: nobody can be signed in. Have the provider send it, or set Oidc:PersonClaim.")]
    public static partial void NoPersonClaim(this ILogger log, string claim);

    [LoggerMessage(Level = LogLevel.Error, Message = "The provider was to ask somebody who they are before a signature, and did not (auth_time missing: {Missing}). Have it heed prompt=login and send auth_time.")]
    public static partial void NotAskedAnew(this ILogger log, bool missing);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Signing in with the provider failed.")]
    public static partial void AnswerUnusable(this ILogger log, Exception failed);
}
