using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Upskill.Coaching.Observations;
using Upskill.Coaching.Providers;
using Upskill.Coaching.Runs;
using Upskill.Learning;

namespace Upskill.Coaching.ModelNotes;

/// <summary>A learner's own text, as their ledger has it.</summary>
internal sealed record CoachedText(PersonId Learner, ModuleId Module, ActivityId Activity, string Text)
{
    /// <summary>Its name only: it holds words.</summary>
    public override string ToString() => nameof(CoachedText);
}

/// <summary>Asks the model about a learner's prompt, once a text, and keeps what it said for them alone.</summary>
internal sealed class PromptModel(ICoachModel model, IGrainFactory grains)
{
    /// <summary>The kinds of notes, and the prompt functions that they come of.</summary>
    public const string Observe = "observe", Run = "run";

    /// <summary>Whether there is a model to ask.</summary>
    public bool IsThere => model.IsThere;

    /// <summary>The text that a learner wrote in a step of an exercise; null where there is none.</summary>
    public async Task<CoachedText?> TextOf(PersonId learner, ModuleId module, ActivityId activity, string step) =>
        (await grains.GetGrain<ILearnerGrain>(learner.Value).Standing()).At(module, activity).Steps.FirstOrDefault(taken => taken.Step == step) is { Choices: [var text] }
            ? new(learner, module, activity, text) : null;

    /// <summary>What the model added to the rules' observations, if it was asked.</summary>
    public Task<ModelNote?> NoteOn(CoachedText text) => Kept<ModelNote>(Observe, text);

    /// <summary>What came of running the prompt, if it was run.</summary>
    public Task<PromptRun?> RunOf(CoachedText text) => Kept<PromptRun>(Run, text);

    /// <summary>Asks for observations, unless it has answered before. An answer that cannot be used is kept as why, and may be asked for again.</summary>
    public async Task Refine(CoachedText text, string task, string next, CancellationToken stop)
    {
        if (await NoteOn(text) is { Away: null })
            return;
        var arguments = ImmutableDictionary.CreateRange(new Dictionary<string, string> { ["text"] = text.Text, ["task"] = task, ["next"] = next });
        var note = await model.Ask(new(text.Learner, Observe, arguments), stop) switch
        {
            ModelAnswer.Said said => ModelNote.Read(said.Text, text.Text) ?? new([], null, ModelAway.Garbled),
            ModelAnswer.Away away => new([], null, away.Why),
            _ => throw new InvalidOperationException("A model answers or is away."),
        };
        await Keep(Observe, text, note);
    }

    /// <summary>Runs the prompt, gives the words on as they come, and keeps all of them at the end. Where it was run before it gives those words: a repeat costs nothing, and takes no mark away.</summary>
    public async IAsyncEnumerable<string> Running(CoachedText text, [EnumeratorCancellation] CancellationToken stop)
    {
        if (await RunOf(text) is { Away: null } before)
        {
            yield return before.Text;
            yield break;
        }
        await foreach (var part in model.Stream(new(text.Learner, Run, ImmutableDictionary.CreateRange(new Dictionary<string, string> { ["text"] = text.Text })), stop))
        {
            if (part is ModelPart.Words words)
                yield return words.Text;
            else if (part is ModelPart.End end)
                await Keep(Run, text, end.Answer switch
                {
                    ModelAnswer.Said said => new PromptRun(said.Text, []),
                    ModelAnswer.Away away => new PromptRun("", [], away.Why),
                    _ => throw new InvalidOperationException("A model answers or is away."),
                });
        }
    }

    /// <summary>Keeps which sentences of a run the learner would check.</summary>
    public async Task Mark(CoachedText text, ImmutableArray<int> sentences)
    {
        if (await RunOf(text) is { Away: null } run)
            await Keep(Run, text, run with { Marked = [.. sentences.Where(at => at >= 0 && at < run.Sentences().Length).Distinct().Order()], IsMarked = true });
    }

    private async Task<T?> Kept<T>(string kind, CoachedText text) where T : class =>
        await grains.GetGrain<ICoachNotesGrain>(text.Learner.Value).At(ModelNote.PlaceOf(kind, text)) is { } note ? JsonSerializer.Deserialize<T>(note.Text) : null;

    private Task Keep<T>(string kind, CoachedText text, T note) =>
        grains.GetGrain<ICoachNotesGrain>(text.Learner.Value).Keep(new(ModelNote.PlaceOf(kind, text), JsonSerializer.Serialize(note)));
}
