using Microsoft.AspNetCore.Http;
using Upskill.Kit.Web;

namespace Upskill.Workforce.SignIn;

/// <summary>Why somebody could not be signed in.</summary>
public enum SignInProblem
{
    /// <summary>The provider cannot be reached.</summary>
    ProviderAway,

    /// <summary>The person said no there.</summary>
    Denied,

    /// <summary>The answer fits no question of this browser: the Back button, two tabs, or an hour in between.</summary>
    Lost,

    /// <summary>The provider vouched for somebody whom the workforce does not have.</summary>
    Nobody,

    /// <summary>The provider did not ask who they are, though it was told to.</summary>
    NotAsked,

    /// <summary>The provider's answer could not be used.</summary>
    Unusable,
}

/// <summary>Says it to the person.</summary>
public static class SignInProblemPages
{
    /// <summary>The page, with its status.</summary>
    /// <param name="pages">The shell's.</param>
    /// <param name="problem">Why.</param>
    /// <param name="id">What the provider calls the person, where that is worth telling.</param>
    public static IResult Of(this IWholePage pages, SignInProblem problem, string? id = null) => pages.Of<SignInProblemPage>(
        new Dictionary<string, object?> { [nameof(SignInProblemPage.Problem)] = problem, [nameof(SignInProblemPage.Id)] = id ?? "" }, Status(problem));

    private static int Status(SignInProblem problem) => problem switch
    {
        SignInProblem.ProviderAway => StatusCodes.Status503ServiceUnavailable,
        SignInProblem.Lost => StatusCodes.Status400BadRequest,
        SignInProblem.Unusable => StatusCodes.Status502BadGateway,
        _ => StatusCodes.Status403Forbidden,
    };
}
