using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel.Connectors.OpenAI;

namespace Upskill.Coaching.Providers;

/// <summary>One question by Semantic Kernel: a kernel, a connection and a guard of its own, so that nothing of one question is there in another.</summary>
internal sealed class KernelCall : IAsyncDisposable
{
    /// <summary>Characters of a token, reckoned low: English has about four, other languages and code fewer.</summary>
    private const int CharactersPerToken = 3;

    private readonly CoachSettings settings;
    private readonly PromptFile prompt;
    private readonly GuardFilter filter;
    private readonly CancellationTokenSource limit;
    private readonly ProviderHandler provider;
    private readonly HttpClient client;
    private readonly HeardAnswer heard;
    private readonly KernelPlugin? tools;
    private readonly int sent;

    /// <summary>Begins it.</summary>
    public KernelCall(KernelParts parts, ModelQuestion question, CancellationToken stop)
    {
        (settings, prompt, filter) = (parts.Settings, parts.Prompts[question.Function], new GuardFilter(parts.Guard, parts.Prompts[question.Function]));
        (sent, tools) = (Estimate(prompt, question), prompt.SearchesProgramme ? parts.Tools : null);
        limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(settings.Timeout);
        provider = new(parts.Network.CreateHandler(ProviderHttp.Name));
        client = new(provider, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
        heard = new(Kernel().InvokeStreamingAsync<StreamingChatMessageContent>(prompt.Function, Arguments(question), limit.Token), prompt, stop);
    }

    /// <summary>Tokens of what is sent, reckoned.</summary>
    public static int Estimate(PromptFile prompt, ModelQuestion question) => (prompt.Length + question.Arguments.Values.Sum(text => text.Length)) / CharactersPerToken + 1;

    /// <summary>What came of it, once there are no more words.</summary>
    public ModelAnswer Answer => filter.HasStoppedTool ? new ModelAnswer.Away(ModelAway.Guarded) : heard.Answer;

    /// <summary>The next words; null at the end.</summary>
    public ValueTask<string?> Next() => heard.Next();

    /// <summary>
    /// What it has cost: as the provider counted, else reckoned from the lengths. A provider counts at the end, so of what was cut off the greater of both holds. What no
    /// provider took costs nothing.
    /// </summary>
    public QuestionCost Cost(ModelAnswer? answer)
    {
        var reckoned = provider.Taken * sent + heard.Length / CharactersPerToken;
        var isCounted = heard.Counted > 0 && heard.IsAtEnd;
        var outcome = answer switch { ModelAnswer.Said => nameof(ModelAnswer.Said), ModelAnswer.Away away => away.Why.ToString(), _ => "Left" };
        return new(isCounted ? heard.Counted : Math.Max(heard.Counted, reckoned), !isCounted && reckoned > 0, outcome);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await heard.DisposeAsync();
        client.Dispose();
        limit.Dispose();
    }

    /// <summary>Without a logger: Semantic Kernel would log arguments and answers where somebody sets the level so.</summary>
    private Kernel Kernel()
    {
#pragma warning disable SKEXP0010 // An endpoint of one's own is called experimental; the tests speak to one.
        var chat = new OpenAIChatCompletionService(settings.Model, settings.Endpoint!, settings.Key, httpClient: client);
#pragma warning restore SKEXP0010
        var kernel = new Kernel(new ServiceCollection().AddSingleton<IChatCompletionService>(chat).BuildServiceProvider());
        if (tools is not null)
            kernel.Plugins.Add(tools);
        kernel.PromptRenderFilters.Add(filter);
        kernel.FunctionInvocationFilters.Add(filter);
        kernel.AutoFunctionInvocationFilters.Add(filter);
        return kernel;
    }

    private KernelArguments Arguments(ModelQuestion question)
    {
        var arguments = new KernelArguments(new OpenAIPromptExecutionSettings
        {
            MaxTokens = prompt.MostTokens,
            Temperature = settings.IsReasoning ? null : prompt.Temperature,
            ResponseFormat = prompt.IsJson ? "json_object" : null,
            // These and no others, though nothing else is in the kernel.
            FunctionChoiceBehavior = tools is null ? null : FunctionChoiceBehavior.Auto(tools),
        });
        foreach (var (name, text) in question.Arguments)
            arguments[name] = ReadableText.Of(text);
        return arguments;
    }
}
