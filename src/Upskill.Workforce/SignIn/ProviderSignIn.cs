using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Upskill.Kit.People;
using Upskill.Kit.Storage;
using Upskill.Workforce.FirstOwner;

namespace Upskill.Workforce.SignIn;

/// <summary>What follows when the organisation's provider has vouched for somebody.</summary>
public sealed class ProviderSignIn(PersonSignIn people, PersonWatch watch, ProviderSessions sessions, IGrainFactory grains, ILogger<ProviderSignIn> log)
{
    /// <summary>
    /// Whether the provider asked somebody who they are before they signed out everywhere, and not since: then its own session, on a device that was lost perhaps, would let whoever has it in again.
    /// </summary>
    public async Task<bool> IsFromBeforeSignOut(PersonId id, ProviderClaims vouched) =>
        vouched.AuthenticatedAt is { } at && (await watch.Look(id))?.SignedOutAt is { } signedOutAt && at + ProviderClaims.Grain < signedOutAt;

    /// <summary>
    /// The principal of somebody in the workforce, with the roles that their groups give them now. Null for somebody who is not; while the programme has no owner they are kept as a <see cref="Newcomer"/> and
    /// sent to present the code.
    /// </summary>
    /// <param name="context">Of the provider's answer.</param>
    /// <param name="id">As the provider names them.</param>
    /// <param name="vouched">What else it says.</param>
    /// <returns>The principal, and where they are to go on where that is not where they wanted to.</returns>
    public async Task<(ClaimsPrincipal? Principal, string? GoOn)> Complete(HttpContext context, PersonId id, ProviderClaims vouched)
    {
        if (await people.PrincipalOf(id, vouched) is not null)
        {
            if (!vouched.GroupsAreKnown)
                log.GroupsElsewhere();
            StoreGauge.LetIn(); // a full store, too: whoever makes room has to come in
            await grains.GetGrain<IRoleRegisterGrain>(IRoleRegisterGrain.Organisation).Recognise(id, vouched.Roles);
            await sessions.Note(id, vouched);
            return (await people.PrincipalOf(id, vouched), null);
        }
        if (!await grains.GetGrain<IFirstOwnerGrain>(IFirstOwnerGrain.Organisation).IsOpen())
            return (null, null);
        await context.SignInAsync(Newcomer.Scheme, new Newcomer(id, vouched.Name.Length > 0 ? vouched.Name : id.Value).Principal());
        return (null, "/first-owner");
    }
}

internal static partial class ProviderSignInLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Somebody who signed in is in more groups than the provider puts into a token; no role is taken from groups. Have it send only groups that are assigned to this application.")]
    public static partial void GroupsElsewhere(this ILogger log);
}
