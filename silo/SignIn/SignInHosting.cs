using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Upskill.Kit.People;
using Upskill.Kit.Web;
using Upskill.Workforce.FirstOwner;
using Upskill.Workforce.SignIn;

namespace Upskill.Silo.SignIn;

/// <summary>A cookie after signing in; signing in by the organisation's OpenID Connect provider, or in Development by choosing somebody.</summary>
internal static class SignInHosting
{
    /// <summary>Refuses a start in which nobody could sign in safely.</summary>
    /// <exception cref="StartRefusedException">Not Development, and no provider is configured.</exception>
    public static void Demand(IConfiguration configuration, IHostEnvironment environment)
    {
        if (!environment.IsDevelopment() && string.IsNullOrEmpty(configuration["Oidc:Authority"]))
        {
            throw new StartRefusedException(
                $"In {environment.EnvironmentName} people sign in with the organisation's OpenID Connect provider: set Oidc:Authority, Oidc:ClientId and Oidc:ClientSecret.");
        }
    }

    /// <summary>Registers the schemes.</summary>
    public static void AddSignIn(this WebApplicationBuilder builder)
    {
        var isDevelopment = builder.Environment.IsDevelopment();
        var authentication = builder.Services
            .AddAuthentication(options =>
            {
                options.DefaultScheme = CookieAuthenticationDefaults.AuthenticationScheme;
                options.DefaultChallengeScheme = CookieAuthenticationDefaults.AuthenticationScheme;
            })
            .AddCookie(options => Bake(options, isDevelopment))
            .AddCookie(Newcomer.Scheme, options =>
            {
                options.Cookie.Name = isDevelopment ? "upskill-newcomer" : "__Host-upskill-newcomer";
                options.Cookie.SecurePolicy = isDevelopment ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
                options.ExpireTimeSpan = TimeSpan.FromHours(1);
            });
        if (!isDevelopment)
            authentication.AddOpenIdConnect(options => Configure(options, builder.Configuration.GetSection("Oidc")));
        builder.Services.AddAuthorization();
    }

    private static void Bake(CookieAuthenticationOptions options, bool isDevelopment)
    {
        // The prefix binds a cookie to this host and to HTTPS; a machine without a certificate has none.
        options.Cookie.Name = isDevelopment ? "upskill" : "__Host-upskill";
        options.Cookie.SecurePolicy = isDevelopment ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.HttpOnly = true;
        options.LoginPath = "/sign-in";
        options.ReturnUrlParameter = "return";
        options.ExpireTimeSpan = TimeSpan.FromHours(12);
        options.Events.OnRedirectToLogin = context =>
        {
            if (IsForScript(context.Request))
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            else
                context.Response.Redirect(context.RedirectUri);
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

    /// <summary>A leaver is signed out on every device; whoever was granted or lost a role has it, or has it no more, without signing in again.</summary>
    private static async Task StillTheSame(CookieValidatePrincipalContext context)
    {
        if (CurrentPerson.From(context.Principal!) is not { } then)
            return;
        var now = await context.HttpContext.RequestServices.GetRequiredService<PersonWatch>().Now(then.Id);
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

    private static bool IsForScript(HttpRequest request) =>
        request.WantsJson() || request.Path.StartsWithSegments("/hubs") || request.Path.StartsWithSegments("/api")
        || request.Path.StartsWithSegments("/openapi");

    private static void Configure(OpenIdConnectOptions options, IConfigurationSection settings)
    {
        options.Authority = settings["Authority"];
        options.ClientId = settings["ClientId"];
        options.ClientSecret = settings["ClientSecret"];
        options.ResponseType = "code";
        options.UsePkce = true;
        options.MapInboundClaims = false;
        var personClaim = settings["PersonClaim"] ?? "sub";
        options.Events.OnTokenValidated = async context =>
        {
            if (context.Principal?.FindFirstValue(personClaim) is not { Length: > 0 } id)
            {
                context.Fail($"The provider gives no claim {personClaim}.");
                return;
            }
            var (principal, goOn) = await context.HttpContext.RequestServices.GetRequiredService<ProviderSignIn>()
                .Complete(context.HttpContext, new(id), context.Principal.FindFirstValue("name") ?? id);
            if (principal is not null)
            {
                context.Principal = principal;
            }
            else if (goOn is not null)
            {
                context.Response.Redirect(goOn);
                context.HandleResponse();
            }
            else
            {
                context.Fail($"The provider's claim {personClaim} names nobody in the workforce.");
            }
        };
    }
}
