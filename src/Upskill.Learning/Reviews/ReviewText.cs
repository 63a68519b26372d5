using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Localization;
using Upskill.Learning.Programmes;

namespace Upskill.Learning.Reviews;

/// <summary>What a learner is told of a module's review: in the language of the module's texts, where there are words in it, for it stands among them.</summary>
internal sealed class ReviewText(IStringLocalizer<LearningWords> words)
{
    /// <summary>The sentence, and the language that it is in.</summary>
    public (string Sentence, string Language) Of(Module module, ImmutableArray<ModuleReview> reviews)
    {
        var (culture, page) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(module.Language);
            return (Sentence(ModuleReviews.Of(module, reviews)), words["ReviewLanguage"]);
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, page);
        }
    }

    private string Sentence(ReviewTold? told) => told switch
    {
        null => words["ReviewNone"],
        { IsOfThis: true, Review: { Expertise: { } expertise } review } => words["ReviewByExpert", review.Reviewer, expertise, review.On],
        { IsOfThis: true, Review: var review } => words["ReviewBy", review.Reviewer, review.On],
        { Review: { Expertise: { } expertise } review } => words["ReviewOlderByExpert", review.Reviewer, expertise, review.On],
        { Review: var review } => words["ReviewOlder", review.Reviewer, review.On],
    };
}
