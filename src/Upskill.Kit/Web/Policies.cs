using Microsoft.AspNetCore.Authorization;
using Upskill.Kit.People;
using Upskill.Workforce;

namespace Upskill.Kit.Web;

/// <summary>Who may use a group of routes. To everybody else there is no such route.</summary>
public static class Policies
{
    /// <summary>Programme owners.</summary>
    public static void OwnersOnly(AuthorizationPolicyBuilder policy) =>
        policy.RequireAuthenticatedUser().RequireAssertion(context => CurrentPerson.From(context.User)?.Is(Roles.ProgrammeOwner) is true);
}
