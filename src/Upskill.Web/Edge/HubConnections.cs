using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.SignalR;

namespace Upskill.Web.Edge;

/// <summary>What a hub's connection does not keep: it is one request that lasts for hours, and there are as many of them as people.</summary>
internal static class HubConnections
{
    /// <summary>Lets go of the cookies that signed it in, once they have: nothing reads them again. Comes after authorisation.</summary>
    public static void UseLightHubConnections(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<HubMetadata>() is not null)
        {
            context.Request.Headers.Cookie = default;
            context.Features.Set<IRequestCookiesFeature>(null);
            context.Features.Set<IAuthenticateResultFeature>(null);
        }
        return next(context);
    });
}
