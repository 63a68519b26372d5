using System.Net;
using System.Runtime.CompilerServices;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using Upskill.Kit.Guard;

namespace Upskill.Coaching.Providers;

/// <summary>
/// The data guard on every call to a model, besides the browser's and the server's. Out goes neither what is protected nor a colleague's name, an address or a telephone number, of
/// which a sender is only warned elsewhere: here it would leave the organisation. What comes back is looked at before anybody reads it. One of these per question.
/// </summary>
internal sealed class GuardFilter(DataGuard guard, PromptFile prompt) : IPromptRenderFilter, IFunctionInvocationFilter, IAutoFunctionInvocationFilter
{
    /// <summary>Whether a tool's arguments or result were stopped: Semantic Kernel makes what a tool throws a text for the model.</summary>
    public bool HasStoppedTool { get; private set; }

    /// <inheritdoc/>
    public async Task OnPromptRenderAsync(PromptRenderContext context, Func<PromptRenderContext, Task> next)
    {
        foreach (var (name, value) in context.Arguments)
        {
            if (await IsStopped(value as string ?? "", prompt.Published.Contains(name)))
                throw new GuardedException();
        }
        await next(context);
        // All of it as well: what is harmless in two places may not be where they meet.
        if (guard.Look(WebUtility.HtmlDecode(context.RenderedPrompt) ?? "").Blocks)
            throw new GuardedException();
    }

    /// <inheritdoc/>
    public async Task OnFunctionInvocationAsync(FunctionInvocationContext context, Func<FunctionInvocationContext, Task> next)
    {
        await next(context);
        if (context.IsStreaming && context.Result.GetValue<IAsyncEnumerable<StreamingChatMessageContent>>() is { } answer)
            context.Result = new(context.Result, Looked(answer, context.CancellationToken));
    }

    /// <inheritdoc/>
    public async Task OnAutoFunctionInvocationAsync(AutoFunctionInvocationContext context, Func<AutoFunctionInvocationContext, Task> next)
    {
        foreach (var value in context.Arguments?.Values ?? [])
        {
            if (await IsStopped(value?.ToString() ?? "", isPublished: false))
            {
                Stop(context);
                return;
            }
        }
        await next(context);
        if (await IsStopped(context.Result.ToString(), isPublished: true))
            Stop(context);
    }

    private void Stop(AutoFunctionInvocationContext context)
    {
        HasStoppedTool = true;
        context.Result = new(context.Function, "");
        context.Terminate = true;
    }

    private async Task<bool> IsStopped(string text, bool isPublished) => isPublished ? guard.Look(text).Blocks : !(await guard.LookWithNames(text)).Findings.IsEmpty;

    private async IAsyncEnumerable<StreamingChatMessageContent> Looked(IAsyncEnumerable<StreamingChatMessageContent> answer, [EnumeratorCancellation] CancellationToken stop)
    {
        var held = new HeldWords(text => guard.Look(text).Blocks);
        await foreach (var part in answer.WithCancellation(stop))
        {
            if (part.Content is { Length: > 0 } words)
                part.Content = held.Next(words);
            yield return part;
        }
        if (held.Rest() is { Length: > 0 } rest)
            yield return new(AuthorRole.Assistant, rest);
    }
}
