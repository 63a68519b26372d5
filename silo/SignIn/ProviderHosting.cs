using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Upskill.Workforce.SignIn;

namespace Upskill.Silo.SignIn;

/// <summary>The OpenID Connect handler as the product uses it: code flow with PKCE, and nothing of the provider's kept but a short ID token, to sign out with.</summary>
internal static class ProviderHosting
{
    // People wait for it; where it takes longer they are told that it is away.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Registers it.</summary>
    public static void AddProvider(this AuthenticationBuilder authentication, ProviderSettings settings)
    {
        authentication.Services.AddSingleton(settings).AddSingleton<IProviderDoor, ProviderDoor>().AddScoped<ProviderEvents>();
        authentication.AddOpenIdConnect(options => Configure(options, settings));
    }

    private static void Configure(OpenIdConnectOptions options, ProviderSettings settings)
    {
        options.Authority = settings.Authority.ToString();
        options.RequireHttpsMetadata = !settings.IsPlain;
        options.ClientId = settings.ClientId;
        options.ClientSecret = settings.ClientSecret;
        options.ResponseType = OpenIdConnectResponseType.Code;
        // Not the handler's form_post: that needs a script at the provider and cookies that other sites' forms bring along.
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.UsePkce = true;
        options.MapInboundClaims = false;
        options.Scope.Clear();
        foreach (var scope in settings.Scopes)
            options.Scope.Add(scope);
        options.SignedOutRedirectUri = "/signed-out";
        options.BackchannelTimeout = Patience;
        options.DisableTelemetry = true;
        options.EventsType = typeof(ProviderEvents);
        SignInCookies.Bake(options);
    }
}
