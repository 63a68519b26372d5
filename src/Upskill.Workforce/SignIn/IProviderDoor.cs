using Microsoft.AspNetCore.Http;

namespace Upskill.Workforce.SignIn;

/// <summary>The way to the organisation's sign-in provider and back. The silo, which knows the protocol, implements it; in Development there is none.</summary>
public interface IProviderDoor
{
    /// <summary>Sends the browser to the provider.</summary>
    /// <param name="context">Of the browser's request.</param>
    /// <param name="back">A path of this site, to come back to.</param>
    /// <param name="anew">True where the provider has to ask who they are, even where it has just done so.</param>
    /// <returns>False where the provider cannot be reached; nothing was answered.</returns>
    Task<bool> SignIn(HttpContext context, string back, bool anew);

    /// <summary>Where the browser goes to sign out at the provider, too; null where it has no such page or cannot be reached. Asked before the cookie goes.</summary>
    Task<string?> SignOutAddress(HttpContext context);

    /// <summary>The logout token, where the provider made it for this product and it is valid now; else null.</summary>
    Task<LogoutToken?> Read(string token, CancellationToken aborted);
}
