using System.Text;
using System.Text.Json;
using Microsoft.SemanticKernel;
using OpenAI.Chat;
using Polly.CircuitBreaker;

namespace Upskill.Coaching.Providers;

/// <summary>Listens to one answer to its end, whatever that is.</summary>
/// <param name="answer">As Semantic Kernel gives it.</param>
/// <param name="prompt">What was asked for.</param>
/// <param name="stop">Of who asked: the only thing that is passed on as an exception.</param>
internal sealed class HeardAnswer(IAsyncEnumerable<StreamingChatMessageContent> answer, PromptFile prompt, CancellationToken stop) : IAsyncDisposable
{
    /// <summary>In characters. What goes on for longer is cut off.</summary>
    private const int Longest = 64_000;

    private readonly IAsyncEnumerator<StreamingChatMessageContent> parts = answer.GetAsyncEnumerator(stop);
    private readonly StringBuilder text = new();
    private ChatFinishReason? finish;
    private ModelAway? failure;
    private bool hasDeclined;

    /// <summary>Tokens that the provider has counted; nought where it has not said.</summary>
    public int Counted { get; private set; }

    /// <summary>Whether the provider came to the end of what it had to say, whatever that was.</summary>
    public bool IsAtEnd { get; private set; }

    /// <summary>Characters that have come.</summary>
    public int Length => text.Length;

    /// <summary>What came of it, once there are no more words.</summary>
    public ModelAnswer Answer => Why() is { } why ? new ModelAnswer.Away(why) : new ModelAnswer.Said(text.ToString());

    /// <summary>The next words; null at the end.</summary>
    /// <exception cref="OperationCanceledException">Who asked wants no more.</exception>
    public async ValueTask<string?> Next()
    {
        try
        {
            while (text.Length <= Longest)
            {
                if (!await parts.MoveNextAsync())
                {
                    IsAtEnd = finish is not null;
                    return null;
                }
                if (Note(parts.Current) is { Length: > 0 } words)
                    return words;
            }
        }
        catch (Exception failed) when (!stop.IsCancellationRequested)
        {
            failure = Reason(failed);
        }
        return null;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => parts.DisposeAsync();

    private string? Note(StreamingChatMessageContent part)
    {
        if (part.InnerContent is StreamingChatCompletionUpdate update)
        {
            Counted += update.Usage?.TotalTokenCount ?? 0;
            finish = update.FinishReason ?? finish;
            hasDeclined |= !string.IsNullOrEmpty(update.RefusalUpdate);
        }
        text.Append(part.Content);
        return part.Content;
    }

    private ModelAway? Why()
    {
        if (failure is { } known)
            return known;
        if (hasDeclined || finish is ChatFinishReason.ContentFilter)
            return ModelAway.Declined;
        return finish is ChatFinishReason.Stop && !string.IsNullOrWhiteSpace(text.ToString()) && (!prompt.IsJson || IsJson(text.ToString())) ? null : ModelAway.Garbled;
    }

    /// <summary>Everything that is known to go wrong, by what lies at the bottom of it; what is not known is garbled.</summary>
    private static ModelAway Reason(Exception failed) => Causes(failed).Select(cause => cause switch
    {
        ProviderFailure provider => provider.Why,
        GuardedException => ModelAway.Guarded,
        BrokenCircuitException => ModelAway.Busy,
        HttpIOException { HttpRequestError: HttpRequestError.ResponseEnded } => ModelAway.Garbled,
        OperationCanceledException or TimeoutException or Polly.Timeout.TimeoutRejectedException or HttpRequestException or IOException => ModelAway.Silent,
        _ => (ModelAway?)null,
    }).FirstOrDefault(why => why is not null) ?? ModelAway.Garbled;

    private static IEnumerable<Exception> Causes(Exception failed)
    {
        for (var cause = failed; cause is not null; cause = cause.InnerException)
            yield return cause;
    }

    private static bool IsJson(string text)
    {
        try
        {
            using var read = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
