using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Upskill.Kit.Parts;
using Upskill.Kit.Web;

namespace Upskill.Kit.Guard;

/// <summary>The guard before a route: what it blocks, or warns of for the first time, does not reach the handler.</summary>
public sealed class GuardedForms(DataGuard guard, IStringLocalizer<KitWords> words, IWholePage pages)
{
    /// <summary>Field of a form in which the sender says of which warnings they know: <see cref="GuardedFinding.Confirmation"/> of each, with spaces between.</summary>
    public const string Confirmed = "confirmed";

    /// <summary>
    /// The answer to a form whose fields hold something that the guard finds; null where it may go on. 422 <c>protected-data</c> where it blocks, 422 <c>personal-data</c>
    /// where it warns of what was not confirmed: a problem that names kinds and places and repeats no text for an island, for a person the form once more with what they wrote.
    /// </summary>
    /// <param name="request">Whose form it is.</param>
    /// <param name="warns">Whether names, addresses and telephone numbers are warned of; else it only blocks.</param>
    /// <param name="fields">Names of the fields that hold free text.</param>
    public async Task<IResult?> Look(HttpRequest request, bool warns, params IEnumerable<string> fields)
    {
        if (!request.HasFormContentType)
            return null; // the handler says so
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        var found = new List<GuardedFinding>();
        foreach (var field in fields)
        {
            var text = form[field].ToString();
            var verdict = warns ? await guard.LookWithNames(text) : guard.Look(text);
            found.AddRange(verdict.Findings.Where(finding => warns || finding.Blocks).Select(finding => new GuardedFinding(field, finding)));
        }
        var confirmed = form[Confirmed].SelectMany(said => (said ?? "").Split(' ')).ToHashSet(StringComparer.Ordinal);
        if (found.TrueForAll(one => !one.Finding.Blocks && confirmed.Contains(one.Confirmation)))
            return null;
        return request.WantsJson() ? TypedResults.Problem(Problem([.. found])) : pages.Of<GuardPage>(new Dictionary<string, object?>
        {
            [nameof(GuardPage.Action)] = $"{request.Path}{request.QueryString}",
            [nameof(GuardPage.Form)] = form,
            [nameof(GuardPage.Found)] = found.ToImmutableArray(),
        }, StatusCodes.Status422UnprocessableEntity);
    }

    private Microsoft.AspNetCore.Mvc.ProblemDetails Problem(ImmutableArray<GuardedFinding> found)
    {
        var foremost = found.FirstOrDefault(one => one.Finding.Blocks) ?? found[0];
        var problem = Problems.Problem(
            StatusCodes.Status422UnprocessableEntity, foremost.Finding.Blocks ? "protected-data" : "personal-data", Sentence(foremost.Finding.Kind));
        problem.Extensions["errors"] = found.GroupBy(one => one.Field)
            .ToDictionary(field => field.Key, field => field.Select(one => Sentence(one.Finding.Kind)).Distinct().ToArray());
        problem.Extensions["findings"] = found.Select(one => new ProblemFinding(one.Field, one.Finding.Kind, one.Finding.Start, one.Finding.Length, one.Finding.Blocks)).ToArray();
        return problem;
    }

    private string Sentence(GuardKind kind) => words[$"Guard{kind}"];

    /// <summary>A finding as a problem carries it.</summary>
    private sealed record ProblemFinding(string Field, GuardKind Kind, int Start, int Length, bool Blocks);
}

/// <summary>A finding in a field of a form.</summary>
/// <param name="Field">Its name.</param>
/// <param name="Finding">What and where.</param>
public sealed record GuardedFinding(string Field, GuardFinding Finding)
{
    /// <summary>What the sender posts to say that they know. Of another text, at another place, it says nothing.</summary>
    public string Confirmation => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Field}/{Finding.Kind}/{Finding.Start}/{Finding.Length}");
}

/// <summary>For routes.</summary>
public static class GuardedRoutes
{
    /// <summary>Blocks protected data in these fields of the form.</summary>
    public static RouteHandlerBuilder Guarding(this RouteHandlerBuilder route, params string[] fields) => route.Guarding(warns: false, fields);

    /// <summary>Blocks protected data in these fields, and warns of names, addresses and telephone numbers: for what others read of whom it does not concern.</summary>
    public static RouteHandlerBuilder GuardingNames(this RouteHandlerBuilder route, params string[] fields) => route.Guarding(warns: true, fields);

    private static RouteHandlerBuilder Guarding(this RouteHandlerBuilder route, bool warns, string[] fields) => route.AddEndpointFilter(async (context, next) =>
        await context.HttpContext.RequestServices.GetRequiredService<GuardedForms>().Look(context.HttpContext.Request, warns, fields) ?? await next(context));
}
