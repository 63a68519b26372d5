using System.Net.Sockets;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Upskill.Workforce.SignIn;

namespace Upskill.Silo.SignIn;

/// <summary>The way to the provider, by ASP.NET Core's handler.</summary>
internal sealed class ProviderDoor(IOptionsMonitor<OpenIdConnectOptions> options, TimeProvider time) : IProviderDoor
{
    /// <summary>Marks a sign-in for which the provider has to ask who somebody is.</summary>
    public const string Anew = "upskill.anew";

    private static readonly JsonWebTokenHandler Tokens = new();

    // The type of a logout token; providers from before it had one send the general one.
    private static readonly string[] LogoutTypes = ["logout+jwt", "JWT"];

    private static string Scheme => OpenIdConnectDefaults.AuthenticationScheme;

    /// <inheritdoc/>
    public async Task<bool> SignIn(HttpContext context, string back, bool anew)
    {
        var properties = new AuthenticationProperties { RedirectUri = back };
        if (anew)
        {
            properties.Items[Anew] = "1";
            properties.SetParameter(OpenIdConnectChallengeProperties.PromptKey, "login");
            properties.SetParameter<TimeSpan?>(OpenIdConnectChallengeProperties.MaxAgeKey, TimeSpan.Zero);
        }
        try
        {
            await context.ChallengeAsync(Scheme, properties);
            return true;
        }
        catch (Exception away) when (IsAway(away))
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public async Task<string?> SignOutAddress(HttpContext context)
    {
        try
        {
            await context.SignOutAsync(Scheme, new() { RedirectUri = "/signed-out" });
        }
        catch (InvalidOperationException) // away, or without a page for it
        {
            return null;
        }
        // The handler redirects; what the browser is sent to is the caller's to decide.
        var address = context.Response.Headers.Location.ToString();
        context.Response.Headers.Location = default;
        context.Response.StatusCode = StatusCodes.Status200OK;
        return address;
    }

    /// <inheritdoc/>
    public async Task<LogoutToken?> Read(string token, CancellationToken aborted)
    {
        var provider = options.Get(Scheme);
        var checkedToken = await Tokens.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ConfigurationManager = (Microsoft.IdentityModel.Tokens.BaseConfigurationManager)provider.ConfigurationManager!,
            ValidAudience = provider.ClientId,
            RequireExpirationTime = false, // by the specification's first edition it has none; how old it may be is LogoutToken's
            ClockSkew = LogoutToken.Validity,
        });
        return checkedToken is { IsValid: true, SecurityToken: JsonWebToken read } && (string.IsNullOrEmpty(read.Typ) || LogoutTypes.Contains(read.Typ, StringComparer.OrdinalIgnoreCase))
            ? LogoutToken.Read(Base64UrlEncoder.Decode(read.EncodedPayload), time.GetUtcNow())
            : null;
    }

    /// <summary>Whether it says that the provider cannot be reached.</summary>
    public static bool IsAway(Exception failure) =>
        failure is HttpRequestException or SocketException or IOException or TaskCanceledException || (failure is InvalidOperationException { InnerException: { } inner } && IsAway(inner));
}
