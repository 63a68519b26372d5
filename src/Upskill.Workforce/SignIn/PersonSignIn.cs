using System.Security.Claims;
using Upskill.Kit.Live;
using Upskill.Kit.People;

namespace Upskill.Workforce.SignIn;

/// <summary>Makes a principal of somebody in the workforce, for a sign-in of its own, and ends it; nobody else can be signed in.</summary>
public sealed class PersonSignIn(PersonWatch people, OpenConnections connections, TimeProvider time)
{
    /// <summary>The principal, or null where the workforce has nobody of this id, or nobody any more.</summary>
    /// <param name="id">Who.</param>
    /// <param name="vouched">What the provider says of the sign-in; null where none was asked.</param>
    public async Task<ClaimsPrincipal?> PrincipalOf(PersonId id, ProviderClaims? vouched = null) => await people.Look(id) is not { } access ? null
        : (CurrentPerson.Of(access.Employee) with
        {
            Session = new(SignInSession.NewId(), access.SignOuts, time.GetUtcNow(), vouched?.AuthenticatedAt, vouched?.Means ?? "", vouched?.Session),
        }).Principal();

    /// <summary>Ends one sign-in of somebody, by its id or the provider's, or all of them: no cookie of it counts any more, here at once and on other silos within a minute, and its hub connections close.</summary>
    public async Task End(PersonId person, string? session)
    {
        await people.SignOut(person, session);
        await connections.CloseOver(person, people);
    }
}
