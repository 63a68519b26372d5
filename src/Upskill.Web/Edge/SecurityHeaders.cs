using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Upskill.Web.Edge;

/// <summary>What every answer tells the browser not to do.</summary>
internal static class SecurityHeaders
{
    private const string Policy =
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; "
        + "form-action 'self'; frame-ancestors 'none'";

    private const string YearOfHttps = "max-age=31536000";

    /// <summary>Adds them to every answer, also to one that says what went wrong: whoever writes that clears what was there before.</summary>
    /// <param name="app">The pipeline.</param>
    /// <param name="demandsHttps">Whether a browser that came by HTTPS comes by nothing else for a year.</param>
    public static void UseSecurityHeaders(this IApplicationBuilder app, bool demandsHttps) => app.Use((context, next) =>
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = Policy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
            if (demandsHttps && context.Request.IsHttps)
                headers.StrictTransportSecurity = YearOfHttps;
            return Task.CompletedTask;
        });
        return next(context);
    });
}
