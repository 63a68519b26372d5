using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Upskill.Kit.Web;

namespace Upskill.Web.Shell;

/// <summary>Pages of slices as answers.</summary>
internal sealed class WholePages : IWholePage
{
    public IResult Of<TPage>(IReadOnlyDictionary<string, object?> parameters, int status) where TPage : IComponent =>
        new RazorComponentResult<WholePage>(new
        {
            Page = typeof(TPage),
            Parameters = (IDictionary<string, object>)parameters.ToDictionary(pair => pair.Key, pair => pair.Value!),
        })
        { StatusCode = status };
}
