using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Upskill.Kit.Web;

/// <summary>
/// Answers a form that cannot be taken with its page once more, and with everything that was typed in it: for who has no script. The shell implements it.
/// </summary>
public interface IWholePage
{
    /// <summary>The page in its document.</summary>
    /// <typeparam name="TPage">The page's component.</typeparam>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="status">HTTP status, 422 or 409.</param>
    IResult Of<TPage>(IReadOnlyDictionary<string, object?> parameters, int status) where TPage : IComponent;
}
