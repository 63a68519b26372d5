using System.Globalization;
using Upskill.Coaching.Providers;
using Upskill.Learning;

namespace Upskill.Coaching.Tutor;

/// <summary>What a model finds in the programme where it may look: the tutor's own search.</summary>
internal sealed class ProgrammeSearch(IGrainFactory grains) : IProgrammeSearch
{
    private const int MostPassages = 3;

    public async Task<string> Search(string words, string language)
    {
        var text = await grains.GetGrain<IProgrammeTextGrain>(IProgrammeTextGrain.Organisation).Text(language);
        var found = new PassageIndex(text.Passages.Where(passage => passage.Language == language), language).Find(words, default).Take(MostPassages).ToList();
        return found.Count == 0 ? "Nothing of this stands in the programme." : string.Join("\n\n", found.Select(one =>
            string.Create(CultureInfo.InvariantCulture, $"{one.Passage.Title}, {one.Passage.Heading}\n{string.Join('\n', one.Passage.Paragraphs)}")));
    }
}
