using System.Runtime.CompilerServices;

namespace Upskill.Coaching.Providers;

/// <summary>No model is set up: the default.</summary>
internal sealed class NoModel : ICoachModel
{
    public bool IsThere => false;

    public Task<ModelAnswer> Ask(ModelQuestion question, CancellationToken stop) => Task.FromResult<ModelAnswer>(new ModelAnswer.Away(ModelAway.NotSetUp));

    public async IAsyncEnumerable<ModelPart> Stream(ModelQuestion question, [EnumeratorCancellation] CancellationToken stop)
    {
        yield return new ModelPart.End(await Ask(question, stop));
    }
}
