using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Upskill.Kit.People;
using Upskill.Kit.Web;
using Upskill.Learning.Player;
using Upskill.Workforce.FirstOwner;
using Upskill.Workforce.SignIn;

namespace Upskill.Silo.SignIn;

/// <summary>A cookie after signing in; signing in by the organisation's OpenID Connect provider, or in Development by choosing somebody.</summary>
internal static class SignInHosting
{
    /// <summary>Refuses a start in which nobody could sign in safely.</summary>
    /// <returns>The provider; null in Development.</returns>
    /// <exception cref="StartRefusedException">Not Development, and no provider is configured, or not so that it can be used.</exception>
    public static ProviderSettings? Demand(IConfiguration configuration, IHostEnvironment environment)
    {
        if (environment.IsDevelopment())
            return null;
        if (string.IsNullOrEmpty(configuration["Oidc:Authority"]))
        {
            throw new StartRefusedException(
                $"In {environment.EnvironmentName} people sign in with the organisation's OpenID Connect provider: set Oidc:Authority, Oidc:ClientId and Oidc:ClientSecret.");
        }
        try
        {
            return ProviderSettings.Read(configuration.GetSection("Oidc"));
        }
        catch (FormatException unusable)
        {
            throw new StartRefusedException(unusable.Message, unusable);
        }
    }

    /// <summary>Registers the schemes.</summary>
    public static void AddSignIn(this WebApplicationBuilder builder, ProviderSettings? provider)
    {
        var isDevelopment = provider is null;
        var authentication = builder.Services
            .AddAuthentication(options =>
            {
                options.DefaultScheme = CookieAuthenticationDefaults.AuthenticationScheme;
                options.DefaultChallengeScheme = CookieAuthenticationDefaults.AuthenticationScheme;
            })
            .AddCookie(options => Bake(options, isDevelopment))
            .AddCookie(Newcomer.Scheme, options =>
            {
                options.Cookie.Bake("upskill-newcomer", isDevelopment);
                options.ExpireTimeSpan = TimeSpan.FromHours(1);
            });
        builder.Services.Configure<AntiforgeryOptions>(options => SignInCookies.Bake(options, isDevelopment));
        builder.Services.AddAuthorization();
        builder.Services.AddSingleton(provider is null ? SigningRule.NotAsked : new SigningRule(provider.Authority.ToString(), provider.SignatureWithin));
        if (provider is not null)
            authentication.AddProvider(provider);
    }

    private static void Bake(CookieAuthenticationOptions options, bool isDevelopment)
    {
        options.Cookie.Bake("upskill", isDevelopment);
        options.LoginPath = "/sign-in";
        options.ReturnUrlParameter = "return";
        options.ExpireTimeSpan = SignInSession.Longest;
        options.SlidingExpiration = false; // the provider is asked anew once a day, and with it whether somebody is still in a group
        options.Events.OnRedirectToLogin = context =>
        {
            if (IsForScript(context.Request))
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            else
                context.Response.Redirect(isDevelopment || HttpMethods.IsGet(context.Request.Method) ? context.RedirectUri : Unsent(context.Request));
            return Task.CompletedTask;
        };
        options.Events.OnValidatePrincipal = StillTheSame;
        // Who may not see something is told that it is not there.
        options.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        };
    }

    /// <summary>
    /// A leaver, and who signed out everywhere, is signed out on every device; whoever was granted or lost a role has it, or has it no more, without signing in again.
    /// </summary>
    private static async Task StillTheSame(CookieValidatePrincipalContext context)
    {
        if (CurrentPerson.From(context.Principal!) is not { } then)
            return;
        var now = await context.HttpContext.RequestServices.GetRequiredService<PersonWatch>().Now(then.Id, then.Session);
        if (now is null)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync();
        }
        else if (!now.IsSameAs(then))
        {
            context.ReplacePrincipal(now.Principal());
            context.ShouldRenew = true;
        }
    }

    /// <summary>A page that says that a form was not taken. Not the provider: a form's answer may redirect to this site only (<c>form-action</c>), and the browser would stop there without a word.</summary>
    private static string Unsent(HttpRequest request)
    {
        var from = request.GetTypedHeaders().Referer is { } page && page.Host == request.Host.Host ? page.PathAndQuery : "/";
        return $"/signed-out{new QueryString().Add("unsent", "1").Add("return", from)}";
    }

    private static bool IsForScript(HttpRequest request) =>
        request.WantsJson() || request.Path.StartsWithSegments("/hubs") || request.Path.StartsWithSegments("/api")
        || request.Path.StartsWithSegments("/openapi");
}
