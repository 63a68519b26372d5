using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Upskill.Workforce.FirstOwner;

namespace Upskill.Workforce.SignIn;

/// <summary>What follows when the organisation's provider has vouched for somebody.</summary>
public sealed class ProviderSignIn(PersonSignIn people, IGrainFactory grains)
{
    /// <summary>
    /// The principal of somebody in the workforce. Null for somebody who is not; while the programme has no owner they are kept as a <see cref="Newcomer"/> and
    /// sent to present the code.
    /// </summary>
    /// <param name="context">Of the provider's answer.</param>
    /// <param name="id">As the provider names them.</param>
    /// <param name="name">As the provider writes it.</param>
    /// <returns>The principal, and where they are to go on where that is not where they wanted to.</returns>
    public async Task<(ClaimsPrincipal? Principal, string? GoOn)> Complete(HttpContext context, PersonId id, string name)
    {
        if (await people.PrincipalOf(id) is { } principal)
            return (principal, null);
        if (!await grains.GetGrain<IFirstOwnerGrain>(IFirstOwnerGrain.Organisation).IsOpen())
            return (null, null);
        await context.SignInAsync(Newcomer.Scheme, new Newcomer(id, name).Principal());
        return (null, "/first-owner");
    }
}
