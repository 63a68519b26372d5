using System.Security.Claims;
using Upskill.Kit.People;

namespace Upskill.Workforce.SignIn;

/// <summary>Makes a principal of somebody in the workforce; nobody else can be signed in.</summary>
public sealed class PersonSignIn(PersonWatch people)
{
    /// <summary>The principal, or null where the workforce has nobody of this id, or nobody any more.</summary>
    public async Task<ClaimsPrincipal?> PrincipalOf(PersonId id) =>
        (await people.Look(id))?.Principal();
}
