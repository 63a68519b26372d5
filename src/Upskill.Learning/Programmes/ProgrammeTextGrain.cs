using Microsoft.Extensions.Localization;
using Orleans.Concurrency;
using Upskill.Learning.Publishing;

namespace Upskill.Learning.Programmes;

/// <summary>Reads <see cref="ProgrammeInUse"/> out, anew only after another one was published or where another language is asked for.</summary>
[GrainType("learning-programme-text"), StatelessWorker]
internal sealed class ProgrammeTextGrain(ProgrammeInUse inUse, IStringLocalizer<LearningWords> words) : Grain, IProgrammeTextGrain
{
    // What a person's records say is their language may be anything.
    private const int MostLanguages = 16;

    private readonly Dictionary<string, ProgrammeText> texts = new(StringComparer.Ordinal);
    private Programme? read;

    public Task<ProgrammeText> Text(string language)
    {
        var programme = inUse.Current;
        if (!ReferenceEquals(programme, read) || texts.Count >= MostLanguages)
            texts.Clear();
        read = programme;
        if (!texts.TryGetValue(language, out var text))
            texts[language] = text = ProgrammePassages.Of(programme, language, words["DataRules"]);
        return Task.FromResult(text);
    }
}
