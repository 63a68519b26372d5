using System.Runtime.CompilerServices;
using System.Text;
using System.Xml;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel.Connectors.OpenAI;
using Upskill.Kit.Guard;

namespace Upskill.Coaching.Providers;

/// <summary>A model by Semantic Kernel, at any endpoint that speaks OpenAI's chat protocol. A kernel of its own for each question: nothing of one question is there in another.</summary>
internal sealed class KernelModel(CoachSettings settings, PromptFiles prompts, IHttpMessageHandlerFactory network, DataGuard guard) : ICoachModel
{
    /// <inheritdoc/>
    public bool IsThere => true;

    /// <inheritdoc/>
    public async Task<ModelAnswer> Ask(ModelQuestion question, CancellationToken stop)
    {
        await foreach (var part in Stream(question, stop))
        {
            if (part is ModelPart.End end)
                return end.Answer;
        }
        throw new InvalidOperationException("A stream without an end.");
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ModelPart> Stream(ModelQuestion question, [EnumeratorCancellation] CancellationToken stop)
    {
        var prompt = prompts[question.Function];
        prompt.Demand(question.Arguments);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(settings.Timeout);
        using var client = new HttpClient(new ProviderHandler(network.CreateHandler(ProviderHttp.Name)), disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
        var filter = new GuardFilter(guard, prompt);
        await using var heard = new HeardAnswer(Kernel(client, filter).InvokeStreamingAsync<StreamingChatMessageContent>(prompt.Function, Arguments(prompt, question), limit.Token), prompt, stop);
        while (await heard.Next() is { } words)
            yield return new ModelPart.Words(words);
        yield return new ModelPart.End(filter.HasStoppedTool ? new ModelAnswer.Away(ModelAway.Guarded) : heard.Answer);
    }

    /// <summary>Without a logger: Semantic Kernel would log arguments and answers where somebody sets the level so.</summary>
    private Kernel Kernel(HttpClient client, GuardFilter filter)
    {
#pragma warning disable SKEXP0010 // An endpoint of one's own is called experimental; the tests speak to one.
        var chat = new OpenAIChatCompletionService(settings.Model, settings.Endpoint!, settings.Key, httpClient: client);
#pragma warning restore SKEXP0010
        var kernel = new Kernel(new ServiceCollection().AddSingleton<IChatCompletionService>(chat).BuildServiceProvider());
        kernel.PromptRenderFilters.Add(filter);
        kernel.FunctionInvocationFilters.Add(filter);
        kernel.AutoFunctionInvocationFilters.Add(filter);
        return kernel;
    }

    private KernelArguments Arguments(PromptFile prompt, ModelQuestion question)
    {
        var arguments = new KernelArguments(new OpenAIPromptExecutionSettings
        {
            MaxTokens = prompt.MostTokens,
            Temperature = settings.IsReasoning ? null : prompt.Temperature,
            ResponseFormat = prompt.IsJson ? "json_object" : null,
        });
        foreach (var (name, text) in question.Arguments)
            arguments[name] = Readable(text);
        return arguments;
    }

    /// <summary>
    /// Semantic Kernel encodes what stands for a placeholder and reads all of it as XML; a character that XML does not know would make it give up reading, and send the messages
    /// with their markup as one. Such characters are replaced.
    /// </summary>
    private static string Readable(string text)
    {
        var readable = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            readable.Append(rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? Rune.ReplacementChar.ToString() : rune.ToString());
        return readable.ToString();
    }
}
