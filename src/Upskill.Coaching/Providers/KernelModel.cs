using System.Runtime.CompilerServices;
using Upskill.Coaching.Spending;

namespace Upskill.Coaching.Providers;

/// <summary>A model by Semantic Kernel, at any endpoint that speaks OpenAI's chat protocol.</summary>
internal sealed class KernelModel(KernelParts parts, IPurse purse) : ICoachModel
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
        var prompt = parts.Prompts[question.Function];
        prompt.Demand(question.Arguments);
        var (aside, otherwise) = await purse.SetAside(question.Learner, KernelCall.Estimate(prompt, question) + prompt.MostTokens);
        if (aside is null)
        {
            yield return new ModelPart.End(new ModelAnswer.Away(otherwise));
            yield break;
        }
        await using var call = new KernelCall(parts, question, stop);
        ModelAnswer? answer = null;
        try
        {
            while (await call.Next() is { } words)
                yield return new ModelPart.Words(words);
            answer = call.Answer;
        }
        finally
        {
            await purse.Settle(question.Learner, aside, call.Cost(answer)); // also of who goes away in the middle
        }
        yield return new ModelPart.End(answer);
    }
}
