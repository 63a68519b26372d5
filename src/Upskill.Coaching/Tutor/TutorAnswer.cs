using System.Collections.Immutable;
using Upskill.Coaching.Providers;

namespace Upskill.Coaching.Tutor;

/// <summary>What the tutor says to a question. It knows what it can quote, and nothing else.</summary>
/// <param name="Quotations">The best first; none where the programme does not say.</param>
/// <param name="By">Who found them.</param>
/// <param name="InShort">A model's own words on them: text of a stranger; null where there are none.</param>
public sealed record TutorAnswer(ImmutableArray<Quotation> Quotations, AnsweredBy By, string? InShort = null)
{
    /// <summary>The programme does not say.</summary>
    public bool IsUnknown => Quotations.IsEmpty;

    /// <summary>Records with words in them print their names only.</summary>
    public override string ToString() => nameof(TutorAnswer);
}

/// <summary>Who found an answer.</summary>
public enum AnsweredBy
{
    /// <summary>The search, as no model is set up.</summary>
    Search,

    /// <summary>A model, and its quotations were checked.</summary>
    Model,

    /// <summary>The search, as the model is away or cannot be used for this.</summary>
    SearchAsModelIsAway,

    /// <summary>The search, as the learner’s share of the model is used up for today.</summary>
    SearchAsShareIsSpent,
}

/// <summary>The tutor’s own rules on what was found. Pure.</summary>
internal static class TutorRules
{
    /// <summary>
    /// How much of a question must stand in a passage. Chosen on every second question of <c>tutor-questions.json</c> so that nothing is said to the questions that the
    /// programme does not answer; the others were kept to see how it does.
    /// </summary>
    public const double LeastCoverage = 0.44;

    /// <summary>Quotations in an answer.</summary>
    public const int MostQuotations = 3;

    // A passage that scores much less than the best is on something else.
    private const double LeastOfBest = 0.6;

    /// <summary>Answers by the search alone: the quotation first that holds most of the question, and none that holds nothing of it where another does.</summary>
    public static ImmutableArray<Quotation> Answer(IReadOnlyList<FoundPassage> found)
    {
        var best = found.Where(one => one.Coverage >= LeastCoverage && one.Score >= LeastOfBest * found[0].Score).Take(MostQuotations).Select(Quotation.Best).ToList();
        return [.. best.Where(one => one.Worth > 0 || best.TrueForAll(other => other.Worth <= 0)).OrderByDescending(one => one.Worth).Select(one => one.Quotation)];
    }

    /// <summary>Why the search answered in a model’s place.</summary>
    public static AnsweredBy Instead(ModelAway why) => why switch
    {
        ModelAway.NotSetUp => AnsweredBy.Search,
        ModelAway.Spent => AnsweredBy.SearchAsShareIsSpent,
        _ => AnsweredBy.SearchAsModelIsAway,
    };
}
