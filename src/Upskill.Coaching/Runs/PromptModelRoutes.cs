using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Upskill.Coaching.ModelNotes;
using Upskill.Coaching.Observations;
using Upskill.Coaching.Rubrics;
using Upskill.Kit.People;
using Upskill.Kit.Web;

namespace Upskill.Coaching.Runs;

/// <summary>
/// Asking a model about one's own prompt, by the learner themselves and only when they ask. The text comes from their ledger, never from the form: it has passed the guard, and
/// nobody can have somebody else's looked at.
/// </summary>
internal static class PromptModelRoutes
{
    private const int MostMarks = 400;

    public static void MapPromptModel(this IEndpointRouteBuilder routes)
    {
        var prompts = routes.MapGroup("/api/coaching/prompts/{module}/{activity}/{step}").RequireAuthorization().WithCommands();
        prompts.MapPost("/observations", Observe).WithName("ObservePrompt");
        prompts.MapPost("/runs", Run).WithName("RunPrompt");
        prompts.MapPost("/runs/marks", Mark).WithName("MarkRun");
    }

    private static async Task<IResult> Observe([AsParameters] PromptAddress at, PromptModel model, ObservationText words)
    {
        if (await Text(at, model) is not { } text)
            return Nothing();
        var next = PromptObserver.Observe(text.Text).TryNext(Rubric.Current);
        await model.Refine(text, at.Activity.Replace('-', ' '), words.TryNext(next), at.Stop);
        return at.Request.GoOnAt(at.Page("observed"));
    }

    private static async Task<IResult> Run([AsParameters] PromptAddress at, PromptModel model)
    {
        if (await Text(at, model) is not { } text)
            return Nothing();
        if (at.Request.GetTypedHeaders().Accept.Any(type => type.MediaType.Equals("text/event-stream", StringComparison.OrdinalIgnoreCase)))
            return TypedResults.ServerSentEvents(Events(model, text, at.Stop));
        await foreach (var _ in model.Running(text, at.Stop))
        {
            // Without script the page waits, and shows the whole.
        }
        return at.Request.GoOnAt(at.Page("run"));
    }

    private static async Task<IResult> Mark([AsParameters] PromptAddress at, PromptModel model)
    {
        var form = await at.Request.ReadFormAsync(at.Stop);
        if (await Text(at, model) is not { } text)
            return Nothing();
        await model.Mark(text, [.. form["sentence"].Take(MostMarks).Select(number => int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : -1)]);
        return at.Request.GoOnAt(at.Page("run"));
    }

    private static async IAsyncEnumerable<SseItem<RunWords>> Events(PromptModel model, CoachedText text, [EnumeratorCancellation] CancellationToken stop)
    {
        await foreach (var words in model.Running(text, stop))
            yield return new(new(words));
        yield return new(new(""), "end");
    }

    /// <exception cref="Refusal">The rules find something in it that stays out of a prompt.</exception>
    private static async Task<CoachedText?> Text(PromptAddress at, PromptModel model)
    {
        var text = model.IsThere ? await model.TextOf(at.Person.Id, new(at.Module), new(at.Activity), at.Step) : null;
        return text is null || PromptObserver.Observe(text.Text).IsClean ? text
            : throw new Refusal("protected-data", "Something in this prompt stays out of every prompt, so it goes to no model. Try again without it.");
    }

    private static IResult Nothing() =>
        TypedResults.Problem(Problems.Problem(StatusCodes.Status404NotFound, "no-prompt", "There is no such prompt of yours, or no model that could be asked."));
}

/// <summary>A prompt of the one who asks.</summary>
internal sealed record PromptAddress(string Module, string Activity, string Step, CurrentPerson Person, HttpRequest Request, CancellationToken Stop)
{
    /// <summary>Where it stands, at one of its parts.</summary>
    public string Page(string part) => $"/modules/{Uri.EscapeDataString(Module)}/{Uri.EscapeDataString(Activity)}#{part}-{Uri.EscapeDataString(Step)}";
}

/// <summary>The next words of a run.</summary>
internal sealed record RunWords(string Words);
