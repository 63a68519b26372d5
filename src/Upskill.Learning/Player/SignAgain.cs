using Microsoft.AspNetCore.Http;
using Upskill.Kit.People;
using Upskill.Kit.Web;

namespace Upskill.Learning.Player;

/// <summary>Lets a signature through, with what its record says of who was asked and when; or sends the person to be asked, and nothing that they typed is lost.</summary>
internal sealed class SignAgain(SigningRule rule, KeptSignature kept, IWholePage pages, TimeProvider time)
{
    /// <summary>The address at which somebody is asked who they are, to come back to a text in the language that it was shown in.</summary>
    public static string AddressFor(string path, string? language, string? kept = null)
    {
        var back = new QueryString();
        foreach (var (name, value) in new[] { ("language", language), ("kept", kept) })
            back = string.IsNullOrEmpty(value) ? back : back.Add(name, value);
        return $"/sign-in/again{QueryString.Create("return", path + back)}";
    }

    /// <summary>Whether signing now means being asked first.</summary>
    public bool IsAsked(CurrentPerson person) => ProofOf(person) is null;

    /// <summary>What the signature's record says; null where they have to be asked.</summary>
    public SignatureProof? ProofOf(CurrentPerson person) => rule.ProofOf(person, time.GetUtcNow());

    /// <summary>The answer to a signature that has no proof: an island keeps it and sends it afterwards, a form's text comes back with the page.</summary>
    public IResult Ask(HttpRequest request, IFormCollection form, CurrentPerson person, ModuleId module, ActivityId activity)
    {
        if (request.WantsJson())
        {
            return TypedResults.Problem(Problems.Problem(StatusCodes.Status401Unauthorized, "sign-in-again",
                "To sign, you are asked once more who you are. Nothing was signed yet; what you typed is kept."));
        }
        var address = AddressFor(
            $"/modules/{Uri.EscapeDataString(module.Value)}/{Uri.EscapeDataString(activity.Value)}", form["language"], kept.Seal(person.Id, module, activity, form["choice"].ToString()));
        return pages.Of<SignAgainPage>(new Dictionary<string, object?> { [nameof(SignAgainPage.Address)] = address }, StatusCodes.Status401Unauthorized);
    }
}
