using System.Runtime.CompilerServices;
using Upskill.Coaching.Providers;

namespace Upskill.Tests.Coaching;

/// <summary>Answers as it is told, and keeps what it was asked.</summary>
internal sealed class ScriptedModel(Func<ModelQuestion, ModelAnswer> answer) : ICoachModel
{
    public List<ModelQuestion> Asked { get; } = [];

    public bool IsThere { get; init; } = true;

    public Task<ModelAnswer> Ask(ModelQuestion question, CancellationToken stop)
    {
        Asked.Add(question);
        return Task.FromResult(answer(question));
    }

    public async IAsyncEnumerable<ModelPart> Stream(ModelQuestion question, [EnumeratorCancellation] CancellationToken stop)
    {
        yield return new ModelPart.End(await Ask(question, stop));
    }
}
