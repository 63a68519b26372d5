using Microsoft.AspNetCore.Authorization;
using Upskill.Kit.People;
using Upskill.Workforce;

namespace Upskill.Kit.Web;

/// <summary>Who may use a group of routes. To everybody else there is no such route.</summary>
public static class Policies
{
    /// <summary>Who is told how the system is: operators all of it, programme owners a summary.</summary>
    public const Roles RunsTheSystem = Roles.Operator | Roles.ProgrammeOwner;

    /// <summary>Programme owners.</summary>
    public static void OwnersOnly(AuthorizationPolicyBuilder policy) =>
        policy.RequireAuthenticatedUser().RequireAssertion(context => CurrentPerson.From(context.User)?.Is(Roles.ProgrammeOwner) is true);

    /// <summary>See <see cref="RunsTheSystem"/>.</summary>
    public static void OperatorsAndOwners(AuthorizationPolicyBuilder policy) =>
        policy.RequireAuthenticatedUser().RequireAssertion(context => CurrentPerson.From(context.User)?.Is(RunsTheSystem) is true);
}
