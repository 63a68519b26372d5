using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;

namespace Upskill.Silo.SignIn;

/// <summary>
/// How every cookie of the product is made: for this host alone (<c>__Host-</c>), over HTTPS alone, out of scripts' reach, and not sent along by other sites' forms. A machine without a certificate, in Development, has neither
/// the prefix nor the demand for HTTPS.
/// </summary>
internal static class SignInCookies
{
    private const string Prefix = "__Host-";

    /// <summary>A cookie of the product.</summary>
    /// <param name="cookie">To be changed.</param>
    /// <param name="name">Without the prefix.</param>
    /// <param name="isDevelopment">Whether the machine may have no certificate.</param>
    /// <param name="sameSite">Lax where the provider's redirect has to bring it.</param>
    public static TCookie Bake<TCookie>(this TCookie cookie, string name, bool isDevelopment, SameSiteMode sameSite = SameSiteMode.Lax) where TCookie : CookieBuilder
    {
        cookie.Name = isDevelopment ? name : Prefix + name;
        cookie.SecurePolicy = isDevelopment ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        cookie.SameSite = sameSite;
        cookie.HttpOnly = true;
        cookie.Path = "/";
        return cookie;
    }

    /// <summary>The cookie of the forms' tokens.</summary>
    public static void Bake(AntiforgeryOptions options, bool isDevelopment)
    {
        options.Cookie = (isDevelopment ? new CookieBuilder() : new Secure()).Bake("upskill-form", isDevelopment, SameSiteMode.Strict);
        // Set to always, antiforgery fails each page that came over plain HTTP; it is for the browser to leave such a cookie out.
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
    }

    /// <summary>The cookies that hold a sign-in together while the browser is at the provider.</summary>
    public static void Bake(OpenIdConnectOptions options)
    {
        options.NonceCookie.Bake("upskill-nonce.", isDevelopment: false);
        options.CorrelationCookie.Bake("upskill-sign-in.", isDevelopment: false);
    }

    private sealed class Secure : CookieBuilder
    {
        public override CookieOptions Build(HttpContext context, DateTimeOffset expiresFrom)
        {
            var options = base.Build(context, expiresFrom);
            options.Secure = true;
            return options;
        }
    }
}
