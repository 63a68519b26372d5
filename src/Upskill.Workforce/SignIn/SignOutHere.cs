using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Upskill.Kit.People;
using Upskill.Kit.Web;

namespace Upskill.Workforce.SignIn;

/// <summary>Ends a sign-in on the server, so that a copy of its cookie is worth nothing, and then at the provider, who would else let the next person at this device in.</summary>
internal sealed class SignOutHere(PersonSignIn people, IEnumerable<IProviderDoor> doors, IWholePage pages)
{
    /// <summary>Signs somebody out.</summary>
    /// <param name="context">Of the form's request.</param>
    /// <param name="person">Who asks.</param>
    /// <param name="everywhere">True for every device of theirs.</param>
    public async Task<IResult> Leave(HttpContext context, CurrentPerson person, bool everywhere)
    {
        await people.End(person.Id, everywhere ? null : person.Session!.Id);
        var address = doors.SingleOrDefault() is { } door ? await door.SignOutAddress(context) : null;
        await context.SignOutAsync();
        context.User = new(); // the page is for nobody
        context.Response.Headers.CacheControl = "no-store";
        if (address is null)
            return TypedResults.LocalRedirect(doors.Any() ? "/signed-out?here=1" : "/sign-in");
        // A page that goes on by itself: a form's answer may redirect to this site only (form-action), and the provider is another.
        return pages.Of<LeavingPage>(new Dictionary<string, object?> { [nameof(LeavingPage.Address)] = address }, StatusCodes.Status200OK);
    }
}
