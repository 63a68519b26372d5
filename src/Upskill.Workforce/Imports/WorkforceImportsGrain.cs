using System.Collections.Immutable;
using Upskill.Kit.Storage;

namespace Upskill.Workforce.Imports;

[GrainType("workforce-imports")]
internal sealed class WorkforceImportsGrain([PersistentState("imports")] IPersistentState<ImportsState> state) : Grain, IWorkforceImportsGrain
{
    private const int MostListed = 100, MostRead = 5;

    public async Task List(string import)
    {
        if (state.State.Listed.Contains(import))
            return;
        state.State.Listed.Insert(0, import);
        if (state.State.Listed.FindLastIndex(listed => !state.State.Queue.Contains(listed)) is var oldest && state.State.Listed.Count > MostListed)
            state.State.Listed.RemoveAt(oldest);
        await this.Keep(state);
    }

    public Task<ImmutableArray<string>> Listed() => Task.FromResult(state.State.Listed.ToImmutableArray());

    public Task<ImmutableArray<string>> Unfinished() => Task.FromResult(state.State.Queue.Union(state.State.Listed.Take(MostRead)).ToImmutableArray());

    public async Task Queue(string import)
    {
        if (state.State.Queue.Contains(import))
            return;
        state.State.Queue.Add(import);
        await this.Keep(state);
    }

    public Task<bool> IsFirst(string import) => Task.FromResult(state.State.Queue.FirstOrDefault() == import);

    public async Task Leave(string import)
    {
        if (state.State.Queue.Remove(import))
            await this.Keep(state);
    }
}

/// <summary>What a <see cref="WorkforceImportsGrain"/> keeps.</summary>
[GenerateSerializer, Alias("Upskill.ImportsState")]
internal sealed class ImportsState
{
    /// <summary>Newest first.</summary>
    [Id(0)]
    public List<string> Listed { get; set; } = [];

    /// <summary>Accepted and not done, in this order.</summary>
    [Id(1)]
    public List<string> Queue { get; set; } = [];
}
