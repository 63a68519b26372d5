using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Upskill.Coaching.Providers;
using Upskill.Kit.People;
using Upskill.Learning;

namespace Upskill.Coaching.Tutor;

/// <summary>Answers questions on a module from the programme's own text. Nothing of a question is stored.</summary>
internal sealed class TutorDesk(IGrainFactory grains, ICoachModel model)
{
    /// <summary>The prompt function.</summary>
    public const string Function = "tutor";

    private const int MostGiven = 6, MostIndices = 8;

    private readonly ConcurrentDictionary<(string Version, string Language), PassageIndex> indices = new();

    /// <summary>The module as somebody may ask about it; null where there is none, or none of its text is to be quoted.</summary>
    public async Task<TutorRoom?> Room(CurrentPerson person, ModuleId module)
    {
        var standing = await grains.GetGrain<ILearnerGrain>(person.Id.Value).Standing();
        var language = standing.Language ?? person.Language;
        var text = await grains.GetGrain<IProgrammeTextGrain>(IProgrammeTextGrain.Organisation).Text(language);
        return text.Passages.FirstOrDefault(passage => passage.Module == module) is { } own
            ? new(module, own.ModuleTitle, own.Language, text) { IsInOther = own.Language.Split('-')[0] != language.Split('-')[0] } : null;
    }

    /// <summary>Answers a question: by a model where there is one, else, and where it is away, by the search.</summary>
    public async Task<TutorAnswer> Answer(PersonId learner, TutorRoom room, string question, CancellationToken stop)
    {
        var found = Index(room).Find(question, room.Module).Take(MostGiven).ToList();
        if (!model.IsThere || found.Count == 0)
            return new(TutorRules.Answer(found), AnsweredBy.Search);
        return await model.Ask(new(learner, Function, Arguments(question, found)), stop) switch
        {
            ModelAnswer.Said said when TutorReply.Read(said.Text, found) is { } reply => new(reply.Quotations, AnsweredBy.Model, reply.InShort),
            ModelAnswer.Away away => new(TutorRules.Answer(found), TutorRules.Instead(away.Why)),
            _ => new(TutorRules.Answer(found), AnsweredBy.SearchAsModelIsAway),
        };
    }

    private PassageIndex Index(TutorRoom room)
    {
        if (indices.Count >= MostIndices)
            indices.Clear(); // of programmes that were published anew since
        return indices.GetOrAdd((room.Text.Version, room.Language), _ => new(room.Text.Passages.Where(passage => passage.Language == room.Language), room.Language));
    }

    private static ImmutableDictionary<string, string> Arguments(string question, List<FoundPassage> found) => ImmutableDictionary<string, string>.Empty
        .Add("question", question)
        .Add("passages", string.Join("\n\n", found.Select((one, at) =>
            string.Create(CultureInfo.InvariantCulture, $"[{at + 1}] {one.Passage.Title}, {one.Passage.Heading}\n{string.Join('\n', one.Passage.Paragraphs)}"))));
}

/// <summary>A module that somebody asks about.</summary>
/// <param name="Module">Which.</param>
/// <param name="Title">As it is called.</param>
/// <param name="Language">BCP 47, in which they read it.</param>
/// <param name="Text">Of the programme, as they read it.</param>
public sealed record TutorRoom(ModuleId Module, string Title, string Language, ProgrammeText Text)
{
    /// <summary>The module is not there in their own language.</summary>
    public bool IsInOther { get; init; }
}
