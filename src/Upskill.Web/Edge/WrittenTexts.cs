using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Upskill.Kit.Guard;

namespace Upskill.Web.Edge;

/// <summary>What somebody wrote into a form that was not taken. The answer says it back to them, to be copied: the page behind it may come with an empty form.</summary>
internal static class WrittenTexts
{
    /// <summary>Fields of more than one word, in the form's order; choices, days and ids are soon given again.</summary>
    /// <param name="request">None where it is no form, or could not be read.</param>
    public static async Task<ImmutableArray<string>> Of(HttpRequest request)
    {
        if (!HttpMethods.IsPost(request.Method) || !request.HasFormContentType)
            return [];
        try
        {
            var form = await request.ReadFormAsync();
            return [.. form.Where(field => !field.Key.StartsWith("__", StringComparison.Ordinal) && field.Key != GuardedForms.Confirmed)
                .SelectMany(field => field.Value).OfType<string>().Where(text => text.Trim().Any(char.IsWhiteSpace))];
        }
        catch (Exception unread) when (unread is IOException or InvalidDataException or OperationCanceledException)
        {
            return []; // it is said in words already
        }
    }
}
